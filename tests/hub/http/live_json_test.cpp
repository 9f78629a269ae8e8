#include "hub/http/live_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/http/live_states.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

TEST(WholeJson, NamesEveryFieldOfTheState) {
  query::LiveState state = AfterRating(TwoWindows(), 2);
  state.windows[0].staff_number = "1001";
  state.windows[0].staff_name = "李敏";
  state.windows[0].visit = "A001";
  state.windows[0].serving_since_ms = 5;
  state.windows[0].inviting = true;
  state.windows[0].evaluator = "ev-0001";
  state.windows[0].stuck_keys = {2};
  state.zones = {{"A", "综合服务区", "General services"}};
  state.lines = {{"a", 3}};
  state.windows[0].groups = {"a"};

  const json whole = json::parse(WholeJson(state));

  EXPECT_EQ(whole.size(), 12U);
  EXPECT_EQ(whole["hall"], "示例大厅");
  EXPECT_EQ(whole["demo"], true);
  EXPECT_EQ(whole["software"], "0.1.0");
  EXPECT_EQ(whole["at_ms"], 1'778'290'201'000);
  EXPECT_EQ(whole["day"], "2026-05-09");
  EXPECT_EQ(whole["seq"], 8);
  EXPECT_EQ(whole["utc_offset_minutes"], 480);
  EXPECT_EQ(whole["today"],
            json::parse(R"({"ended":1,"uninvited":0,"rated":1,"levels":[0,1,0,0,0]})"));
  EXPECT_EQ(whole["zones"],
            json::parse(R"([{"id":"A","name":{"zh":"综合服务区","en":"General services"}}])"));
  EXPECT_EQ(whole["alarms"], json::array());
  EXPECT_EQ(whole["lines"], json::parse(R"([{"group":"a","waiting":3}])"));
  EXPECT_EQ(whole["windows"][0], json::parse(R"({"number":1,"zone":"A","column":1,"row":1,
      "stuck_keys":[2],"staff_number":"1001",
      "staff_name":"李敏","staff_photo":null,"visit":"A001","serving_since_ms":5,"inviting":true,"device":"online",
      "evaluator":"ev-0001","groups":["a"],"today":{"ended":0,"uninvited":0,"rated":0,"levels":[0,0,0,0,0]},
      "recent":[]})"));
  EXPECT_EQ(whole["windows"][1]["serving_since_ms"], nullptr);
  EXPECT_EQ(whole["windows"][1]["recent"],
            json::parse(R"([{"service":8,"level":2,"at_ms":1778290201000}])"));
}

TEST(WholeJson, NamesEveryDeviceHealth) {
  using query::DeviceHealth;
  query::LiveState state = TwoWindows();
  const auto named = [&state](DeviceHealth health) {
    state.windows[0].device = health;
    return json::parse(WholeJson(state))["windows"][0]["device"].get<std::string>();
  };
  EXPECT_EQ(named(DeviceHealth::kNever), "never");
  EXPECT_EQ(named(DeviceHealth::kOffline), "offline");
  EXPECT_EQ(named(DeviceHealth::kDetached), "detached");
  EXPECT_EQ(named(DeviceHealth::kOnline), "online");
}

TEST(WholeJson, ShowsABrokenNameInsteadOfThrowing) {
  query::LiveState state = TwoWindows();
  state.windows[0].staff_name = "\xE6\x9D";
  EXPECT_EQ(json::parse(WholeJson(state))["windows"][0]["staff_name"], "\uFFFD");
}

query::LiveAlarm BadRating(std::uint64_t id) {
  query::LiveAlarm alarm;
  alarm.id = id;
  alarm.windows = {2};
  alarm.source = "ev-0002";
  alarm.staff_number = "1002";
  alarm.service = 9;
  alarm.level = 1;
  alarm.at_ms = 5;
  return alarm;
}

TEST(WholeJson, NamesEveryFieldOfAnAlarm) {
  query::LiveState state = TwoWindows();
  state.alarms = {BadRating(8)};
  state.alarms[0].acknowledged = query::LiveAcknowledgement{"2001", "王建国", 6};
  query::LiveAlarm stuck;
  stuck.id = 9;
  stuck.kind = query::LiveAlarmKind::kKeyStuck;
  stuck.keys = {3};
  state.alarms.push_back(stuck);
  EXPECT_EQ(json::parse(WholeJson(state))["alarms"], json::parse(R"([
      {"id":8,"kind":"bad_rating","windows":[2],"source":"ev-0002","staff_number":"1002",
       "service":9,"level":1,"keys":[],"year":0,"at_ms":5,
       "acknowledged":{"by":"2001","name":"王建国","at_ms":6}},
      {"id":9,"kind":"key_stuck","windows":[],"source":"","staff_number":"","service":0,"level":0,
       "keys":[3],"year":0,"at_ms":0,"acknowledged":null}])"));
}

