#include "hub/documents/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "hub/documents/once_notice.h"
#include "tests/hub/documents/sample_item.h"

namespace yichuang::documents {
namespace {

struct Case {
  const char* name;
  Medium medium;
  bool large_print;
  Language language;
};

std::vector<Case> Cases() {
  std::vector<Case> cases;
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const bool large : {false, true}) {
      cases.push_back({"A4", A4(large), large, language});
      cases.push_back({"58 mm", Roll(384, large), large, language});
      cases.push_back({"80 mm", Roll(576, large), large, language});
    }
  }
  return cases;
}

LaidOut LayOutHard(const Case& wanted, std::size_t materials) {
  const auto catalogue = HardCatalogue(materials);
  NoticeFrame frame;
  frame.hall = "云澜区政务服务中心";
  frame.reference = "7K3QX9A2";
  frame.language = wanted.language;
  frame.large_print = wanted.large_print;
  const Paper paper = OnceNotice(catalogue, catalogue.items.front(), {}, frame);
  const Typesetter type(wanted.medium.roll() ? Typesetter::Target::kDots
                                             : Typesetter::Target::kOutlines);
  return LayOut(paper, wanted.medium, type);
}

Rect RectOf(const Mark& mark) {
  if (const auto* glyphs = std::get_if<Glyphs>(&mark)) return glyphs->ink();
  if (const auto* bar = std::get_if<Bar>(&mark)) return bar->area;
  if (const auto* disc = std::get_if<Disc>(&mark)) {
    return {disc->x - disc->radius, disc->y - disc->radius, 2 * disc->radius, 2 * disc->radius};
  }
  return std::get<Link>(mark).area;
}

// Every text in the order it was set, without what lines add.
std::string TextOf(const Sheet& sheet) {
  std::string text;
  for (const Mark& mark : sheet.marks) {
    const auto* glyphs = std::get_if<Glyphs>(&mark);
    if (glyphs != nullptr) text += glyphs->text->lines()[glyphs->line].text;
  }
  for (const std::string white : {" ", "\u00a0"}) {
    for (auto at = text.find(white); at != std::string::npos; at = text.find(white)) {
      text.erase(at, white.size());
    }
  }
  return text;
}

TEST(Layout, NothingStandsOutsideThePaper) {
  for (const Case& wanted : Cases()) {
    for (const Sheet& sheet : LayOutHard(wanted, 40).sheets) {
      for (const Mark& mark : sheet.marks) {
        const Rect rect = RectOf(mark);
        EXPECT_GE(rect.x, 0) << wanted.name;
        EXPECT_GE(rect.y, 0) << wanted.name;
        EXPECT_LE(rect.right(), sheet.width) << wanted.name;
        EXPECT_LE(rect.bottom(), sheet.height) << wanted.name;
      }
    }
  }
}

TEST(Layout, NoTextOverlapsAnother) {
  for (const Case& wanted : Cases()) {
    for (const Sheet& sheet : LayOutHard(wanted, 12).sheets) {
      std::vector<Rect> inks;
      for (const Mark& mark : sheet.marks) {
        if (std::holds_alternative<Glyphs>(mark)) inks.push_back(RectOf(mark));
      }
      for (std::size_t i = 0; i < inks.size(); ++i) {
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
          const bool apart = inks[i].right() <= inks[j].x || inks[j].right() <= inks[i].x ||
                             inks[i].bottom() <= inks[j].y || inks[j].bottom() <= inks[i].y;
          EXPECT_TRUE(apart) << wanted.name << " at " << inks[i].x << "," << inks[i].y;
        }
      }
    }
  }
}

TEST(Layout, EveryOfFortyMaterialsIsOnThePaper) {
  for (const Case& wanted : Cases()) {
    std::string text;
    for (const Sheet& sheet : LayOutHard(wanted, 40).sheets) text += TextOf(sheet);
    for (std::size_t i = 1; i <= 40; ++i) {
      const std::string name = wanted.language == Language::kChinese
                                   ? fmt::format("申请材料{:02}", i)
                                   : fmt::format("Document{:02}", i);
      EXPECT_NE(text.find(name), std::string::npos) << wanted.name << ": " << name;
    }
  }
}

