#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "hub/documents/guides.h"
#include "hub/documents/html.h"
#include "tests/hub/documents/sample_item.h"

namespace yichuang::documents {
namespace {

std::map<std::string, std::string> Files(const catalogue::Catalogue& catalogue,
                                         const GuidesFrame& frame = {}) {
  std::map<std::string, std::string> files;
  for (SiteFile& file : GuideSite(catalogue, frame)) files[file.path] = std::move(file.bytes);
  return files;
}

std::size_t Count(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

// The addresses of links and style sheets.
std::vector<std::string> AddressesIn(const std::string& html) {
  std::vector<std::string> addresses;
  const std::string mark = "href=\"";
  for (auto at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    addresses.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return addresses;
}

// "en/items/" + "../index.html" = "en/index.html"
std::string Resolve(std::string folder, std::string address) {
  while (address.starts_with("../")) {
    address.erase(0, 3);
    folder.pop_back();
    folder.erase(folder.find_last_of('/') + 1);
  }
  return folder + address;
}

TEST(Html, EscapesWhatHasAMeaning) {
  EXPECT_EQ(Escape("<b a=\"1\">&'窗口"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;窗口");
  EXPECT_EQ(TextTag("p", "a<b", {{"title", "\"x\" & y"}}),
            "<p title=\"&quot;x&quot; &amp; y\">a&lt;b</p>\n");
}

// A catalogue is data: whatever stands in it is text, in every field a page shows.
TEST(GuideSite, NoFieldOfACatalogueBecomesHtml) {
  auto catalogue = HardCatalogue(2);
  const std::string evil = "\"><script>alert('x')</script>&";
  const catalogue::Text text{evil, evil};
  auto& item = catalogue.items.front();
  catalogue.district = catalogue.departments.front().name = text;
  catalogue.themes = {{"t", text}};
  item.themes = {"t"};
  item.name = item.summary = item.result = item.hours = item.place = item.fee.amount = text;
  item.fee.basis = text;
  item.phone = item.supervision = evil;
  item.conditions = {text};
  item.questions = {{text, text}};
  item.basis = {{evil, evil, {}}};
  item.situations.front().name = item.situations.front().options.front().name = text;
  item.materials.front().name = item.materials.front().note = item.materials.front().issuer = text;
  item.materials.front().when = {{"home", {"own"}}};
  item.steps.front().name = item.steps.front().detail = item.steps.front().where = text;
  for (const auto& [path, html] : Files(catalogue, {{}, "https://x.example/\"><script>"})) {
    EXPECT_EQ(html.find("<script"), std::string::npos) << path;
    EXPECT_EQ(html.find("alert('"), std::string::npos) << path;
  }
}

TEST(GuideSite, EveryLinkLeadsToAFileOfTheSite) {
  const auto files = Files(HardCatalogue(3));
  for (const auto& [path, html] : files) {
    const std::string folder = path.substr(0, path.find_last_of('/') + 1);
    for (const std::string& address : AddressesIn(html)) {
      if (address.starts_with("#")) {
        EXPECT_NE(html.find("id=\"" + address.substr(1) + "\""), std::string::npos) << address;
        continue;
      }
      const std::string target = Resolve(folder == path ? "" : folder, address);
      const bool booklet =
          target == BookletFile(Language::kChinese) || target == BookletFile(Language::kEnglish);
      EXPECT_TRUE(booklet || files.count(target) == 1) << path << " -> " << address;
    }
  }
}

TEST(GuideSite, TakesNothingFromElsewhere) {
  for (const auto& [path, html] : Files(HardCatalogue(3))) {
    for (const std::string outside : {"http:", "https:", "src=", "url(", "@import", "<script"}) {
      EXPECT_EQ(html.find(outside), std::string::npos) << path << " has " << outside;
    }
  }
}

TEST(GuideSite, HasAPageForEachItemInBothLanguages) {
  const auto files = Files(HardCatalogue(3));
  ASSERT_EQ(files.count("items/hard.html"), 1u);
  ASSERT_EQ(files.count("en/items/hard.html"), 1u);
  EXPECT_NE(files.at("items/hard.html").find("<html lang=\"zh-CN\">"), std::string::npos);
  EXPECT_NE(files.at("en/items/hard.html").find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(files.at("en/items/hard.html").find("working days"), std::string::npos);
  EXPECT_EQ(Count(files.at("index.html"), "items/hard.html"), 1u);
}

TEST(GuideSite, ShowsWhatEachSituationWants) {
  auto catalogue = HardCatalogue(3);
  catalogue.items.front().materials[1].when = {{"home", {"own"}}};
  const std::string html = Files(catalogue).at("items/hard.html");
  EXPECT_EQ(Count(html, "<details>"), 2u);
  const std::size_t own = html.find("<summary>自有");
  const std::size_t rent = html.find("<summary>租赁");
  ASSERT_NE(own, std::string::npos);
  ASSERT_NE(rent, std::string::npos);
  const std::size_t named = html.find("申请材料02", own);
  EXPECT_LT(named, rent);
}

TEST(GuideSite, ClaimsNoLawForAnUnverifiedItem) {
  auto catalogue = HardCatalogue(1);
  catalogue.items.front().verified = false;
  const std::string html = Files(catalogue).at("items/hard.html");
  EXPECT_EQ(html.find("某某条例"), std::string::npos);
  EXPECT_EQ(html.find("法定时限</dt>"), std::string::npos);
}

// What the QR code says must be what the website's writer wrote.
TEST(GuideAddress, IsThePageTheWebsiteHas) {
  const auto files = Files(HardCatalogue(1));
  for (const std::string base : {"https://hall.example/guides", "https://hall.example/guides/"}) {
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      const std::string address = GuideAddress(base, "hard", language);
      const std::string root = "https://hall.example/guides/";
      ASSERT_TRUE(address.starts_with(root)) << address;
      EXPECT_EQ(files.count(address.substr(root.size())), 1u) << address;
    }
  }
}

TEST(Booklet, HasAChapterForEachItemAndCodesOnlyWithAnAddress) {
  const auto catalogue = HardCatalogue(2);
  const auto count = [&](const GuidesFrame& frame, auto holds) {
    const Paper paper = Booklet(catalogue, frame, Language::kChinese);
    return std::count_if(paper.blocks.begin(), paper.blocks.end(), holds);
  };
  const auto chapter = [](const Block& block) { return std::holds_alternative<Chapter>(block); };
  const auto code = [](const Block& block) { return std::holds_alternative<QrCode>(block); };
  EXPECT_EQ(count({}, chapter), 1);
  EXPECT_EQ(count({}, code), 0);
  EXPECT_EQ(count({{}, "https://hall.example"}, code), 1);
}

}  // namespace
}  // namespace yichuang::documents
