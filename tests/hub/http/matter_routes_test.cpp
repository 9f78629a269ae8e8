#include "hub/http/matter_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/matter_json.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

Visit MatterVisit(const std::string& number, core::RoleSet roles) {
  Visit visit;
  visit.visitor = Visitor{number, "", roles, false, {}, {}, 1};
  return visit;
}

Route MatterAsked(std::string_view method, std::string_view target, std::string_view body,
                  const Visit& visit = MatterVisit("9001", {core::Role::kGuide})) {
  return Resolve({method, target, "127.0.0.1", {}, "application/json", body, {}}, visit).route;
}

template <typename Wanted>
Wanted Asked(const Route& route) {
  const auto* request = std::get_if<MatterRequest>(&route);
  const auto* wanted = request == nullptr ? nullptr : std::get_if<Wanted>(request);
  EXPECT_NE(wanted, nullptr);
  return wanted == nullptr ? Wanted{} : *wanted;
}

std::string FaultIn(const Route& route) {
  const auto* trouble = std::get_if<Trouble>(&route);
  return trouble == nullptr ? "none" : trouble->what;
}

core::StepMatter Stepped(std::string_view body) {
  const auto ask = Asked<MatterCommandAsk>(MatterAsked("POST", "/api/v1/matters/8/steps", body));
  const auto* step = std::get_if<core::StepMatter>(&ask.command);
  EXPECT_NE(step, nullptr) << body;
  return step == nullptr ? core::StepMatter{} : *step;
}

TEST(MatterRoutes, AFirstInquiryIsOneRequestWithoutTyping) {
  const auto ask = Asked<MatterCommandAsk>(MatterAsked(
      "POST", "/api/v1/matters", R"({"kind":"first_inquiry","at_once":"guide","window":3})"));
  const auto& open = std::get<core::OpenMatterAs>(ask.command);
  EXPECT_EQ(open.actor.number, "9001");
  EXPECT_FALSE(open.actor.citizen);
  EXPECT_EQ(open.at_once, core::MatterStep::kGuide);
  EXPECT_EQ(ask.words, "");
}

TEST(MatterRoutes, EveryStepHasItsFields) {
  EXPECT_EQ(std::get<core::OfferMatter>(Stepped(R"({"step":"offer","to":"1001"})").act).to, "1001");
  EXPECT_EQ(
      std::get<core::ReturnMatter>(Stepped(R"({"step":"return","reason":"wrong_person"})").act)
          .reason,
      core::ReturnReason::kWrongPerson);
  EXPECT_EQ(std::get<core::LedgerMatter>(Stepped(R"({"step":"ledger","days":7})").act).days, 7);
  const auto call = std::get<core::CallAbout>(
      Stepped(R"({"step":"verify","result":"reached","satisfied":false,"lawful":true})").act);
  EXPECT_TRUE(call.independent);
  EXPECT_EQ(call.satisfied, false);
  EXPECT_TRUE(call.lawful);
  const auto close = std::get<core::CloseMatter>(
      Stepped(R"({"step":"close","outcome":"referred","target":"住建局"})").act);
  EXPECT_EQ(close.target, "住建局");
  EXPECT_EQ(
      std::get<core::ProposeExclusion>(Stepped(R"({"step":"propose","ground":"malicious"})").act)
          .ground,
      core::ExclusionGround::kMalicious);
  EXPECT_EQ(std::get<core::ReplyToCard>(Stepped(R"({"step":"reply","done_by":"2026-05-20"})").act)
                .done_by,
            std::chrono::year(2026) / 5 / 20);
  EXPECT_EQ(std::get<core::MoveMatter>(Stepped(R"({"step":"chase"})").act).step,
            core::MatterStep::kChase);
  EXPECT_EQ(FaultIn(MatterAsked("POST", "/api/v1/matters/8/steps",
                                R"({"step":"reply","done_by":"soon","words":"x"})")),
            "done_by");
  EXPECT_EQ(FaultIn(MatterAsked("POST", "/api/v1/matters/8/steps", R"({"step":"eat"})")), "step");
  EXPECT_EQ(FaultIn(MatterAsked("POST", "/api/v1/matters/8/steps", R"({"step":"offer"})")), "to");
}

