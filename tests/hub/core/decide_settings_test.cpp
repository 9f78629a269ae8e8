#include <gtest/gtest.h>

#include "hub/core/change_settings.h"
#include "hub/core/desired.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

PutWindow Window(int number, const std::string& evaluator, bool add = false) {
  return {WindowNo(number), "A", fakes::DeviceOf(number), evaluator, add};
}

ChangeSettings Change(WantedSetting wanted, Instant effective = {}) {
  return {"2001", {std::move(wanted)}, effective, 0};
}

std::string Faults(const Examined& examined) {
  std::string told;
  for (const SettingFault& each : examined.faults) {
    told += (told.empty() ? "" : " ") + std::to_string(each.index) + "." + each.field + ":" +
            std::string(contract::Name(each.reason)) + (each.what.empty() ? "" : "=" + each.what);
  }
  return told;
}

CalendarYear Paper(int year) {
  return {{std::chrono::year(year) / 1 / 1, true, {"元旦", "New Year"}},
          {std::chrono::year(year) / 1 / 4, false, {"元旦调休", ""}}};
}

TEST(Settings, AWindowIsAddedInItsPlaceAndTakenBackAgain) {
  HallBuilder hall(4);
  const Plan before = hall.hall().plan;
  EXPECT_EQ(Told(hall.Run(Change(Window(7, "ev-0007", true)))), "set1");
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{7})->device, "win-02");
  EXPECT_TRUE(hall.hall().windows.contains(WindowNo{7}));
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "undo2");
  EXPECT_EQ(hall.hall().plan, before);
  EXPECT_FALSE(hall.hall().windows.contains(WindowNo{7}));
  EXPECT_EQ(FindChange(hall.hall().settings, ChangeId{1})->undone_by, ChangeId{2});
}

TEST(Settings, AnUndoCanItselfBeUndone) {
  HallBuilder hall(4);
  hall.Do(Change(Window(2, "ev-0042")));
  hall.Do(UndoChange{"2001", ChangeId{1}});
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "!not_undoable");
  hall.Do(UndoChange{"2001", ChangeId{2}});
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2})->evaluator, "ev-0042");
}

TEST(Settings, AChangeThatChangesNothingIsNoEvent) {
  HallBuilder hall(4);
  EXPECT_EQ(Told(hall.Run(Change(Window(2, "ev-0002")))), "nothing");
}

TEST(Settings, EveryFaultIsNamedWithItsField) {
  HallBuilder hall(4);
  ChangeSettings change{"2001", {}, {}, 0};
  change.wanted = {PutWindow{WindowNo{0}, "A", "win 1", "ev-1", true},
                   Window(2, "ev-0002", true),
                   Window(9, "ev-0009"),
                   CloseWindow{WindowNo{8}},
                   AddStaff{"10-01"},
                   AddStaff{"1001"},
                   RemoveStaff{"9999"},
                   RemoveStaff{"2001"}};
  EXPECT_EQ(Faults(Examine(hall.hall(), change, hall.now())),
            "0.number:wrong_type 0.device:wrong_type 0.evaluator:wrong_type 1.number:taken "
            "2.number:unknown_window 3.number:unknown_window 4.number:wrong_type 5.number:taken "
            "6.number:unknown_staff 7.number:own_record=2001");
  EXPECT_EQ(std::get<Refusal>(hall.Try(change)).what, "changes[0].number");
}

TEST(Settings, AnEvaluatorStandsAtOneWindowAtATime) {
  HallBuilder hall(4);
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(Window(2, "ev-0003")), hall.now())),
            "0.evaluator:taken=3");
  // Two windows change theirs in one change: allowed, for it is looked at as a whole.
  ChangeSettings swap{"2001", {Window(2, "ev-0003"), Window(3, "ev-0002")}, {}, 0};
  EXPECT_EQ(Told(hall.Run(swap)), "set1 set2");
  EXPECT_EQ(WindowOfEvaluator(hall.hall().plan, "ev-0002")->number, WindowNo{3});
}

