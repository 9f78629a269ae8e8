#include "hub/core/working_time.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/hub/core/two_years.h"

namespace yichuang::core {
namespace {

constexpr std::chrono::minutes kChina = 8h;

/// Mondays to Fridays 9:00–12:00 and 13:30–17:00, Saturdays 9:00–12:00; the State Council's holiday
/// from 1 to 5 May 2026, for which Saturday the 9th is worked.
Board Offices() {
  Board board;
  for (int weekday = 0; weekday < 5; ++weekday)
    board.plan.week[static_cast<std::size_t>(weekday)] = {{540, 720}, {810, 1020}};
  board.plan.week[5] = {{540, 720}};
  for (unsigned day = 1; day <= 5; ++day)
    board.calendar[2026].push_back({2026y / 5 / std::chrono::day(day), true, {"劳动节", ""}});
  board.calendar[2026].push_back({2026y / 5 / 9, false, {"劳动节调休", ""}});
  return board;
}

/// Of the hall's clock.
Instant At(HallDay day, std::chrono::minutes time) {
  return Instant(std::chrono::sys_days(day)) - kChina + time;
}

std::optional<Instant> Add(const Board& board, Instant start, Millis time) {
  return AddOfficeTime(board, kChina, start, time);
}

TEST(WorkingDays, CountingIsAddingTurnedRound) {
  const Calendar calendar = TwoYears();
  std::mt19937 random(20260509);
  std::uniform_int_distribution<int> some_day(0, 900), some_days(1, 60);
  for (int i = 0; i < 300; ++i) {
    const HallDay start =
        std::chrono::sys_days(2024y / 12 / 1) + std::chrono::days(some_day(random));
    const int first = some_days(random), second = some_days(random);
    const HallDay end = AddWorkingDays(calendar, start, first);
    EXPECT_TRUE(IsWorkingDay(calendar, end)) << "a limit never ends on a day off";
    EXPECT_GE((std::chrono::sys_days(end) - std::chrono::sys_days(start)).count(), first);
    EXPECT_EQ(CountWorkingDays(calendar, start, end), first);
    EXPECT_EQ(CountWorkingDays(calendar, end, start), 0);
    EXPECT_EQ(AddWorkingDays(calendar, end, second),
              AddWorkingDays(calendar, start, first + second))
        << "a pause moves the end by its working days, whenever it was";
    EXPECT_LE(end,
              AddWorkingDays(calendar, std::chrono::sys_days(start) + std::chrono::days(1), first))
        << "who comes later is not done earlier";
  }
}

TEST(OfficeTime, RunsOnlyWhileTheOfficesAreOpen) {
  const Board board = Offices();
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 9h), 2h), At(2026y / 5 / 12, 11h));
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 9h), 3h), At(2026y / 5 / 12, 12h)) << "to the minute";
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 11h), 2h), At(2026y / 5 / 12, 14h + 30min)) << "noon";
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 16h), 4h), At(2026y / 5 / 13, 12h)) << "the night";
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 20h), 2h), At(2026y / 5 / 13, 11h)) << "after hours";
}

TEST(OfficeTime, StandsStillOnHolidaysAndOnSaturdaysThatAreNotWorked) {
  const Board board = Offices();
  EXPECT_EQ(Add(board, At(2026y / 4 / 30, 16h), 2h), At(2026y / 5 / 6, 10h)) << "五一";
  EXPECT_EQ(Add(board, At(2026y / 5 / 15, 16h), 2h), At(2026y / 5 / 18, 10h))
      << "the hall opens on this Saturday, and it is no working day";
  EXPECT_EQ(Add(board, At(2026y / 5 / 8, 16h), 2h), At(2026y / 5 / 9, 10h)) << "a worked one";
}

TEST(OfficeTime, AnEarlyClosingMovesTheEnd) {
  Board board = Offices();
  board.changed_days[2026y / 5 / 12] = {2026y / 5 / 12, {{540, 600}}, {"系统维护", ""}};
  EXPECT_EQ(Add(board, At(2026y / 5 / 12, 9h), 2h), At(2026y / 5 / 13, 10h));
}

TEST(OfficeTime, WithoutHoursThereIsNoEndToTell) {
  EXPECT_EQ(Add(Board{}, At(2026y / 5 / 12, 9h), 2h), std::nullopt);
}

TEST(OfficeTime, CountingIsAddingTurnedRound) {
  const Board board = Offices();
  std::mt19937 random(20260509);
  std::uniform_int_distribution<int> some_minute(0, 60 * 24 * 60), some_time(1, 6'000);
  for (int i = 0; i < 200; ++i) {
    const Instant start = At(2026y / 4 / 20, std::chrono::minutes(some_minute(random)));
    const Millis time = std::chrono::minutes(some_time(random));
    const auto end = Add(board, start, time);
    ASSERT_TRUE(end);
    EXPECT_EQ(CountOfficeTime(board, kChina, start, *end), time);
    EXPECT_EQ(CountOfficeTime(board, kChina, *end, start), 0ms);
  }
}

}  // namespace
}  // namespace yichuang::core