TEST(Layout, EveryPageOfATableHasItsHead) {
  const LaidOut laid_out = LayOutHard({"A4", A4(false), false, Language::kChinese}, 40);
  ASSERT_GE(laid_out.sheets.size(), 3u);
  int with_rows = 0;
  for (const Sheet& sheet : laid_out.sheets) {
    const std::string text = TextOf(sheet);
    const std::size_t row = text.find("申请材料");
    if (row == std::string::npos) continue;
    ++with_rows;
    EXPECT_LT(text.find("材料名称"), row);
  }
  EXPECT_GE(with_rows, 3);
}

TEST(Layout, EveryPageSaysThatItIsSampleDataAndWhichPageItIs) {
  const LaidOut laid_out = LayOutHard({"A4", A4(true), true, Language::kChinese}, 40);
  const std::size_t of = laid_out.sheets.size();
  for (std::size_t i = 0; i < of; ++i) {
    const std::string text = TextOf(laid_out.sheets[i]);
    EXPECT_NE(text.find("演示数据"), std::string::npos);
    EXPECT_NE(text.find(fmt::format("第{}页，共{}页", i + 1, of)), std::string::npos) << text;
  }
}

// A heading with nothing below it is worse than white at the foot of the page before.
TEST(Layout, NoHeadingIsTheLastLineOfAPage) {
  const Typesetter type(Typesetter::Target::kOutlines);
  const Medium medium = A4(false);
  for (int lines = 30; lines <= 48; ++lines) {
    Paper paper;
    paper.blocks.push_back(Paragraph{Repeated("一行\n", lines)});
    paper.blocks.push_back(Heading{"标题"});
    paper.blocks.push_back(Table{true, {{"列", 1}}, {{{"行一"}, {}}, {{"行二"}, {}}}});
    for (const Sheet& sheet : LayOut(paper, medium, type).sheets) {
      const std::string text = TextOf(sheet);
      const std::size_t heading = text.find("标题");
      if (heading == std::string::npos) continue;
      EXPECT_NE(text.find("行一", heading), std::string::npos) << lines;
    }
  }
}

TEST(Layout, ContentsNameThePageOfEachChapter) {
  Paper paper;
  paper.blocks.push_back(Cover{"手册", "云澜区", {"版本 7"}});
  paper.blocks.push_back(Contents{"目录"});
  for (int i = 1; i <= 60; ++i) {
    paper.blocks.push_back(Chapter{fmt::format("事项{}", i), i <= 30 ? "甲局" : "乙局"});
    paper.blocks.push_back(Title{fmt::format("事项{}", i), {}});
    paper.blocks.push_back(Paragraph{Repeated("一行\n", i % 2 == 0 ? 60 : 5)});
  }
  const Typesetter type(Typesetter::Target::kOutlines);
  const LaidOut laid_out = LayOut(paper, A4(false), type);
  ASSERT_EQ(laid_out.chapters.size(), 60u);
  std::string contents;
  for (std::size_t i = 1; i < laid_out.chapters.front().sheet; ++i) {
    contents += TextOf(laid_out.sheets[i]);
  }
  for (const Anchor& chapter : laid_out.chapters) {
    EXPECT_NE(TextOf(laid_out.sheets[chapter.sheet]).find(chapter.title), std::string::npos);
    const std::string entry = fmt::format("{}{}", chapter.title, chapter.sheet + 1);
    EXPECT_NE(contents.find(entry), std::string::npos) << entry;
  }
}

TEST(Layout, ABarcodeHasItsQuietZoneOrIsLeftOut) {
  const Typesetter type(Typesetter::Target::kDots);
  for (const std::string content : {"7K3QX9A2", "THIS CONTENT IS FAR TOO LONG FOR 58 MM"}) {
    Paper paper;
    paper.blocks.push_back(Barcode{content});
    const LaidOut laid_out = LayOut(paper, Roll(384, false), type);
    double left = 1e9;
    double right = 0;
    int bars = 0;
    for (const Mark& mark : laid_out.sheets.front().marks) {
      const auto* bar = std::get_if<Bar>(&mark);
      if (bar == nullptr) continue;
      ++bars;
      left = std::min(left, bar->area.x);
      right = std::max(right, bar->area.right());
    }
    EXPECT_EQ(bars > 0, content == "7K3QX9A2");
    if (bars == 0) continue;
    EXPECT_GE(left, 20);
    EXPECT_LE(right, 384 - 20);
  }
}

}  // namespace
}  // namespace yichuang::documents