TEST(Settings, AKioskIsNoWindowsHost) {
  HallBuilder hall(4);
  KioskPlan kiosks;
  kiosks.kiosks = {{"kiosk-01", "A"}};
  hall.Do(Configure{fakes::PlanOf(4), kiosks});
  PutWindow window = Window(5, "", true);
  window.device = "kiosk-01";
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(window), hall.now())), "0.device:taken=kiosk-01");
}

TEST(Settings, AllOfItOrNothing) {
  HallBuilder hall(4);
  ChangeSettings change{"2001", {AddStaff{"3001"}, AddStaff{"1001"}}, {}, 0};
  EXPECT_EQ(Told(hall.Run(change)), "!taken");
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "3001"), nullptr);
}

TEST(Settings, WhoeverSawAnOlderStateLooksAgain) {
  HallBuilder hall(4);
  ChangeSettings change = Change(Window(2, "ev-0042"));
  change.version = 1;
  hall.Do(change);
  change = Change(Window(2, "ev-0043"));
  change.version = 1;
  EXPECT_EQ(Told(hall.Run(change)), "!settings_moved");
}

TEST(Settings, AReplacedEvaluatorShowsWhatTheWindowShows) {
  HallBuilder hall(4);
  hall.Attach(2);
  hall.Man(2);
  OpenedHello hello;
  hello.evaluator = "ev-0042";
  hello.epoch = 1;
  hello.boot = 1;
  hall.Do(hall.HelloEntry("win-01", hello));
  TerminalWanted wanted = WantedOf(hall.hall(), "win-01");
  ASSERT_EQ(wanted.evaluators.size(), 2U);
  EXPECT_EQ(wanted.evaluators[1].evaluator, "ev-0042");
  EXPECT_EQ(wanted.evaluators[1].shown, Shown::kPaused);
  const std::uint64_t before = wanted.version;
  hall.Do(Change(Window(2, "ev-0042")));
  wanted = WantedOf(hall.hall(), "win-01");
  EXPECT_GT(wanted.version, before);
  EXPECT_EQ(wanted.evaluators[0].shown, Shown::kPaused);
  EXPECT_EQ(wanted.evaluators[1].shown, Shown::kIdle);
  EXPECT_EQ(wanted.evaluators[1].staff, StaffId{2});
}

TEST(Settings, APressOnAReplacedEvaluatorStillCounts) {
  HallBuilder hall(4);
  hall.Attach(2);
  hall.Man(2);
  const ServiceId service = hall.Serve(2, "A1");
  EXPECT_EQ(Told(hall.Run(Change(Window(2, "ev-0042")))), "replaced1 set1");
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(2, service))), "rating1");
}

TEST(Settings, AClosedWindowEndsItsWorkInTheLedger) {
  HallBuilder hall(2);
  hall.Man(2);
  hall.Open(2, "A2");
  EXPECT_EQ(Told(hall.Run(Change(CloseWindow{WindowNo{2}}))), "end_uninvited1 shift- set1");
  EXPECT_EQ(Told(hall.Run(Change(CloseWindow{WindowNo{1}}))), "!last_window");
}

TEST(Settings, WhoLeavesGoesOffShiftAndSignsInNoMore) {
  HallBuilder hall(2);
  hall.Man(1);
  hall.Do(SetAccount{"", "1001", {{Role::kWindowStaff}, true}});
  EXPECT_EQ(Told(hall.Run(Change(RemoveStaff{"1001"}))), "shift- account:1001 set1");
  EXPECT_FALSE(hall.hall().accounts.at("1001").enabled);
  hall.Do(UndoChange{"2001", ChangeId{1}});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->id, StaffId{1});  // his figures stay his
  EXPECT_FALSE(hall.hall().accounts.at("1001").enabled);
}

