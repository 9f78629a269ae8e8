#include "hub/http/settings_desk.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/settings_routes.h"
#include "tests/fakes/hall_builder.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

Visitor As(core::RoleSet roles) { return {"9001", "", roles, false, {}, {}, 0}; }
const Visitor kAdmin = As({core::Role::kSystemAdmin});
const Visitor kManager = As({core::Role::kHallManager});

class SettingsDeskTest : public testing::Test {
 protected:
  SettingsDeskTest() { desk_.Publish(hall_.hall()); }

  static Route RouteOf(const json& body, const Visitor& visitor, bool preview = false) {
    const std::string text = body.dump();
    Ask ask;
    ask.body = text;
    return ChangeSettingsRoute(ask, visitor, preview);
  }

  /// What the whole way answers: the route, the desk and, for a deed, the hall.
  std::string Post(const json& body, const Visitor& visitor, bool preview = false) {
    const Route route = RouteOf(body, visitor, preview);
    if (const auto* trouble = std::get_if<Trouble>(&route)) return ProblemJson(*trouble);
    return Carry(std::get<SettingsAsk>(route), visitor);
  }

  std::string Carry(const SettingsAsk& ask, const Visitor& visitor) {
    const auto taken = desk_.Take(ask, visitor);
    if (const auto* reply = std::get_if<Reply>(&taken)) return reply->body;
    const auto& deed = std::get<SettingsDesk::Deed>(taken);
    core::Decision decision = hall_.Run(deed.command);
    Answer answer = core::Events{};
    if (auto* events = std::get_if<core::Events>(&decision)) answer = std::move(*events);
    if (auto* refusal = std::get_if<core::Refusal>(&decision)) answer = std::move(*refusal);
    desk_.Publish(hall_.hall());
    return desk_.Finish(deed, answer).body;
  }

  json State() { return json::parse(Carry(SettingsStateAsk{}, kAdmin)); }

  static json Change(json wanted) {
    return {{"version", 0}, {"changes", json::array({std::move(wanted)})}};
  }
  static json Window(int number, const char* evaluator, bool add) {
    return Change({{"kind", "window"},
                   {"number", number},
                   {"zone", "A"},
                   {"device", "win-01"},
                   {"evaluator", evaluator},
                   {"add", add}});
  }
  static std::string ReasonOf(const std::string& body) { return json::parse(body)["reason"]; }

  fakes::HallBuilder hall_{4};
  StaffNames told_;
  StaffNames kept_;
  SettingsDesk desk_{{{{"1001", "李敏"}},
                      [this] { return hall_.now(); },
                      [this](StaffNames names) { told_ = std::move(names); },
                      [this](StaffNames names) { kept_ = std::move(names); }}};
};

TEST_F(SettingsDeskTest, APreviewTellsWhatWouldChangeAndWritesNothing) {
  const std::size_t records = hall_.records().size();
  const json preview = json::parse(Post(Window(2, "ev-0042", false), kManager, true));
  EXPECT_EQ(hall_.records().size(), records);
  EXPECT_EQ(State()["version"], 1);
  ASSERT_TRUE(preview.contains("settings"));
  EXPECT_EQ(preview["ok"], true);
  EXPECT_EQ(preview["settings"][0]["before"]["evaluator"], "ev-0002");
  EXPECT_EQ(preview["settings"][0]["after"]["evaluator"], "ev-0042");
}

TEST_F(SettingsDeskTest, APreviewNamesEveryFaultWithItsField) {
  const json preview = json::parse(Post(Window(2, "ev-0001", false), kManager, true));
  EXPECT_EQ(preview["ok"], false);
  EXPECT_EQ(preview["faults"][0]["field"], "evaluator");
  EXPECT_EQ(preview["faults"][0]["reason"], "taken");
  EXPECT_EQ(preview["faults"][0]["what"], "1");
}

