#include <fmt/format.h>

#include "hub/documents/guides.h"
#include "hub/documents/html.h"
#include "hub/documents/item_text.h"
#include "hub/documents/site_page.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

std::string_view LanguageTag(Language language) {
  return language == Language::kChinese ? "zh-CN" : "en";
}

Language Other(Language language) {
  return language == Language::kChinese ? Language::kEnglish : Language::kChinese;
}

SiteFile IndexPage(const Site& site) {
  const bool english = site.language == Language::kEnglish;
  PageHead head;
  head.title = Text(Word::kGuides, site.language);
  head.up = english ? "../" : "";
  head.home = "index.html";
  head.twin = english ? "../index.html" : "en/index.html";
  head.path = english ? "en/index.html" : "index.html";
  return {head.path, PageHtml(site, head, IndexMain(site))};
}

SiteFile ItemPage(const Site& site, const catalogue::Item& item) {
  const bool english = site.language == Language::kEnglish;
  const std::string file = "items/" + item.id + ".html";
  PageHead head;
  head.title = In(item.name, site.language);
  head.up = english ? "../../" : "../";
  head.home = "../index.html";
  head.twin = (english ? "../../" : "../en/") + file;
  head.path = (english ? "en/" : "") + file;
  return {head.path, PageHtml(site, head, ItemMain(site, item))};
}

}  // namespace

std::string PageHtml(const Site& site, const PageHead& head, const std::string& main) {
  const Language language = site.language;
  const std::string hall = fmt::format(fmt::runtime(Text(Word::kHallName, language)),
                                       In(site.catalogue.district, language));
  std::string html = "<!doctype html>\n<html lang=\"";
  html += LanguageTag(language);
  html += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += TextTag("title", fmt::format("{} \u00b7 {}", head.title, hall));
  html += fmt::format("<link rel=\"stylesheet\" href=\"{}style.css\">\n", head.up);
  if (!site.frame.public_url.empty()) {
    const bool slash = site.frame.public_url.ends_with('/');
    html += fmt::format("<link rel=\"canonical\" href=\"{}{}{}\">\n", Escape(site.frame.public_url),
                        slash ? "" : "/", Escape(head.path));
  }
  html += "</head>\n<body>\n";
  html +=
      TextTag("a", Text(Word::kSkipToContent, language), {{"class", "skip"}, {"href", "#main"}});
  std::string banner = TextTag("a", hall, {{"class", "hall"}, {"href", head.home}});
  banner += TextTag("a", Text(Word::kOtherLanguage, language),
                    {{"class", "language"},
                     {"href", head.twin},
                     {"lang", LanguageTag(Other(language))},
                     {"hreflang", LanguageTag(Other(language))}});
  html += Tag("header", banner);
  std::string inner;
  if (site.catalogue.sample) {
    inner += TextTag("p", Text(Word::kSampleNotice, language), {{"class", "sample"}});
  }
  html += Tag("main", inner + main, {{"id", "main"}});
  std::string foot = TextTag("p", Text(Word::kPrintHint, language));
  std::string made = fmt::format(fmt::runtime(Text(Word::kMadeOn, language)),
                                 DateText(site.frame.made_on, language));
  if (site.catalogue.version > 0) {
    made += "\u2003" + fmt::format(fmt::runtime(Text(Word::kCatalogueVersion, language)),
                                   site.catalogue.version);
  }
  foot += TextTag("p", made);
  html += Tag("footer", foot);
  html += "</body>\n</html>\n";
  return html;
}

std::string BookletFile(Language language) {
  return language == Language::kChinese ? "guides-zh.pdf" : "guides-en.pdf";
}

std::vector<SiteFile> GuideSite(const catalogue::Catalogue& catalogue, const GuidesFrame& frame) {
  std::vector<SiteFile> files{{"style.css", std::string(StyleSheet())}};
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Site site{catalogue, frame, language};
    files.push_back(IndexPage(site));
    for (const catalogue::Item& item : catalogue.items) files.push_back(ItemPage(site, item));
  }
  return files;
}

}  // namespace yichuang::documents
