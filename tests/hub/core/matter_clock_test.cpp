#include <gtest/gtest.h>

#include <chrono>
#include <ctime>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using T = MatterStep;

constexpr HallDay kLastBeforeHoliday = std::chrono::year(2026) / 9 / 24;

TEST(MatterClock, CountsWorkingDaysOverHolidays) {
  MatterHall hall(kLastBeforeHoliday);
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  // 25 to 27 September are off, 20 September was worked instead.
  EXPECT_EQ(hall.Due(), "09-30 17:30");
}

TEST(MatterClock, WhatComesAfterTheOfficesClosedCameOnTheNextWorkingDay) {
  MatterHall hall(kLastBeforeHoliday);
  hall.GoTo(kLastBeforeHoliday, 19h);
  hall.Ask("", "cannot_be_done");
  EXPECT_EQ(hall.Due(), "09-28 17:30") << "on that same day";
}

TEST(MatterClock, CountsMinutesOfOfficeHoursAlone) {
  MatterHall hall(kLastBeforeHoliday);
  hall.GoTo(kLastBeforeHoliday, 17h);
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Give("9001", "1001");
  // Half an hour today, three and a half after the holiday: lunch and night count nothing.
  EXPECT_EQ(hall.Due(), "09-28 12:00");
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 9 / 28, 12h), "bell1>1001 card1:1 lost1:1001");
}

TEST(MatterClock, WithoutKnownHoursALimitStillEnds) {
  MatterHall hall;
  hall.hall.board.plan.week = {};
  hall.Ask("9001", "first_inquiry", T::kUnclear);
  EXPECT_EQ(hall.Due(), "05-11 10:30");
}

TEST(MatterClock, RemindsInOfficeHoursAlone) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(), "05-14 17:30");
  EXPECT_EQ(MatterHall::Clock(*hall.At().bell), "05-13 08:30");
  // The hub was down when it was due, and comes back at midnight.
  hall.GoTo(std::chrono::year(2026) / 5 / 14, 0min);
  EXPECT_EQ(hall.Do(Tick{}), "bells_held");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
  EXPECT_EQ(MatterHall::Clock(*NextDeadline(hall.hall)), "05-14 08:30");
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 14, 9h), "bell1>9001");
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 14, 17h + 30min), "card1:1 unanswered1:9001");
}

TEST(MatterClock, ClimbsTheLadderAndStaysOnTop) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 6 / 30, 9h),
            "bell1>9001 card1:1 unanswered1:9001 card1:2>duty_manager card1:3>hall_manager "
            "card1:4>leader");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
  EXPECT_EQ(hall.At().rung, 4) << "late, with a card, and not forgotten";
  EXPECT_EQ(hall.Move("9001", T::kAnswer), "answered1");
  EXPECT_EQ(hall.At().rung, 0) << "another limit, other cards";
}

TEST(MatterClock, FollowsHoursAndHolidaysThatChange) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(), "05-14 17:30");
  contract::HallDayHours hours;
  hours.day = std::chrono::year(2026) / 5 / 14;
  hours.open = {{510, 720}};
  EXPECT_EQ(hall.Do(ChangeHours{hours}), "hours");
  EXPECT_EQ(hall.Do(Tick{}), "matters_redated1");
  EXPECT_EQ(hall.Due(), "05-14 12:00");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
}

/// 100,000 open matters, every one due at about the same time.
TEST(MatterClock, ATickOverAHundredThousandTakesLessThanASecond) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  const OpenMatter first = hall.At();
  for (std::uint64_t id = 2; id <= 100'000; ++id) {
    OpenMatter& open = hall.hall.matters.open[MatterId{id}];
    open = first;
    hall.hall.matters.cards.emplace(*open.late, MatterId{id});
    hall.hall.matters.bells.emplace(*open.bell, MatterId{id});
  }
  const auto longest = [&](HallDay day, std::chrono::minutes time) {
    hall.GoTo(day, time);
    std::clock_t most = 0;  // of this process, whatever else the machine does
    for (std::string told = "?"; told != "nothing";) {
      const std::clock_t begin = std::clock();
      told = hall.Do(Tick{});
      most = std::max(most, std::clock() - begin);
      if (told == "bells_held") break;
      if (hall.hall.seq > 5'000) break;  // a few ticks show what each costs
    }
    return most;
  };
  EXPECT_LT(longest(std::chrono::year(2026) / 5 / 11, 11h), CLOCKS_PER_SEC) << "nothing is due";
  const auto due = longest(std::chrono::year(2026) / 5 / 14, 17h + 30min);
  EXPECT_LT(due, CLOCKS_PER_SEC) << "all are";
  RecordProperty("due_ms", std::to_string(due * 1'000 / CLOCKS_PER_SEC));
}

}  // namespace
}  // namespace yichuang::core