TEST_F(SettingsDeskTest, AChangeIsTakenAndUndone) {
  EXPECT_EQ(json::parse(Post(Window(9, "ev-0009", true), kManager))["ids"], json::array({1}));
  EXPECT_EQ(State()["windows"].size(), 5U);
  Carry(UndoSettingAsk{core::ChangeId{1}}, kManager);
  EXPECT_EQ(State()["windows"].size(), 4U);
  EXPECT_EQ(State()["changes"][1]["undone_by"], 2);
}

TEST_F(SettingsDeskTest, StaffAreForTheSystemAdministrator) {
  const json join = Change({{"kind", "staff"}, {"number", "2001"}, {"name", "周宁"}});
  EXPECT_EQ(ReasonOf(Post(join, kManager)), "role_needed");
  Post(join, kAdmin);
  EXPECT_EQ(ReasonOf(Carry(UndoSettingAsk{core::ChangeId{1}}, kManager)), "role_needed");
}

TEST_F(SettingsDeskTest, ANameReachesScreensAndNoEvent) {
  Post(Change({{"kind", "staff"}, {"number", "2001"}, {"name", "周宁"}}), kAdmin);
  EXPECT_EQ(told_.at("2001"), "周宁");
  EXPECT_EQ(kept_, (StaffNames{{"2001", "周宁"}}));
  EXPECT_EQ(State()["staff"][4]["name"], "周宁");
}

TEST_F(SettingsDeskTest, ARefusedChangeLeavesTheNamesAsTheyWere) {
  const std::string answer =
      Post(Change({{"kind", "staff"}, {"number", "1001"}, {"name", "周宁"}}), kAdmin);
  EXPECT_EQ(ReasonOf(answer), "taken");
  EXPECT_EQ(told_.at("1001"), "李敏");
  EXPECT_TRUE(kept_.empty());
}

TEST_F(SettingsDeskTest, WhatIsNoChangeIsRefusedByField) {
  const auto what = [&](const json& body) { return json::parse(Post(body, kAdmin))["what"]; };
  EXPECT_EQ(what(json::object()), "version");
  EXPECT_EQ(what(Change({{"kind", "roof"}, {"number", "1"}})), "changes[0].kind");
  EXPECT_EQ(what(Change({{"kind", "window_closed"}, {"number", 1000}})), "changes[0].number");
  EXPECT_EQ(
      what(Change({{"kind", "holidays"},
                   {"year", 2027},
                   {"days", {{{"date", "2027-02-30"}, {"isOffDay", true}, {"name", "元旦"}}}}})),
      "changes[0].days[0].date");
  json late = Window(2, "ev-0042", false);
  late["effective_ms"] = -5;
  EXPECT_EQ(what(late), "effective_ms");
}

TEST_F(SettingsDeskTest, AListOfStaffBecomesChangesOfThePresentStaff) {
  const StaffFileAsk file{"number,name\n1001,李敏\n1002,王建\n2001,周宁\n"};
  const json read = json::parse(Carry(file, kAdmin));
  EXPECT_EQ(read["unchanged"], 1);
  EXPECT_EQ(read["changes"][0]["kind"], "staff_renamed");
  EXPECT_EQ(read["changes"][1], (json{{"kind", "staff"}, {"number", "2001"}, {"name", "周宁"}}));
  const json bad = json::parse(Carry(StaffFileAsk{"number,name\n2001,\n"}, kAdmin));
  EXPECT_TRUE(bad["changes"].empty());
  EXPECT_EQ(bad["faults"][0]["column"], "name");
}

TEST_F(SettingsDeskTest, NewDevicesAndMissingYearsAreTold) {
  core::OpenedHello hello;
  hello.evaluator = "ev-0042";
  hello.epoch = 1;
  hello.boot = 1;
  hall_.Do(hall_.HelloEntry("win-01", hello));
  desk_.Publish(hall_.hall());
  const json state = State();
  EXPECT_EQ(state["evaluators"][0]["evaluator"], "ev-0042");
  EXPECT_TRUE(state["evaluators"][0]["window"].is_null());
  EXPECT_EQ(state["missing_years"], json::array({2026}));
}

}  // namespace
}  // namespace yichuang::http