TEST(Settings, ACardThatChangedIsShownOnTheDeviceAndUndoneAgain) {
  HallBuilder hall(2);
  hall.Attach(1);
  hall.Man(1);
  const Plan plan = hall.hall().plan;
  std::uint64_t before = WantedOf(hall.hall(), "win-01").version;
  EXPECT_EQ(Told(hall.Run(Change(ChangeCard{"1001", "card-1"}))), "set1");
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->card, "card-1");
  EXPECT_GT(WantedOf(hall.hall(), "win-01").version, before);
  before = WantedOf(hall.hall(), "win-01").version;
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "undo2");
  EXPECT_EQ(hall.hall().plan, plan);
  EXPECT_GT(WantedOf(hall.hall(), "win-01").version, before);
}

TEST(Settings, ACardWaitsForItsTime) {
  HallBuilder hall(2);
  hall.Do(Change(ChangeCard{"1001", "card-1"}, hall.now() + 1h));
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->card, "");
  hall.Advance(1h);
  hall.Do(Tick{});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->card, "card-1");
}

TEST(Settings, AnOlderCardIsNotUndoneUnderANewerOne) {
  HallBuilder hall(2);
  hall.Do(Change(ChangeCard{"1001", "card-1"}));
  hall.Do(Change(ChangeCard{"1001", "card-2"}));
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "!not_undoable");
  hall.Do(UndoChange{"2001", ChangeId{2}});
  hall.Do(UndoChange{"2001", ChangeId{1}});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "1001")->card, "");
}

TEST(Settings, ACardThatIsTheSameIsNoChange) {
  HallBuilder hall(2);
  hall.Do(Change(ChangeCard{"1001", "card-1"}));
  EXPECT_EQ(Told(hall.Run(Change(ChangeCard{"1001", "card-1"}))), "nothing");
  EXPECT_EQ(Told(hall.Run(Change(ChangeCard{"1001", std::string(kMostCard + 1, 'x')}))),
            "!wrong_type");
}

using Groups = std::vector<std::string>;

Plan WithGroups() {
  Plan plan = fakes::PlanOf(4);
  plan.groups = {{"qykb", 'A', {"企业开办", "Business"}, "", ""},
                 {"sb", 'B', {"社保", "Insurance"}, "", ""}};
  return plan;
}

TEST(Settings, AWindowServesTheGroupsItIsGiven) {
  HallBuilder hall(4);
  hall.Do(Configure{WithGroups()});
  PutWindow wanted = Window(2, "ev-0002");
  wanted.groups = Groups{"sb"};
  EXPECT_EQ(Told(hall.Run(Change(wanted))), "set1");
  EXPECT_FALSE(Serves(*FindWindow(hall.hall().plan, WindowNo{2}), "qykb"));
  wanted.groups = Groups{"sb", "qykb"};  // kept as the hall tells them
  hall.Do(Change(wanted));
  const Groups both{"qykb", "sb"};
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2})->groups, both);
  wanted.groups = Groups{};
  hall.Do(Change(wanted));
  EXPECT_TRUE(Serves(*FindWindow(hall.hall().plan, WindowNo{2}), "qykb"));
  hall.Do(UndoChange{"2001", ChangeId{3}});
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2})->groups, both);
}

TEST(Settings, AWindowChangedInOtherRespectsKeepsItsGroups) {
  HallBuilder hall(4);
  hall.Do(Configure{WithGroups()});
  PutWindow wanted = Window(2, "ev-0002");
  wanted.groups = Groups{"sb"};
  hall.Do(Change(wanted));
  hall.Do(Change(Window(2, "ev-0042")));
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2})->evaluator, "ev-0042");
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2})->groups, Groups{"sb"});
}

