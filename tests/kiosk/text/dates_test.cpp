#include "kiosk/text/dates.h"

#include <gtest/gtest.h>

namespace yichuang::text {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;

constexpr auto kZh = Language::kChinese;
constexpr auto kEn = Language::kEnglish;

TEST(Dates, NameTheRightWeekday) {
  EXPECT_EQ(LongDate(kZh, year{2026} / 11 / 24), "2026年11月24日 星期二");
  EXPECT_EQ(LongDate(kEn, year{2026} / 11 / 24), "Tuesday, 24 November 2026");
  EXPECT_EQ(ShortDate(kZh, year{2026} / 11 / 22), "11月22日 周日");
  EXPECT_EQ(ShortDate(kEn, year{2028} / 2 / 29), "Tue 29 Feb");
  EXPECT_EQ(Weekday(kZh, std::chrono::Saturday), "星期六");
}

TEST(Dates, ClockHasTwoDigits) {
  EXPECT_EQ(ClockTime(minutes{0}), "00:00");
  EXPECT_EQ(ClockTime(hours{9} + minutes{5}), "09:05");
  EXPECT_EQ(ClockTime(hours{17}), "17:00");
}

TEST(Dates, AgeIsRoundedDownAndGrowsCoarser) {
  EXPECT_EQ(Age(kZh, minutes{1}), "刚才");
  EXPECT_EQ(Age(kZh, minutes{2}), "2分钟前");
  EXPECT_EQ(Age(kZh, minutes{119}), "119分钟前");
  EXPECT_EQ(Age(kZh, hours{3} + minutes{59}), "3小时前");
  EXPECT_EQ(Age(kEn, hours{47}), "47 h ago");
  EXPECT_EQ(Age(kEn, days{3} - minutes{1}), "2 days ago");
  EXPECT_EQ(Age(kZh, minutes{-5}), "刚才") << "a clock that was set back";
}

}  // namespace
}  // namespace yichuang::text