TEST(MatterRoutes, ListsOfTheWholeHallAreForWhoeverSupervises) {
  const auto mine = Asked<MattersAsk>(MatterAsked("GET", "/api/v1/matters", ""));
  EXPECT_EQ(mine.list.view, query::MatterView::kMine);
  EXPECT_EQ(mine.list.viewer, "9001");
  EXPECT_FALSE(mine.list.supervises);
  EXPECT_TRUE(std::holds_alternative<Trouble>(MatterAsked("GET", "/api/v1/matters?list=late", "")));
  const auto late =
      Asked<MattersAsk>(MatterAsked("GET", "/api/v1/matters?list=late&kind=bad_rating&after=77.5",
                                    "", MatterVisit("2001", {core::Role::kDutyManager})));
  EXPECT_TRUE(late.list.supervises);
  EXPECT_EQ(late.list.kind, 2);
  EXPECT_EQ(late.list.after->id, 5U);
  EXPECT_EQ(FaultIn(MatterAsked("GET", "/api/v1/matters?list=best", "")), "list");
  const auto scanned =
      Asked<MattersAsk>(MatterAsked("GET", "/api/v1/matters?search=7K3QX2A2M4PZ", ""));
  EXPECT_EQ(scanned.list.search, "7K3QX2A2M4PZ");
}

TEST(MatterRoutes, ACitizenIsNobodyAndHasAKeyAlone) {
  const auto open = Asked<MatterCommandAsk>(
      MatterAsked("POST", "/api/v1/citizen-matters",
                  R"({"kind":"complaint","channel":"kiosk","words":"窗口没人",)"
                  R"("applicant":{"kind":"person","name":"张三"}})",
                  {}));
  EXPECT_TRUE(std::get<core::OpenMatterAs>(open.command).actor.citizen);
  EXPECT_EQ(open.words, "窗口没人");
  EXPECT_FALSE(open.person) << "no name is taken";
  EXPECT_EQ(FaultIn(MatterAsked("POST", "/api/v1/citizen-matters",
                                R"({"kind":"complaint","channel":"phone"})", {})),
            "channel");
  const auto again = Asked<MatterCodeAsk>(
      MatterAsked("POST", "/api/v1/matter-unsolved", R"({"code":"7K3QX2A2M4PZ"})", {}));
  EXPECT_TRUE(again.unsolved);
  EXPECT_EQ(FaultIn(MatterAsked("POST", "/api/v1/matter-progress", R"({"code":"x"})", {})), "code");
}

query::MatterFile Complaint() {
  query::MatterFile file;
  file.row.id = 8;
  file.row.kind = 3;
  file.row.state = 3;
  file.row.owner = "9001";
  file.row.holder = "1002";
  file.row.charged = "1002";
  file.row.about = "1001";
  file.row.unit = "税务局";
  file.row.visible_ms = 1'000;
  file.moments = {{1, 5, "citizen", "matter_opened(1)",
                   R"({"matter":8,"person":"9d0f","words":"words/1","seal":"c0de"})"}};
  return file;
}

TEST(MatterJson, ShowsNobodyWhatIsAboutHim) {
  const std::vector<query::DutyRow> duties{{"5001", "税务局", "", false}};
  const query::MatterRow row = Complaint().row;
  const auto may = [&](const char* number, core::Role role, std::int64_t now = 1'000) {
    return MayKnow(row, {number, {role}, false}, duties, now);
  };
  EXPECT_FALSE(may("1001", core::Role::kDutyManager)) << "not even as duty manager";
  EXPECT_TRUE(may("2001", core::Role::kDutyManager));
  EXPECT_TRUE(may("9001", core::Role::kGuide)) << "the first person";
  EXPECT_TRUE(may("1002", core::Role::kWindowStaff)) << "the holder";
  EXPECT_FALSE(may("1003", core::Role::kWindowStaff));
  EXPECT_TRUE(may("5001", core::Role::kUnitHead));
  EXPECT_FALSE(may("5001", core::Role::kUnitHead, 999)) << "not yet";
  EXPECT_FALSE(may("5009", core::Role::kUnitHead)) << "of another unit";
}

TEST(MatterJson, PutsWordsInPlaceOfTheirHandles) {
  const json told = json::parse(MatterFileJson(
      Complaint(), {"1002", {core::Role::kWindowStaff}, false}, {}, {{"words/1", "窗口没人"}}, {}));
  const json& body = told["moments"][0]["body"];
  EXPECT_EQ(body["words"], "窗口没人");
  EXPECT_FALSE(body.contains("seal"));
  EXPECT_FALSE(body.contains("person")) << "a handle leaves no page";
  const json gone = json::parse(
      MatterFileJson(Complaint(), {"1002", {core::Role::kWindowStaff}, false}, {}, {}, {}));
  EXPECT_EQ(gone["moments"][0]["body"]["words"], nullptr) << "erased";
  for (const json& step : told["steps"]) {
    if (step["step"] == "answer") {
      EXPECT_EQ(step["off"], nullptr);
    }
    if (step["step"] == "accept") {
      EXPECT_EQ(step["off"]["reason"], "matter_handling");
    }
    EXPECT_NE(step["step"], "exclude") << "its kind has no such step";
  }
}

}  // namespace
}  // namespace yichuang::http
