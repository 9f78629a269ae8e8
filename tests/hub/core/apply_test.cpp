#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;
using namespace std::chrono;

Instant AtHall(year_month_day day, Millis time) { return sys_days(day) + time - 8h; }

TEST(HallDay, IsOfTheHallNotOfUtc) {
  const Plan plan;
  const auto utc = [](Millis time) { return sys_days(2026y / 5 / 9) + time; };
  EXPECT_EQ(DayOf(plan, utc(15h + 59min)), 2026y / 5 / 9);  // 23:59 at the hall
  EXPECT_EQ(DayOf(plan, utc(16h)), 2026y / 5 / 10);         // 00:00
  EXPECT_EQ(DayOf(plan, utc(0h)), 2026y / 5 / 9);           // 08:00
  EXPECT_EQ(DayOf(plan, utc(24h)), 2026y / 5 / 10);         // 08:00
}

TEST(Apply, FirstRecordOfAHallDayResetsTheCounts) {
  HallBuilder hall;
  hall.SetNow(AtHall(2026y / 5 / 9, 23h + 50min));
  hall.Man(1);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1", 9min)));  // 23:59
  EXPECT_EQ(hall.hall().today.rated, 1U);
  hall.SetNow(AtHall(2026y / 5 / 10, 1min));
  hall.Do(AnnounceBirth{{"win-01", contract::Presence::kOnline, 1, "0.1.0", 0, {}}});
  EXPECT_EQ(hall.hall().day, 2026y / 5 / 10);
  EXPECT_EQ(hall.hall().today, DayCounts{});
  EXPECT_EQ(hall.window(1).today, DayCounts{});
  EXPECT_TRUE(hall.window(1).recent.empty());
}

TEST(Apply, UtcMidnightResetsNothing) {
  HallBuilder hall;
  hall.SetNow(AtHall(2026y / 5 / 9, 7h + 50min));
  hall.Man(1);
  hall.Serve(1, "A1", 5min);
  hall.Advance(10min);  // 08:05 at the hall, another day of UTC
  hall.Serve(1, "A2", 1min);
  EXPECT_EQ(hall.hall().today.ended, 2U);
}

TEST(Apply, RatingForYesterdayLeavesTodaysCountsAlone) {
  HallBuilder hall;
  hall.SetNow(AtHall(2026y / 5 / 9, 23h + 50min));
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A1", 9min);
  hall.SetNow(AtHall(2026y / 5 / 10, 1min));
  const Events events = hall.Do(hall.PressEntry(1, service, Level::k1));
  EXPECT_EQ(fakes::Find<RatingReceived>(events)->service_day, 2026y / 5 / 9);
  EXPECT_EQ(hall.hall().today, DayCounts{});
  EXPECT_EQ(hall.window(1).today, DayCounts{});
  EXPECT_TRUE(hall.window(1).recent.empty());
  EXPECT_FALSE(hall.window(1).invitation);
}

TEST(Apply, VisitNumbersBeginAnewEachDay) {
  HallBuilder hall;
  hall.Man(1);
  hall.Serve(1, "A1");
  hall.Advance(24h);
  hall.Do(Tick{});
  EXPECT_EQ(Told(hall.Try(OpenService{kOne, "A1"})), "open2");
}

TEST(Apply, CountsServicesRatingsAndLevels) {
  HallBuilder hall;
  hall.Man(1);
  hall.Man(2);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1"), Level::k5));
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A2"), Level::k2));
  hall.Serve(2, "B1");
  hall.Open(2, "B2");
  hall.Do(EndService{WindowNo{2}, false});
  EXPECT_EQ(hall.window(1).today, (DayCounts{2, 0, 2, {0, 1, 0, 0, 1}}));
  EXPECT_EQ(hall.window(2).today, (DayCounts{2, 1, 0, {}}));
  EXPECT_EQ(hall.hall().today, (DayCounts{4, 1, 2, {0, 1, 0, 0, 1}}));
}

TEST(Apply, KeepsTheLastFiveRatingsNewestFirst) {
  HallBuilder hall;
  hall.Man(1);
  for (int i = 1; i <= 7; ++i) {
    hall.Do(hall.PressEntry(1, hall.Serve(1, "A" + std::to_string(i))));
  }
  ASSERT_EQ(hall.window(1).recent.size(), 5U);
  EXPECT_EQ(hall.window(1).recent.front().service, ServiceId{7});
  EXPECT_EQ(hall.window(1).recent.back().service, ServiceId{3});
}

TEST(Apply, ClockThatWentBackChangesNothingElse) {
  HallBuilder hall;
  hall.Man(1);
  Hall expected = hall.hall();
  hall.Record(ClockWentBack{hall.now() - 1h});
  ++expected.seq;
  EXPECT_EQ(hall.hall(), expected);
}

TEST(Apply, AfterARestoreNoServiceGetsTheIdOfOneThatWasLost) {
  HallBuilder hall;
  hall.Man(1);
  const std::uint64_t service = hall.hall().next_service;
  const std::uint64_t ticket = hall.hall().queue.next_ticket;
  hall.Record(EraOpened{2});
  EXPECT_GT(hall.hall().next_service, service + 1'000'000);
  EXPECT_GT(hall.hall().queue.next_ticket, ticket + 1'000'000);
}

}  // namespace
}  // namespace yichuang::core
