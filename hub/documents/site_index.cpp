#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "hub/documents/html.h"
#include "hub/documents/item_text.h"
#include "hub/documents/site_page.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

using catalogue::Item;

std::string ListOf(const std::vector<const Item*>& items, Language language) {
  std::string list;
  for (const Item* item : items) {
    list += Tag("li", LinkTo("items/" + item->id + ".html", In(item->name, language)));
  }
  return Tag("ul", list);
}

// A group of items below its name; nothing when it is empty.
template <typename Belongs>
std::string Group(const Site& site, const catalogue::Text& name, const Belongs& belongs) {
  std::vector<const Item*> items;
  for (const Item& item : site.catalogue.items) {
    if (belongs(item)) items.push_back(&item);
  }
  if (items.empty()) return {};
  return Tag("section", TextTag("h3", In(name, site.language)) + ListOf(items, site.language),
             {{"class", "group"}});
}

std::string Way(const Site& site, Word word, std::string_view id, const std::string& groups) {
  if (groups.empty()) return {};
  return Tag("section",
             TextTag("h2", Text(word, site.language)) + Tag("div", groups, {{"class", "groups"}}),
             {{"id", id}});
}

bool Holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::string IndexMain(const Site& site) {
  const Language language = site.language;
  const catalogue::Catalogue& all = site.catalogue;
  std::string departments;
  for (const auto& department : all.departments) {
    departments += Group(site, department.name,
                         [&](const Item& item) { return item.department == department.id; });
  }
  std::string themes;
  for (const auto& theme : all.themes) {
    themes +=
        Group(site, theme.name, [&](const Item& item) { return Holds(item.themes, theme.id); });
  }
  std::string events;
  for (const auto& event : all.life_events) {
    events += Group(site, event.name,
                    [&](const Item& item) { return Holds(item.life_events, event.id); });
  }
  std::string html = TextTag("h1", Text(Word::kGuides, language));
  const std::string count =
      fmt::format(fmt::runtime(Text(Word::kItemCount, language)), all.items.size());
  const std::string up = language == Language::kEnglish ? "../" : "";
  html += Tag("p", Escape(count) + " \u00b7 " +
                       LinkTo(up + BookletFile(language), Text(Word::kDownloadBooklet, language)));
  std::string ways;
  const auto add_way = [&](Word word, std::string_view id, const std::string& groups) {
    if (!groups.empty()) {
      ways += Tag("li", LinkTo("#" + std::string(id), Text(word, language)));
    }
  };
  add_way(Word::kByLifeEvent, "events", events);
  add_way(Word::kByTheme, "themes", themes);
  add_way(Word::kByDepartment, "departments", departments);
  html += Tag("nav", Tag("ul", ways), {{"aria-label", Text(Word::kContentsHead, language)}});
  html += Way(site, Word::kByLifeEvent, "events", events);
  html += Way(site, Word::kByTheme, "themes", themes);
  html += Way(site, Word::kByDepartment, "departments", departments);
  return html;
}

}  // namespace yichuang::documents