TEST(Settings, AGroupTheHallDoesNotHaveIsNamed) {
  HallBuilder hall(4);
  hall.Do(Configure{WithGroups()});
  PutWindow wanted = Window(2, "ev-0002");
  wanted.groups = Groups{"sb", "roof"};
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(wanted), hall.now())),
            "0.groups:unknown_group=roof");
  wanted.groups = Groups{"sb", "sb"};
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(wanted), hall.now())), "0.groups:taken=sb");
}

TEST(Settings, OneWindowMoreForAGroupAndOneLess) {
  HallBuilder hall(4);
  Plan plan = WithGroups();
  plan.windows[0].groups = {"qykb"};
  plan.windows[1].groups = {"sb"};
  hall.Do(Configure{plan});
  const auto groups = [&](int window) {
    return FindWindow(hall.hall().plan, WindowNo(static_cast<std::uint16_t>(window)))->groups;
  };
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{2}, "qykb"}))), "set1");
  EXPECT_EQ(groups(2), (Groups{"qykb", "sb"}));
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{2}, "qykb"}))), "nothing");
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{3}, "qykb", false}))), "set2");
  EXPECT_EQ(groups(3), Groups{"sb"});  // it served all before
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "undo3");
  EXPECT_EQ(groups(2), Groups{"sb"});
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{2}, "roof"}))), "!unknown_group");
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{9}, "sb"}))), "!unknown_window");
}

TEST(Settings, NoGroupLosesItsLastWindowNorAWindowItsLastGroup) {
  HallBuilder hall(4);
  Plan plan = WithGroups();
  for (PlannedWindow& window : plan.windows) window.groups = {"sb"};
  plan.windows[0].groups = {"qykb", "sb"};
  hall.Do(Configure{plan});
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{1}, "qykb", false}))), "!last_for_group");
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{2}, "sb", false}))), "!last_for_group");
  EXPECT_EQ(Told(hall.Run(Change(ServeGroup{WindowNo{1}, "sb", false}))), "set1");
}

TEST(Settings, AChangeWaitsForItsTime) {
  HallBuilder hall(4);
  hall.Man(2);
  hall.Do(Change(CloseWindow{WindowNo{2}}, hall.now() + 1h));
  EXPECT_NE(FindWindow(hall.hall().plan, WindowNo{2}), nullptr);
  EXPECT_EQ(NextDeadline(hall.hall()), hall.now() + 1h);
  hall.Advance(59min);
  EXPECT_EQ(Told(hall.Run(Tick{})), "nothing");
  hall.Advance(1min);
  EXPECT_EQ(Told(hall.Run(Tick{})), "shift- taken1");
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{2}), nullptr);
  EXPECT_EQ(Told(hall.Run(Tick{})), "nothing");
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "undo2");
  EXPECT_NE(FindWindow(hall.hall().plan, WindowNo{2}), nullptr);
}

TEST(Settings, WhatWaitsIsWithdrawnAndNeverHappens) {
  HallBuilder hall(4);
  hall.Do(Change(CloseWindow{WindowNo{2}}, hall.now() + 1h));
  EXPECT_EQ(Told(hall.Run(Change(Window(2, "ev-0042")))), "!setting_pending");
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "dropped1");
  hall.Advance(2h);
  EXPECT_EQ(Told(hall.Run(Tick{})), "nothing");
  EXPECT_EQ(Told(hall.Run(Change(Window(2, "ev-0042")))), "set2");
}

TEST(Settings, ADevicePromisedToOneWindowIsNotGivenToAnother) {
  HallBuilder hall(4);
  hall.Do(Change(Window(2, "ev-0042"), hall.now() + 1h));
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(Window(3, "ev-0042")), hall.now())),
            "0.evaluator:taken=2");
  // Free only from then on: before that it still stands at window 2.
  EXPECT_EQ(
      Faults(Examine(hall.hall(), Change(Window(3, "ev-0002"), hall.now() + 30min), hall.now())),
      "0.evaluator:taken=2");
  EXPECT_EQ(Faults(Examine(hall.hall(), Change(Window(3, "ev-0002"), hall.now() + 2h), hall.now())),
            "");
}

