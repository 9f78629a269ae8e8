#include "hub/http/settings_desk.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/contract/codec.h"
#include "hub/http/settings_routes.h"
#include "tests/fakes/hall_builder.h"
#include "tests/fakes/pictures.h"

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

  static json Renamed(const char* name) {
    return Change({{"kind", "staff_renamed"}, {"number", "1001"}, {"name", name}});
  }
  static json Photo(const std::vector<std::uint8_t>& bytes) {
    return Change(
        {{"kind", "staff_photo"}, {"number", "1001"}, {"photo", contract::ToBase64(bytes)}});
  }
  void Undo(std::uint64_t change) { Carry(UndoSettingAsk{core::ChangeId{change}}, kAdmin); }
  json Li() { return State()["staff"][0]; }
  Reply PictureOf(const std::string& handle) {
    return std::get<Reply>(desk_.Take(PictureAsk{handle}, kAdmin));
  }
  /// What devices and boards show.
  std::string NameTold(const char* number) {
    return access::NamesShown(hall_.hall().plan, {{"1001", "李敏"}}, told_)[number];
  }

  fakes::HallBuilder hall_{4};
  access::StaffCards told_;
  access::StaffCards kept_;
  access::Pictures kept_pictures_;
  std::vector<std::string> dropped_;
  SettingsDesk desk_{{{{"1001", "李敏"}},
                      {{"card-old", {"某人", "photo-old"}}},
                      {{"photo-old", "old"}},
                      [this] { return hall_.now(); },
                      [this](access::StaffCards cards) { told_ = std::move(cards); },
                      [this](const access::StaffCards& cards, const access::Pictures& pictures) {
                        kept_.insert(cards.begin(), cards.end());
                        kept_pictures_.insert(pictures.begin(), pictures.end());
                      },
                      [this](const std::vector<std::string>& handles) {
                        for (const auto& each : handles) {
                          dropped_.push_back(each);
                          kept_.erase(each);
                        }
                      }}};
};

TEST_F(SettingsDeskTest, WhoeverKeepsCertificatesIsToldOfDevicesAndOfNobody) {
  const json devices = json::parse(Carry(SettingsStateAsk{.devices_alone = true}, kAdmin));
  EXPECT_EQ(devices.size(), 3U) << devices;
  const json whole = State();
  for (const char* part : {"terminals", "evaluators", "utc_offset_minutes"})
    EXPECT_EQ(devices[part], whole[part]) << part;
  EXPECT_FALSE(devices["terminals"].empty());
}

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
  EXPECT_EQ(NameTold("2001"), "周宁");
  ASSERT_EQ(kept_.size(), 1U);
  EXPECT_EQ(kept_.begin()->second, (access::StaffCard{"周宁", ""}));
  EXPECT_EQ(State()["staff"][4]["name"], "周宁");
  for (const core::Record& record : hall_.records()) {
    const auto* changed = std::get_if<core::SettingChanged>(&record.event);
    if (changed == nullptr) continue;
    const auto& after = std::get<core::StaffSetting>(changed->setting).after;
    EXPECT_EQ(after->card, kept_.begin()->first);  // the handle, and nothing else
  }
}

TEST_F(SettingsDeskTest, ARefusedChangeLeavesTheNamesAsTheyWere) {
  const std::string answer =
      Post(Change({{"kind", "staff"}, {"number", "1001"}, {"name", "周宁"}}), kAdmin);
  EXPECT_EQ(ReasonOf(answer), "taken");
  EXPECT_EQ(NameTold("1001"), "李敏");
  EXPECT_TRUE(kept_.empty());
  EXPECT_TRUE(told_.empty());
}

TEST_F(SettingsDeskTest, AChangedNameIsUndone) {
  Post(Renamed("李敏敏"), kAdmin);
  EXPECT_EQ(NameTold("1001"), "李敏敏");
  const json change = State()["changes"][0]["setting"];
  EXPECT_EQ(change["before"]["name"], "李敏");
  EXPECT_EQ(change["after"]["name"], "李敏敏");
  Undo(1);
  EXPECT_EQ(NameTold("1001"), "李敏");
  EXPECT_EQ(Li()["name"], "李敏");
  Undo(2);  // and an undo is undone, too
  EXPECT_EQ(NameTold("1001"), "李敏敏");
}

TEST_F(SettingsDeskTest, ANameChangesAtItsTimeAndNotBefore) {
  json later = Renamed("李敏敏");
  later["effective_ms"] = (hall_.now() + std::chrono::hours(1)).time_since_epoch().count();
  Post(later, kAdmin);
  EXPECT_EQ(NameTold("1001"), "李敏");
  hall_.Advance(std::chrono::hours(1));
  hall_.Do(core::Tick{});
  EXPECT_EQ(NameTold("1001"), "李敏敏");
}

TEST_F(SettingsDeskTest, TheSameNameIsNoChange) {
  EXPECT_TRUE(json::parse(Post(Renamed("李敏"), kAdmin))["ids"].empty());
  EXPECT_TRUE(kept_.empty());
}

TEST_F(SettingsDeskTest, APhotoIsPutUpReplacedTakenAwayAndEachUndone) {
  const auto first = fakes::JpegOf(240, 320);
  const auto second = fakes::PngOf(240, 320);
  const auto bytes = [this] {
    const json photo = Li()["photo"];
    return photo.is_null() ? std::string() : PictureOf(photo).body;
  };
  Post(Photo(first), kAdmin);
  EXPECT_EQ(bytes(), std::string(first.begin(), first.end()));
  EXPECT_EQ(PictureOf(Li()["photo"]).content_type, "image/jpeg");
  EXPECT_EQ(Li()["name"], "李敏");
  Post(Photo(second), kAdmin);
  EXPECT_EQ(PictureOf(Li()["photo"]).content_type, "image/png");
  Post(Change({{"kind", "staff_photo"}, {"number", "1001"}, {"photo", nullptr}}), kAdmin);
  EXPECT_EQ(bytes(), "");
  Undo(3);
  EXPECT_EQ(bytes(), std::string(second.begin(), second.end()));
  Undo(2);
  EXPECT_EQ(bytes(), std::string(first.begin(), first.end()));
  Undo(1);
  EXPECT_EQ(bytes(), "");
  EXPECT_EQ(kept_pictures_.size(), 2U);
}

