#include "hub/documents/typesetter.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace yichuang::documents {
namespace {

std::vector<std::string> LinesOf(const std::string& text, double width) {
  const Typesetter type(Typesetter::Target::kDots);
  std::vector<std::string> lines;
  const auto set = type.Set(text, Style{20}, width);
  for (const SetText::Line& line : set->lines()) lines.push_back(line.text);
  return lines;
}

TEST(Typesetter, SaysWhatToInstallWhenTheFontIsAbsent) {
  try {
    const Typesetter type(Typesetter::Target::kDots, "No Such Font SC");
    FAIL() << "a font that is not there was accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("No Such Font SC"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("fonts-noto-cjk"), std::string::npos);
  }
}

// Every width from 3 to 12 characters: closing marks never begin a line, opening ones never end it.
TEST(Typesetter, ObeysTheRulesOfChineseLineEnds) {
  const std::string text =
      "申请人（法定代表人）须提交“营业执照”、《公司章程》和身份证明；材料齐全的，当场受理。是吗？是"
      "！";
  for (int width = 60; width <= 240; width += 10) {
    for (const std::string& line : LinesOf(text, width)) {
      for (const std::string bad : {"）", "”", "、", "》", "；", "，", "。", "？", "！"}) {
        EXPECT_FALSE(line.starts_with(bad)) << width << ": " << line;
      }
      for (const std::string bad : {"（", "“", "《"}) {
        EXPECT_FALSE(line.ends_with(bad)) << width << ": " << line;
      }
    }
  }
}

TEST(Typesetter, KeepsATimeAndANumberWithItsUnitWhole) {
  for (int width = 120; width <= 240; width += 10) {
    for (const std::string& line : LinesOf("周一至周五9:00–12:00，承诺 15 个工作日", width)) {
      EXPECT_FALSE(line.ends_with("9:00–")) << width;
      EXPECT_FALSE(line.ends_with("15")) << width;
    }
  }
}

TEST(Typesetter, BreaksAWordThatIsLongerThanTheLine) {
  for (const std::string& line : LinesOf("https://hall.example/guides/business-setup.html", 100)) {
    EXPECT_LT(line.size(), 20u);
  }
}

TEST(Typesetter, LosesNoCharacter) {
  const std::string text = "窗口受理与大厅办理：一次告知，材料齐全。";
  std::string all;
  for (const std::string& line : LinesOf(text, 75)) all += line;
  EXPECT_EQ(all, text);
}

}  // namespace
}  // namespace yichuang::documents
