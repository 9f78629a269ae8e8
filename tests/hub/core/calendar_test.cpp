#include "hub/core/calendar.h"

#include <gtest/gtest.h>

#include "tests/hub/core/two_years.h"

namespace yichuang::core {
namespace {

TEST(Calendar, CountsWorkingDaysAsTheHandbookDoes) {
  const Calendar calendar = TwoYears();
  const auto add = [&](HallDay day, int count) { return AddWorkingDays(calendar, day, count); };
  EXPECT_EQ(add(2025y / 12 / 31, 1), HallDay(2026y / 1 / 4));  // a Sunday that is worked
  EXPECT_EQ(add(2026y / 2 / 13, 5), HallDay(2026y / 2 / 27));
  EXPECT_EQ(add(2026y / 2 / 14, 5), HallDay(2026y / 2 / 28));
  EXPECT_EQ(add(2026y / 2 / 16, 5), HallDay(2026y / 2 / 28));
  EXPECT_EQ(add(2026y / 4 / 30, 20), HallDay(2026y / 6 / 1));
  EXPECT_EQ(add(2026y / 9 / 24, 5), HallDay(2026y / 10 / 9));
  EXPECT_EQ(add(2026y / 9 / 30, 20), HallDay(2026y / 11 / 3));
  EXPECT_EQ(add(2025y / 9 / 26, 5), HallDay(2025y / 10 / 10));
  EXPECT_EQ(add(2026y / 5 / 6, 0), HallDay(2026y / 5 / 6));
}

TEST(Calendar, AYearWithoutPaperGoesByWeekdaysAndIsMissed) {
  const Calendar none;
  EXPECT_TRUE(IsWorkingDay(none, 2027y / 1 / 1));
  EXPECT_FALSE(IsWorkingDay(none, 2027y / 1 / 2));
  EXPECT_EQ(MissingYears(none, 2026y / 6 / 1), std::vector<int>{2026});
}

TEST(Calendar, NextYearIsMissedFromTheFirstOfDecember) {
  const Calendar calendar = TwoYears();
  EXPECT_TRUE(MissingYears(calendar, 2026y / 11 / 30).empty());
  EXPECT_EQ(MissingYears(calendar, 2026y / 12 / 1), std::vector<int>{2027});
  EXPECT_TRUE(MissingYears(calendar, 2025y / 12 / 31).empty());
}

TEST(Calendar, AHallWithoutPaperIsAlarmedOfThisYearOnceItCountsByIt) {
  Calendar calendar;
  EXPECT_TRUE(AlarmingYears(calendar, 2026y / 6 / 1, false).empty());
  EXPECT_EQ(AlarmingYears(calendar, 2026y / 12 / 1, false), std::vector<int>{2027});
  EXPECT_EQ(AlarmingYears(calendar, 2026y / 6 / 1, true), std::vector<int>{2026});
  calendar[2025];
  EXPECT_EQ(AlarmingYears(calendar, 2026y / 6 / 1, false), std::vector<int>{2026});
}

TEST(Calendar, TheLaterPaperChangesTheDecemberBefore) {
  Calendar calendar = TwoYears();
  EXPECT_TRUE(IsWorkingDay(calendar, 2026y / 12 / 31));
  ListDays(calendar[2027], 2026y / 12 / 31, 2, true);
  EXPECT_FALSE(IsWorkingDay(calendar, 2026y / 12 / 31));
}

TEST(Calendar, APaperIsInOrderOfItsYearAndNamed) {
  CalendarYear days = TwoYears()[2026];
  EXPECT_TRUE(IsCalendarYear(2026, days));
  EXPECT_FALSE(IsCalendarYear(2025, days));
  EXPECT_FALSE(IsCalendarYear(2026, {}));
  std::swap(days[0], days[1]);
  EXPECT_FALSE(IsCalendarYear(2026, days));
  std::swap(days[0], days[1]);
  days[0].name.zh.clear();
  EXPECT_FALSE(IsCalendarYear(2026, days));
}

TEST(Calendar, TheLastWorkingDayLiesBeforeAWeekendAndAHoliday) {
  const Calendar calendar = TwoYears();
  EXPECT_EQ(LastWorkingDay(calendar, 2026y / 5 / 12), 2026y / 5 / 12) << "a Tuesday";
  EXPECT_EQ(LastWorkingDay(calendar, 2026y / 5 / 9), 2026y / 5 / 9) << "a Saturday that is worked";
  EXPECT_EQ(LastWorkingDay(calendar, 2026y / 5 / 10), 2026y / 5 / 9);
  EXPECT_EQ(LastWorkingDay(calendar, 2026y / 10 / 5), 2026y / 9 / 30) << "a Monday of the holiday";
  EXPECT_EQ(LastWorkingDay({}, 2026y / 10 / 5), 2026y / 10 / 5) << "without the year's paper";
}

}  // namespace
}  // namespace yichuang::core
