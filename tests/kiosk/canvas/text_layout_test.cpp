#include "kiosk/canvas/text_layout.h"

#include <gtest/gtest.h>

#include "kiosk/canvas/utf8.h"

namespace yichuang::canvas {
namespace {

/// Chinese characters are ten pixels wide, all others five.
class Ruler final : public Metrics {
 public:
  float Advance(char32_t character) override { return character >= 0x2E80 ? 10 : 5; }
};

std::vector<std::string> Lines(std::string_view text, Wrapping wrapping) {
  Ruler ruler;
  std::vector<std::string> lines;
  for (const TextLine& line : LayOut(text, ruler, wrapping).lines) {
    std::string words;
    for (const char32_t character : line.characters) words += EncodeUtf8(character);
    lines.push_back(words);
  }
  return lines;
}

using Expected = std::vector<std::string>;

TEST(TextLayout, ChineseBreaksAnywhere) {
  EXPECT_EQ(Lines("申请材料接收回执单据", {50}), (Expected{"申请材料接", "收回执单据"}));
}

TEST(TextLayout, ClosingPunctuationNeverBeginsALine) {
  EXPECT_EQ(Lines("申请材料齐，当场受理", {50}), (Expected{"申请材料", "齐，当场", "受理"}));
  for (const char32_t mark : std::u32string(U"，。、；：！？）》」』】”’%"))
    EXPECT_FALSE(MayBreakBetween(U'齐', mark));
}

TEST(TextLayout, OpeningPunctuationNeverEndsALine) {
  EXPECT_EQ(Lines("食品经营（新办）许可", {50}), (Expected{"食品经营", "（新办）", "许可"}));
  for (const char32_t mark : std::u32string(U"（《「『【“‘￥"))
    EXPECT_FALSE(MayBreakBetween(mark, U'新'));
}

TEST(TextLayout, WordsAndNumbersStayWhole) {
  EXPECT_EQ(Lines("please bring papers", {60}), (Expected{"please bring", "papers"}));
  for (const std::string& line : Lines("大厅开放09:00-17:30共八小时", {75})) {
    EXPECT_EQ(line.find("09"), line.find("09:00-17:30")) << line;
  }
  for (const std::string& line : Lines("费用为5,000.50元，税率3.5%起", {60})) {
    EXPECT_EQ(line.find("5,000"), line.find("5,000.50")) << line;
    EXPECT_EQ(line.find("3."), line.find("3.5%")) << line;
  }
}

TEST(TextLayout, ANumberKeepsItsMeasureWord) {
  EXPECT_EQ(Lines("承诺时限共5个工作日", {60}), (Expected{"承诺时限共", "5个工作日"}));
}

TEST(TextLayout, AWeekdayStaysWhole) {
  for (const char32_t day : std::u32string_view(U"一二三四五六日"))
    EXPECT_FALSE(MayBreakBetween(U'周', day));
  EXPECT_TRUE(MayBreakBetween(U'周', U'末'));
}

TEST(TextLayout, AWordWiderThanTheLineIsBroken) {
  EXPECT_EQ(Lines("abcdefghij", {25}), (Expected{"abcde", "fghij"}));
}

TEST(TextLayout, BlanksAtABreakAreDropped) {
  EXPECT_EQ(Lines("window twelve", {35}), (Expected{"window", "twelve"}));
}

TEST(TextLayout, ALastLineGetsCompany) {
  // Greedy lines would leave one character alone.
  EXPECT_EQ(Lines("一二三四五六七", {60}), (Expected{"一二三四", "五六七"}));
}

TEST(TextLayout, NewLinesAreKept) {
  EXPECT_EQ(Lines("甲\n\n乙", {100}), (Expected{"甲", "", "乙"}));
}

TEST(TextLayout, EllipsisOnlyWhereAsked) {
  EXPECT_EQ(Lines("申请材料接收回执", {50, 1, true}), (Expected{"申请材料…"}));
  Ruler ruler;
  EXPECT_TRUE(LayOut("申请材料接收回执", ruler, {50, 1, true}).shortened);
  EXPECT_FALSE(LayOut("申请材料", ruler, {50, 1, true}).shortened);
  EXPECT_EQ(Lines("申请材料接收回执", {50, 1, false}).size(), 2U);
}

TEST(TextLayout, WidthIsThatOfTheWidestLine) {
  Ruler ruler;
  EXPECT_EQ(LayOut("甲乙丙\n甲", ruler, {1000}).width, 30);
}

TEST(TextLayout, NoLineIsWiderThanAsked) {
  Ruler ruler;
  const std::string text =
      "本事项由综合窗口统一受理（工作日9:00-12:00），Wi-Fi 免费；请带身份证、户口簿等 3 项材料。";
  for (float width = 60; width < 400; width += 7) {
    for (const TextLine& line : LayOut(text, ruler, {width}).lines)
      EXPECT_LE(line.width, std::max(width, 55.0F));
  }
}

TEST(Utf8, DecodesEveryLengthAndRefusesWhatIsMalformed) {
  EXPECT_EQ(ToCharacters("A é 云 𠮷"), U"A é 云 𠮷");
  EXPECT_EQ(ToCharacters("\xF0\x82\x82\xAC"), std::u32string(4, kReplacement));
  EXPECT_EQ(ToCharacters("\xED\xA0\x80"), std::u32string(3, kReplacement));
  EXPECT_EQ(ToCharacters("\xE4\xBA"), std::u32string(2, kReplacement));
  EXPECT_EQ(EncodeUtf8(U'𠮷'), "𠮷");
  EXPECT_EQ(WithoutLast("云𠮷"), "云");
  EXPECT_EQ(WithoutLast(""), "");
}

}  // namespace
}  // namespace yichuang::canvas
