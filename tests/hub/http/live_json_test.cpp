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

  const json whole = json::parse(WholeJson(state));

  EXPECT_EQ(whole.size(), 9U);
  EXPECT_EQ(whole["hall"], "示例大厅");
  EXPECT_EQ(whole["demo"], true);
  EXPECT_EQ(whole["software"], "0.1.0");
  EXPECT_EQ(whole["at_ms"], 1'778'290'201'000);
  EXPECT_EQ(whole["day"], "2026-05-09");
  EXPECT_EQ(whole["seq"], 8);
  EXPECT_EQ(whole["utc_offset_minutes"], 480);
  EXPECT_EQ(whole["today"],
            json::parse(R"({"ended":1,"uninvited":0,"rated":1,"levels":[0,1,0,0,0]})"));
  EXPECT_EQ(whole["windows"][0], json::parse(R"({"number":1,"zone":"A","staff_number":"1001",
      "staff_name":"李敏","visit":"A001","serving_since_ms":5,"inviting":true,"device":"online",
      "evaluator":"ev-0001","today":{"ended":0,"uninvited":0,"rated":0,"levels":[0,0,0,0,0]},
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
  EXPECT_TRUE(absent([](auto& state) { state.software = "0.2.0"; }));
  EXPECT_TRUE(absent([](auto& state) { state.utc_offset_minutes = 0; }));
}

}  // namespace
}  // namespace yichuang::http