TEST_F(SettingsDeskTest, StarsAreAwardedAndUndone) {
  EXPECT_EQ(Li()["stars"], 0);
  Post(Change({{"kind", "staff_stars"}, {"number", "1001"}, {"stars", 4}}), kAdmin);
  EXPECT_EQ(Li()["stars"], 4);
  EXPECT_EQ(Li()["name"], "李敏") << "the rest of the card stays";
  EXPECT_EQ(access::StarsShown(hall_.hall().plan, told_), (access::StaffStars{{"1001", 4}}));
  Post(Renamed("李敏敏"), kAdmin);
  EXPECT_EQ(Li()["stars"], 4);
  Undo(2);
  Undo(1);
  EXPECT_EQ(Li()["stars"], 0);
  EXPECT_TRUE(access::StarsShown(hall_.hall().plan, told_).empty());
}

TEST_F(SettingsDeskTest, NobodyHasMoreThanFiveStars) {
  const json answer = json::parse(
      Post(Change({{"kind", "staff_stars"}, {"number", "1001"}, {"stars", 6}}), kAdmin));
  EXPECT_EQ(answer["what"], "changes[0].stars");
  EXPECT_EQ(Li()["stars"], 0);
}

TEST_F(SettingsDeskTest, ABadPhotoIsRefusedByItsFieldAndReason) {
  const auto refused = [this](const std::vector<std::uint8_t>& bytes) {
    const json answer = json::parse(Post(Photo(bytes), kAdmin));
    EXPECT_EQ(answer["what"], "changes[0].photo");
    return answer["reason"].get<std::string>();
  };
  EXPECT_EQ(refused({'G', 'I', 'F'}), "no_picture");
  EXPECT_EQ(refused(fakes::JpegOf(320, 240)), "picture_size");
  EXPECT_EQ(ReasonOf(Post(Photo(fakes::JpegOf(240, 320)), kManager)), "role_needed");
  EXPECT_TRUE(kept_pictures_.empty());
}

TEST_F(SettingsDeskTest, AnImportedNameKeepsThePhoto) {
  Post(Photo(fakes::JpegOf(240, 320)), kAdmin);
  const json photo = Li()["photo"];
  Post(Renamed("李敏敏"), kAdmin);
  EXPECT_EQ(Li()["photo"], photo);
  EXPECT_EQ(Li()["name"], "李敏敏");
}

TEST_F(SettingsDeskTest, ACardThatNothingCanBringBackIsForgotten) {
  EXPECT_EQ(dropped_, std::vector<std::string>{"card-old"});  // left over by a crash
  EXPECT_EQ(PictureOf("photo-old").status, 404U);
  Post(Photo(fakes::JpegOf(240, 320)), kAdmin);
  const std::string photo = Li()["photo"];
  Undo(1);
  EXPECT_EQ(PictureOf(photo).status, 200U);  // an undo of the undo would show it
  for (std::size_t i = 0; i < core::kKeptChanges; ++i) {
    Post(Window(2, i % 2 == 0 ? "ev-0042" : "ev-0043", false), kAdmin);
  }
  EXPECT_EQ(PictureOf(photo).status, 404U);
  EXPECT_TRUE(kept_.empty());
  EXPECT_TRUE(told_.empty());
}

TEST_F(SettingsDeskTest, APreviewOfACardShowsItAndKeepsNothing) {
  const json preview = json::parse(Post(Renamed("李敏敏"), kAdmin, true));
  EXPECT_EQ(preview["settings"][0]["after"]["name"], "李敏敏");
  EXPECT_TRUE(kept_.empty());
  EXPECT_EQ(Li()["name"], "李敏");
}

TEST_F(SettingsDeskTest, AWindowIsGivenItsServicesAndKeepsThemOtherwise) {
  core::Plan plan = fakes::PlanOf(4);
  plan.groups = {{"qykb", 'A', {"企业开办", "Business"}, "", ""},
                 {"sb", 'B', {"社保", ""}, "", ""}};
  hall_.Do(core::Configure{plan});
  desk_.Publish(hall_.hall());
  EXPECT_EQ(
      State()["groups"][0],
      (json{{"id", "qykb"}, {"letter", "A"}, {"name", {{"zh", "企业开办"}, {"en", "Business"}}}}));
  json wanted = Window(2, "ev-0002", false);
  wanted["changes"][0]["groups"] = json::array({"sb"});
  Post(wanted, kManager);
  EXPECT_EQ(State()["windows"][1]["groups"], json::array({"sb"}));
  Post(Window(2, "ev-0042", false), kManager);  // says nothing of services
  EXPECT_EQ(State()["windows"][1]["groups"], json::array({"sb"}));
  EXPECT_EQ(State()["windows"][1]["evaluator"], "ev-0042");
  wanted["changes"][0]["groups"] = json::array({"roof"});
  EXPECT_EQ(json::parse(Post(wanted, kManager, true))["faults"][0]["reason"], "unknown_group");
  wanted["changes"][0]["groups"] = "sb";
  EXPECT_EQ(json::parse(Post(wanted, kManager))["what"], "changes[0].groups");
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
