#include "hub/live_board.h"

#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"

namespace yichuang::hub {
namespace {

using fakes::HallBuilder;

const StaffNames kNames{{"1001", "周明"}, {"2001", "王建国"}};

core::Plan Mapped() {
  core::Plan plan = fakes::PlanOf(4);
  plan.zones = {{"A", {"综合服务区", "General services"}}};
  plan.windows[3].zone = "B";
  plan.windows[0].place = core::Place{3, 1};
  return plan;
}

query::LiveState StateOf(const HallBuilder& hall) {
  return LiveStateOf(hall.hall(), {"云澜区政务服务中心", false, "0.1.0"}, kNames);
}

TEST(LiveBoard, DrawsTheHallFromItsPlan) {
  HallBuilder hall;
  hall.Do(core::Configure{Mapped()});
  const query::LiveState state = StateOf(hall);
  EXPECT_EQ(state.zones,
            (std::vector<query::LiveZone>{{"A", "综合服务区", "General services"}, {"B", "", ""}}));
  EXPECT_EQ(state.windows[0].column, 3);
  EXPECT_EQ(state.windows[0].row, 1);
  EXPECT_EQ(state.windows[1].column, 1);
  EXPECT_EQ(state.windows[1].row, 2);
  EXPECT_EQ(state.windows[3].row, 3);
}

TEST(LiveBoard, TellsHowManyWaitForEachLineAndWhoServesIt) {
  HallBuilder hall;
  core::Plan plan = fakes::PlanOf(2);
  plan.groups.resize(2);
  plan.groups[0].id = "a";
  plan.groups[0].letter = 'A';
  plan.groups[1].id = "z";
  plan.groups[1].letter = 'F';
  plan.windows[0].groups = {"z"};
  hall.Do(core::Configure{plan});
  hall.Do(core::IssueTicket{"a", core::TicketClass::kWalkIn, "guide"});
  hall.Do(core::IssueTicket{"a", core::TicketClass::kWalkIn, "guide"});
  const query::LiveState state = StateOf(hall);
  EXPECT_EQ(state.lines, (std::vector<query::LiveLine>{{"a", 2}, {"z", 0}}));
  EXPECT_EQ(state.windows[0].groups, (std::vector<std::string>{"z"}));
  EXPECT_EQ(state.windows[1].groups, (std::vector<std::string>{"a", "z"}));
}

TEST(LiveBoard, ShowsTheCardOfWhoIsOnShift) {
  HallBuilder hall;
  hall.Man(1);
  hall.Man(2);
  const query::LiveState state =
      LiveStateOf(hall.hall(), {"", false, "0.1.0"}, kNames, {{"1001", "photo-1"}});
  EXPECT_EQ(state.windows[0].staff_name, "周明");
  EXPECT_EQ(state.windows[0].staff_photo, "photo-1");
  EXPECT_EQ(state.windows[1].staff_photo, "");
  EXPECT_EQ(state.windows[2].staff_photo, "");
}

TEST(LiveBoard, DaysAreSettledWhenAWorkingDayLiesBehindThem) {
  HallBuilder hall;
  hall.Do(core::Configure{Mapped()});
  core::Hall holiday = hall.hall();
  holiday.day = std::chrono::year(2026) / 10 / 5;
  const auto settled = [&holiday] {
    return LiveStateOf(holiday, {"", false, "0.1.0"}, kNames).settled_before;
  };
  EXPECT_EQ(settled(), "2026-10-05");
  for (unsigned day = 1; day <= 7; ++day)
    holiday.board.calendar[2026].push_back(
        {std::chrono::year(2026) / 10 / std::chrono::day(day), true, {"国庆节", ""}});
  EXPECT_EQ(settled(), "2026-09-30");
  holiday.day = std::chrono::year(2026) / 10 / 8;
  EXPECT_EQ(settled(), "2026-10-08");
}

TEST(LiveBoard, TellsABadRatingWithWhereAndWhomItIsAbout) {
  HallBuilder hall;
  hall.Man(1);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1"), core::Level::k2));
  const auto alarms = StateOf(hall).alarms;
  ASSERT_EQ(alarms.size(), 1U);
  EXPECT_EQ(alarms[0].kind, query::LiveAlarmKind::kBadRating);
  EXPECT_EQ(alarms[0].windows, std::vector<int>{1});
  EXPECT_EQ(alarms[0].level, 2);
  EXPECT_EQ(alarms[0].staff_number, "1001");
  EXPECT_EQ(alarms[0].at_ms, hall.now().time_since_epoch().count());
  EXPECT_FALSE(alarms[0].acknowledged);
}

TEST(LiveBoard, TellsWhoTookAnAlarmUp) {
  HallBuilder hall;
  hall.Man(1);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1"), core::Level::k1));
  hall.Do(core::AcknowledgeAlarm{hall.hall().alarms.begin()->first, "2001"});
  const auto alarms = StateOf(hall).alarms;
  ASSERT_TRUE(alarms[0].acknowledged);
  EXPECT_EQ(alarms[0].acknowledged->by, "2001");
  EXPECT_EQ(alarms[0].acknowledged->name, "王建国");
}

TEST(LiveBoard, AHostThatIsAwayConcernsAllItsWindows) {
  HallBuilder hall(5);
  hall.Do(core::AnnounceBirth{{"win-01", contract::Presence::kOnline, 7, "0.1.0", 0, {}}});
  hall.Do(core::AnnounceDeath{"win-01", 7});
  const auto alarms = StateOf(hall).alarms;
  ASSERT_EQ(alarms.size(), 1U);
  EXPECT_EQ(alarms[0].kind, query::LiveAlarmKind::kTerminalAway);
  EXPECT_EQ(alarms[0].windows, (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(alarms[0].source, "win-01");
}

TEST(LiveBoard, AMissingCalendarNamesItsYearAndNoWindow) {
  HallBuilder hall;
  hall.SetNow(std::chrono::sys_days(std::chrono::year(2026) / 12 / 1));
  hall.Do(core::Tick{});
  const auto alarms = StateOf(hall).alarms;
  ASSERT_EQ(alarms.size(), 1U);
  EXPECT_EQ(alarms[0].kind, query::LiveAlarmKind::kCalendarMissing);
  EXPECT_EQ(alarms[0].year, 2027);
  EXPECT_TRUE(alarms[0].windows.empty());
}

TEST(LiveBoard, NumbersStuckKeysFromTheLeft) {
  EXPECT_EQ(KeysOf(0), std::vector<int>{});
  EXPECT_EQ(KeysOf(0b10101), (std::vector<int>{1, 3, 5}));
}

TEST(LiveBoard, TheWallHasNoAlarm) {
  HallBuilder hall;
  hall.Man(1);
  hall.Do(hall.PressEntry(1, hall.Serve(1, "A1"), core::Level::k1));
  const query::WallState wall = WallStateOf(hall.hall(), hall.now(), {"云澜区", false, "0.1.0"});
  EXPECT_EQ(wall.today.rated, 0U);  // nothing of it, nor of the rating it is about
}

}  // namespace
}  // namespace yichuang::hub
