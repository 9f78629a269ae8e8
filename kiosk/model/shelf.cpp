#include "kiosk/model/shelf.h"

#include <algorithm>
#include <map>
#include <utility>

namespace yichuang::model {
namespace {

bool IsUnder(const catalogue::Item& item, Shelf shelf, std::string_view id) {
  const auto holds = [id](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  switch (shelf) {
    case Shelf::kLifeEvent:
      return holds(item.life_events);
    case Shelf::kTheme:
      return holds(item.themes);
    case Shelf::kDepartment:
      return item.department == id;
  }
  return false;
}

/// Calls `see(id, name)` for every name on the shelf.
template <typename See>
void EachName(const catalogue::Catalogue& catalogue, Shelf shelf, See see) {
  const auto all = [&see](const auto& entries) {
    for (const auto& entry : entries) see(entry.id, entry.name);
  };
  switch (shelf) {
    case Shelf::kLifeEvent:
      return all(catalogue.life_events);
    case Shelf::kTheme:
      return all(catalogue.themes);
    case Shelf::kDepartment:
      return all(catalogue.departments);
  }
}

}  // namespace

std::vector<ShelfEntry> EntriesOf(const Model& model, Shelf shelf) {
  std::vector<ShelfEntry> entries;
  if (!model.hall.catalogue) return entries;
  const auto& items = model.hall.catalogue->items;
  EachName(*model.hall.catalogue, shelf, [&](const std::string& id, const catalogue::Text& name) {
    const auto count = std::count_if(items.begin(), items.end(), [&](const catalogue::Item& item) {
      return !catalogue::IsDiscontinued(item) && IsUnder(item, shelf, id);
    });
    if (count > 0) entries.push_back({id, name, static_cast<int>(count)});
  });
  return entries;
}

const catalogue::Text* EntryName(const Model& model, Shelf shelf, std::string_view id) {
  const catalogue::Text* found = nullptr;
  if (!model.hall.catalogue) return found;
  EachName(*model.hall.catalogue, shelf, [&](const std::string& each, const catalogue::Text& name) {
    if (each == id) found = &name;
  });
  return found;
}

std::vector<const catalogue::Item*> ItemsOf(const Model& model, Shelf shelf, std::string_view id) {
  std::vector<const catalogue::Item*> items;
  if (!model.hall.catalogue) return items;
  for (const catalogue::Item& item : model.hall.catalogue->items) {
    if (!catalogue::IsDiscontinued(item) && IsUnder(item, shelf, id)) items.push_back(&item);
  }
  return items;
}

const catalogue::Item* FindItem(const Model& model, std::string_view id) {
  if (!model.hall.catalogue) return nullptr;
  for (const catalogue::Item& item : model.hall.catalogue->items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

const catalogue::JointMatter* FindJointMatter(const Model& model, std::string_view id) {
  if (!model.hall.catalogue) return nullptr;
  for (const catalogue::JointMatter& matter : model.hall.catalogue->joint_matters) {
    if (matter.id == id) return &matter;
  }
  return nullptr;
}

const catalogue::Item* OpenItem(const Model& model) {
  if (Here(model).screen != Screen::kItem) return nullptr;
  return FindItem(model, Here(model).id);
}

std::vector<const catalogue::Item*> FoundItems(const Model& model) {
  std::vector<const catalogue::Item*> items;
  for (const std::string& id : model.visit.found) {
    if (const catalogue::Item* item = FindItem(model, id)) items.push_back(item);
  }
  return items;
}

std::vector<Counter> Counters(const Model& model) {
  std::vector<Counter> counters;
  if (!model.hall.catalogue) return counters;
  std::map<std::pair<std::vector<std::uint16_t>, std::string>, std::size_t> known;
  for (const catalogue::Item& item : model.hall.catalogue->items) {
    if (item.windows.empty() || catalogue::IsDiscontinued(item)) continue;
    auto windows = item.windows;
    std::sort(windows.begin(), windows.end());
    const auto [at, is_new] = known.try_emplace({windows, item.place.zh}, counters.size());
    if (is_new) counters.push_back({item.place, windows, {}});
    counters[at->second].items.push_back(&item);
  }
  std::stable_sort(counters.begin(), counters.end(),
                   [](const Counter& a, const Counter& b) { return a.windows < b.windows; });
  return counters;
}

int RowsPerPage(const Model& model) {
  const bool elder = Has(model, Mode::kElder);
  // Names on a shelf stand two by two, items below each other.
  if (Has(model, Mode::kLow)) return elder && Here(model).screen != Screen::kBrowse ? 3 : 4;
  return elder ? 5 : 8;
}

int PagesFor(const Model& model, std::size_t rows) {
  const auto per_page = static_cast<std::size_t>(RowsPerPage(model));
  return std::max(1, static_cast<int>((rows + per_page - 1) / per_page));
}

}  // namespace yichuang::model