TEST(Settings, NothingIsUndoneThatALaterChangeStandsOn) {
  HallBuilder hall(4);
  hall.Do(Change(Window(2, "ev-0042")));
  hall.Do(Change(Window(3, "ev-0002")));  // took over the device that window 2 had
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "!not_undoable");
  hall.Do(UndoChange{"2001", ChangeId{2}});
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{1}})), "undo4");
}

TEST(Settings, TwoWhoJoinNeverShareAnId) {
  HallBuilder hall(2);
  hall.Do(Change(AddStaff{"3001"}, hall.now() + 1h));
  hall.Do(Change(AddStaff{"3002"}));
  hall.Advance(1h);
  hall.Do(Tick{});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "3001")->id, StaffId{3});
  EXPECT_EQ(StaffNumbered(hall.hall().plan, "3002")->id, StaffId{4});
}

TEST(Settings, NobodyUndoesAChangeAboutHimself) {
  HallBuilder hall(2);
  hall.Do(Change(AddStaff{"3001"}));
  EXPECT_EQ(Told(hall.Run(UndoChange{"3001", ChangeId{1}})), "!own_record");
  EXPECT_EQ(Told(hall.Run(UndoChange{"2001", ChangeId{8}})), "!unknown_change");
}

TEST(Settings, TheWeekAndAHolidayDecideTheHours) {
  HallBuilder hall(2);
  SetWeek week;
  week.week[0] = {{540, 720}, {810, 1020}};
  week.week[4] = {{540, 720}};
  hall.Do(Change(week));
  hall.Do(Change(SetCalendar{2027, Paper(2027)}));
  const Board& board = hall.hall().board;
  using namespace std::chrono_literals;
  EXPECT_TRUE(HoursOn(board, 2027y / 1 / 1)->open.empty());  // a Friday, and a holiday
  EXPECT_EQ(HoursOn(board, 2027y / 1 / 1)->reason.zh, "元旦");
  EXPECT_EQ(HoursOn(board, 2027y / 1 / 8)->open.size(), 1U);
  EXPECT_EQ(HoursOn(board, 2027y / 1 / 4)->open, week.week[0]);
  hall.Do(UndoChange{"2001", ChangeId{2}});
  EXPECT_EQ(HoursOn(hall.hall().board, 2027y / 1 / 1)->open.size(), 1U);
}

TEST(Settings, TheFileRulesUntilTheFirstChangeOnThePage) {
  HallBuilder hall(4);
  Plan file = fakes::PlanOf(3);
  hall.Do(Configure{file});
  EXPECT_EQ(hall.hall().plan.windows.size(), 3U);
  hall.Do(Change(Window(3, "ev-0042")));
  file = fakes::PlanOf(4);
  file.rules.invitation_min = 45s;
  hall.Do(Configure{file});
  EXPECT_EQ(hall.hall().plan.windows.size(), 3U);
  EXPECT_EQ(FindWindow(hall.hall().plan, WindowNo{3})->evaluator, "ev-0042");
  EXPECT_EQ(hall.hall().plan.rules.invitation_min, 45s);  // the file keeps what no page sets
}

TEST(Settings, OldChangesAreForgottenButNeverOneThatWaits) {
  HallBuilder hall(2);
  hall.Do(Change(AddStaff{"3001"}, hall.now() + 1h));
  for (std::size_t i = 0; i < kKeptChanges + 5; ++i) {
    hall.Do(Change(ChangeCard{"1001", "card-" + std::to_string(i)}));
  }
  const Settings& settings = hall.hall().settings;
  EXPECT_EQ(settings.changes.size(), kKeptChanges);
  EXPECT_EQ(settings.changes.front().id, ChangeId{1});
}

}  // namespace
}  // namespace yichuang::core