TEST(WholeJson, NamesEveryKindOfAlarm) {
  query::LiveState state = TwoWindows();
  state.alarms = {BadRating(8)};
  const auto named = [&state](query::LiveAlarmKind kind) {
    state.alarms[0].kind = kind;
    return json::parse(WholeJson(state))["alarms"][0]["kind"].get<std::string>();
  };
  using query::LiveAlarmKind;
  EXPECT_EQ(named(LiveAlarmKind::kBadRating), "bad_rating");
  EXPECT_EQ(named(LiveAlarmKind::kDeviceAway), "device_away");
  EXPECT_EQ(named(LiveAlarmKind::kKeyStuck), "key_stuck");
  EXPECT_EQ(named(LiveAlarmKind::kTerminalAway), "terminal_away");
  EXPECT_EQ(named(LiveAlarmKind::kCalendarMissing), "calendar_missing");
  EXPECT_EQ(named(LiveAlarmKind::kHoldOverran), "hold_overran");
  EXPECT_EQ(named(LiveAlarmKind::kHelp), "help");
  EXPECT_EQ(named(LiveAlarmKind::kCaseDueSoon), "case_due_soon");
  EXPECT_EQ(named(LiveAlarmKind::kCaseLate), "case_late");
  EXPECT_EQ(named(LiveAlarmKind::kCaseStepLate), "case_step_late");
}

TEST(WallJson, KnowsNoAlarmAndNoWindow) {
  const json wall = json::parse(WallJson({}));
  EXPECT_EQ(wall.size(), 6U);
  EXPECT_FALSE(wall.contains("alarms"));
  EXPECT_FALSE(wall.contains("windows"));
}

TEST(DeltaJson, HoldsTheAlarmsThatCameChangedOrEnded) {
  query::LiveState before = TwoWindows();
  before.alarms = {BadRating(3), BadRating(5), BadRating(6)};
  query::LiveState after = before;
  after.alarms.erase(after.alarms.begin());
  after.alarms[0].acknowledged = query::LiveAcknowledgement{"2001", "", 6};
  after.alarms.push_back(BadRating(8));
  const json delta = json::parse(*DeltaJson(before, after));
  EXPECT_EQ(delta["ended_alarms"], json::parse("[3]"));
  ASSERT_EQ(delta["alarms"].size(), 2U);
  EXPECT_EQ(delta["alarms"][0]["id"], 5);
  EXPECT_EQ(delta["alarms"][0]["acknowledged"]["by"], "2001");
  EXPECT_EQ(delta["alarms"][1]["id"], 8);
}

TEST(DeltaJson, HoldsOnlyTheWindowsThatChanged) {
  const query::LiveState before = TwoWindows();
  const auto text = DeltaJson(before, AfterRating(before, 5));
  ASSERT_TRUE(text);
  const json delta = json::parse(*text);
  EXPECT_EQ(delta["base"], 7);
  EXPECT_EQ(delta["seq"], 8);
  EXPECT_EQ(delta["at_ms"], 1'778'290'201'000);
  EXPECT_EQ(delta["day"], "2026-05-09");
  EXPECT_EQ(delta["today"]["rated"], 1);
  ASSERT_EQ(delta["windows"].size(), 1U);
  EXPECT_EQ(delta["windows"][0]["number"], 2);
  EXPECT_EQ(delta["windows"][0]["recent"][0]["level"], 5);
}

TEST(DeltaJson, TellsALineThatChangedWithoutTheWindowsItIsFor) {
  query::LiveState before = TwoWindows();
  before.lines = {{"a", 3}, {"z", 0}};
  query::LiveState after = before;
  EXPECT_EQ(json::parse(*DeltaJson(before, after))["lines"], nullptr);
  after.lines[0].waiting = 4;
  const json delta = json::parse(*DeltaJson(before, after));
  EXPECT_EQ(delta["lines"],
            json::parse(R"([{"group":"a","waiting":4},{"group":"z","waiting":0}])"));
  EXPECT_TRUE(delta["windows"].empty());
}

TEST(DeltaJson, MovesTheSequenceWhenNothingShownChanged) {
  const query::LiveState before = TwoWindows();
  query::LiveState after = before;
  after.seq = 9;
  const auto text = DeltaJson(before, after);
  ASSERT_TRUE(text);
  const json delta = json::parse(*text);
  EXPECT_EQ(delta["seq"], 9);
  EXPECT_TRUE(delta["windows"].empty());
}

TEST(DeltaJson, IsAbsentWhenTheHallItselfChanged) {
  const query::LiveState before = TwoWindows();
  const auto absent = [&before](auto change) {
    query::LiveState after = before;
    change(after);
    return !DeltaJson(before, after);
  };
  EXPECT_TRUE(absent([](auto& state) { state.windows.pop_back(); }));
  EXPECT_TRUE(absent([](auto& state) { state.windows[1].number = 3; }));
  EXPECT_TRUE(absent([](auto& state) { state.hall = "另一个大厅"; }));
  EXPECT_TRUE(absent([](auto& state) { state.demo = false; }));
  EXPECT_TRUE(absent([](auto& state) { state.zones.push_back({"A", "", ""}); }));
  EXPECT_TRUE(absent([](auto& state) { state.lines.push_back({"a", 0}); }));
  EXPECT_TRUE(absent([](auto& state) { state.software = "0.2.0"; }));
  EXPECT_TRUE(absent([](auto& state) { state.utc_offset_minutes = 0; }));
}

}  // namespace
}  // namespace yichuang::http
