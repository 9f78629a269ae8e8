#include "kiosk/voice/numbers.h"

#include <gtest/gtest.h>

#include "kiosk/voice/letters.h"

namespace yichuang::voice {
namespace {

std::string Zh(std::string_view text) {
  return ToUtf8(NumbersInWords(FromUtf8(text), LexiconOf(Language::kChinese)));
}
std::string En(std::string_view text) {
  return ToUtf8(NumbersInWords(FromUtf8(text), LexiconOf(Language::kEnglish)));
}

TEST(Numbers, ReadsCodesDigitByDigit) {
  EXPECT_EQ(Zh("请A001号到3号窗口"), "请A 零零一号到三号窗口");
  EXPECT_EQ(Zh("C118"), "C 一一八");
  EXPECT_EQ(Zh("007"), "零零七");
  EXPECT_EQ(Zh("编号12345"), "编号一二三四五");
  EXPECT_EQ(En("Ticket A001"), "Ticket A 0 0 1");
  EXPECT_EQ(Zh("win10"), "w i n 一零");
  EXPECT_EQ(Zh("Window3"), "Window三") << "a word is no code";
}

TEST(Numbers, ReadsTelephoneAndIdentityNumbersAsPeopleDictateThem) {
  EXPECT_EQ(Zh("电话000-0000-0101"), "电话零零零，零零零零，零幺零幺");
  EXPECT_EQ(En("Call 000-0000-0101."), "Call 0 0 0, 0 0 0 0, 0 1 0 1.");
  EXPECT_EQ(Zh("11010519491231002X"), "幺幺零幺零五幺九四九幺二三幺零零二X");
}

TEST(Numbers, ReadsQuantities) {
  EXPECT_EQ(Zh("20 元"), "二十 元");
  EXPECT_EQ(Zh("0 10 12 100 105 110 1000 1005 1050 9999"),
            "零 十 十二 一百 一百零五 一百一十 一千 一千零五 一千零五十 九千九百九十九");
  EXPECT_EQ(Zh("10,000 12,345 100,010,000"), "一万 一万二千三百四十五 一亿零一万");
  EXPECT_EQ(Zh("0.5 99.05%"), "零点五 百分之九十九点零五");
  EXPECT_EQ(En("80 1,200 0.5 50%"), "80 1200 0.5 50 percent");
}

TEST(Numbers, CountsTwoAsChineseDoes) {
  EXPECT_EQ(Zh("2份 2 个工作日 2号 12份 2月"), "两份 两 个工作日 二号 十二份 二月");
}

TEST(Numbers, ReadsDatesAndTimes) {
  EXPECT_EQ(Zh("2026-05-09"), "二零二六年五月九日");
  EXPECT_EQ(Zh("2026年"), "二零二六年");
  EXPECT_EQ(Zh("9:00 9:05 13:30"), "九点 九点零五分 十三点三十分");
  EXPECT_EQ(En("2026-05-09 9:00 9:05 13:30"), "9 May 2026 9 o'clock 9 oh 5 13 30");
  EXPECT_EQ(Zh("2026-13-09").find("月"), std::string::npos) << "no such month";
  EXPECT_EQ(Zh("9:75").find("点"), std::string::npos) << "no such minute";
}

TEST(Numbers, ReadsADashBetweenNumbersAsTo) {
  EXPECT_EQ(Zh("9:00–12:00"), "九点到十二点");
  EXPECT_EQ(Zh("3-6号窗口"), "三到六号窗口");
  EXPECT_EQ(Zh("10 ~ 15 分钟"), "十到十五 分钟");
  EXPECT_EQ(En("windows 3–6"), "windows 3 to 6");
  EXPECT_EQ(En("3 -"), "3 -");
}

TEST(Numbers, SaysMeasures) { EXPECT_EQ(Zh("22×32"), "二十二乘三十二"); }

TEST(Numbers, EndsWithTheText) {
  for (const char* text :
       {"", "2", "9:", "2026-", "2026-05-", "1,", "1.", "000-", "A", "5%", "3–"}) {
    EXPECT_NO_FATAL_FAILURE(Zh(text)) << text;
  }
}

}  // namespace
}  // namespace yichuang::voice
