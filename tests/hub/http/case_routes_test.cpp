#include "hub/http/case_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/case_json.h"

namespace yichuang::http {
namespace {

using contract::Reason;

Visit CaseVisit(const std::string& number, core::RoleSet roles) {
  Visit visit;
  visit.visitor = Visitor{number, "", roles, false, {}, {}, 1};
  return visit;
}

Route CaseAsked(std::string_view target, std::string_view body,
                const Visit& visit = CaseVisit("1001", {core::Role::kWindowStaff})) {
  return Resolve({"POST", target, "127.0.0.1", {}, "application/json", body, "5f0c"}, visit).route;
}

Trouble CaseRefused(const Route& route) {
  const auto* trouble = std::get_if<Trouble>(&route);
  return trouble == nullptr ? Trouble{} : *trouble;
}

CaseAsk Taken(std::string_view body) {
  const Route route = CaseAsked("/api/v1/desk/3/cases", body);
  const auto* ask = std::get_if<CaseAsk>(&route);
  EXPECT_NE(ask, nullptr) << body;
  return ask == nullptr ? CaseAsk{} : *ask;
}

core::CaseItem ItemOf(catalogue::Depth depth) {
  core::CaseItem item;
  item.id = "hygiene-licence";
  item.rules.depth = depth;
  item.materials = {{"form", true, false}, {"photo", true, true}};
  return item;
}

template <typename Command>
Command CommandFor(std::string_view body, catalogue::Depth depth) {
  const Route route = CommandOf(Taken(body), ItemOf(depth));
  const auto* command = std::get_if<core::Command>(&route);
  const auto* wanted = command == nullptr ? nullptr : std::get_if<Command>(command);
  EXPECT_NE(wanted, nullptr) << body;
  return wanted == nullptr ? Command{} : *wanted;
}

TEST(CaseRoutes, TheItemsDepthSaysWhatIsAsked) {
  using catalogue::Depth;
  const auto outside = CommandFor<core::RegisterCase>(
      R"({"item":"hygiene-licence","outside":"JZ-7"})", Depth::kRegistered);
  EXPECT_EQ(outside.outside, "JZ-7");
  EXPECT_EQ(outside.window, core::WindowNo{3});
  EXPECT_EQ(outside.clerk.number, "1001");
  EXPECT_EQ(outside.clerk.seat, "5f0c");
  EXPECT_EQ(
      CaseRefused(CommandOf(Taken(R"({"item":"hygiene-licence"})"), ItemOf(Depth::kRegistered))),
      (Trouble{Reason::kMissingField, "outside", {}}));
  CommandFor<core::SettleOnSpot>(R"({"item":"hygiene-licence"})", Depth::kOnSpot);
  CommandFor<core::KeepDraft>(R"({"item":"hygiene-licence","keep":true})", Depth::kPromised);
}

TEST(CaseRoutes, WhatIsNotThereIsNamedAndTheRestIsTaken) {
  const auto receive = CommandFor<core::ReceiveCase>(
      R"({"item":"hygiene-licence","missing":["photo"],"promised":["photo"],"promise_days":5,)"
      R"("credit_checked":true,"accept":true,"draft":4})",
      catalogue::Depth::kPromised);
  EXPECT_EQ(receive.item.materials[0].state, core::MaterialState::kTaken);
  EXPECT_EQ(receive.item.materials[1].state, core::MaterialState::kMissing);
  ASSERT_EQ(receive.promises.size(), 1U);
  EXPECT_EQ(receive.promises[0].days, 5);
  EXPECT_TRUE(receive.credit_checked);
  EXPECT_TRUE(receive.accept);
  EXPECT_EQ(receive.draft, core::CaseId{4});
}

TEST(CaseRoutes, EveryFieldAtFaultIsNamed) {
  const auto take = [](const char* body) {
    return CaseRefused(CaseAsked("/api/v1/desk/3/cases", body));
  };
  EXPECT_EQ(take("{}"), (Trouble{Reason::kMissingField, "item", {}}));
  EXPECT_EQ(take(R"({"item":"a","missing":"form"})"), (Trouble{Reason::kWrongType, "missing", {}}));
  EXPECT_EQ(take(R"({"item":"a","flawed":[""]})"), (Trouble{Reason::kWrongType, "flawed", {}}));
  EXPECT_EQ(take(R"({"item":"a","promised":["b"]})"),
            (Trouble{Reason::kMissingField, "promise_days", {}}));
  EXPECT_EQ(CaseRefused(CaseAsked("/api/v1/desk/0/cases", "{}")),
            (Trouble{Reason::kUnknownWindow, "0", {}}));
}

TEST(CaseRoutes, AStepIsTakenInOnesOwnNameWithOnesOwnRoles) {
  const Visit officer = CaseVisit("3001", {core::Role::kBackOffice});
  const auto step = [&](const char* body) {
    return CaseAsked("/api/v1/cases/12/steps", body, officer);
  };
  const Route route = step(R"({"step":"deny","ground":"conditions_not_met"})");
  const auto& command = std::get<core::StepCase>(std::get<core::Command>(route));
  EXPECT_EQ(command.id, core::CaseId{12});
  EXPECT_EQ(command.actor.number, "3001");
  EXPECT_TRUE(command.actor.roles.Has(core::Role::kBackOffice));
  EXPECT_EQ(std::get<core::DecideCase>(command.act).ground, core::CaseGround::kConditionsNotMet);
  for (const char* body :
       {R"({"step":"accept"})",
        R"({"step":"accept","promised":["photo"],"promise_days":5,"credit_checked":true})",
        R"({"step":"correct","missing":["form"],"flawed":["photo"]})",
        R"({"step":"resubmit","cured":["form"]})", R"({"step":"refuse","ground":"out_of_scope"})",
        R"({"step":"make_up","material":"photo","fit":true})",
        R"({"step":"review","meets":false,"ground":"quota_used"})",
        R"({"step":"deliver","way":"window","taker":"agent","identity_checked":true})",
        R"({"step":"suspend","why":"testing"})", R"({"step":"resume"})", R"({"step":"extend"})",
        R"({"step":"approve"})", R"({"step":"deliver","way":"courier"})", R"({"step":"withdraw"})",
        R"({"step":"drop"})"})
    EXPECT_TRUE(std::holds_alternative<core::Command>(step(body))) << body;
  EXPECT_EQ(CaseRefused(step(R"({"step":"hand_over","from":"1001","to":"3001"})")),
            (Trouble{Reason::kWrongType, "step", {}}))
      << "papers go by an offer and its answer";
  EXPECT_EQ(CaseRefused(step(R"({"step":"bless"})")), (Trouble{Reason::kWrongType, "step", {}}));
  EXPECT_EQ(CaseRefused(step(R"({"step":"deny"})")),
            (Trouble{Reason::kMissingField, "ground", {}}));
  EXPECT_EQ(CaseRefused(CaseAsked("/api/v1/cases/x/steps", "{}", officer)),
            (Trouble{Reason::kUnknownCase, "x", {}}));
}

TEST(CaseRoutes, PapersAreOfferedAndSignedInOnesOwnName) {
  const Visit officer = CaseVisit("3001", {core::Role::kBackOffice});
  const Route offered =
      CaseAsked("/api/v1/hand-overs", R"({"to":"1001","cases":[4,9],"from":"2001"})", officer);
  const auto& offer = std::get<core::OfferPapers>(std::get<core::Command>(offered));
  EXPECT_EQ(offer.actor.number, "3001") << "whatever the body says";
  EXPECT_EQ(offer.cases, (std::vector{core::CaseId{4}, core::CaseId{9}}));
  const Route answered =
      CaseAsked("/api/v1/hand-overs/7/answer", R"({"answer":"accept"})", officer);
  const auto& answer = std::get<core::AnswerHandOver>(std::get<core::Command>(answered));
  EXPECT_EQ(answer.actor.number, "3001");
  EXPECT_EQ(answer.batch, core::HandOverId{7});
  EXPECT_EQ(answer.answer, core::HandOverAnswer::kAccepted);
  const auto refused = [&](const char* target, const char* body) {
    return CaseRefused(CaseAsked(target, body, officer));
  };
  EXPECT_EQ(refused("/api/v1/hand-overs", R"({"to":"1001","cases":[]})"),
            (Trouble{Reason::kWrongType, "cases", {}}));
  EXPECT_EQ(refused("/api/v1/hand-overs", R"({"to":"1001","cases":["4"]})"),
            (Trouble{Reason::kWrongType, "cases", {}}));
  EXPECT_EQ(refused("/api/v1/hand-overs/x/answer", "{}"),
            (Trouble{Reason::kUnknownHandOver, "x", {}}));
  EXPECT_EQ(refused("/api/v1/hand-overs/7/answer", R"({"answer":"bless"})"),
            (Trouble{Reason::kWrongType, "answer", {}}));
}

TEST(CaseRoutes, AListIsNamedOrANumberLookedFor) {
  const Visit clerk = CaseVisit("1001", {core::Role::kWindowStaff});
  const auto listed = [&](std::string_view target) {
    return Resolve({"GET", target, "127.0.0.1", {}, {}, {}, {}}, clerk).route;
  };
  const Route route = listed("/api/v1/cases?list=late&after=1779700000000.12");
  const query::CaseListAsk& late = std::get<CasesAsk>(route).list;
  EXPECT_EQ(late.view, query::CaseView::kLate);
  EXPECT_EQ(late.viewer, "1001");
  EXPECT_EQ(late.staff, 1U);
  EXPECT_EQ(late.after, (query::CaseCursor{1'779'700'000'000, 12}));
  const Route mine = listed("/api/v1/cases");
  EXPECT_EQ(std::get<CasesAsk>(mine).list.view, query::CaseView::kMine);
  const Route found = listed("/api/v1/cases?list=mine&no=hygiene202605110001");
  EXPECT_EQ(std::get<CasesAsk>(found).list.no, "hygiene202605110001");
  EXPECT_EQ(CaseRefused(listed("/api/v1/cases?list=best")),
            (Trouble{Reason::kWrongType, "list", {}}));
  EXPECT_EQ(CaseRefused(listed("/api/v1/cases?no=%27")), (Trouble{Reason::kWrongType, "no", {}}));
  EXPECT_EQ(CaseRefused(listed("/api/v1/cases?after=12")),
            (Trouble{Reason::kWrongType, "after", {}}));
}

TEST(CaseJson, SaysOfEachStepWhyItIsNotToBeHad) {
  query::CaseFile file;
  file.row.id = 5;
  file.row.state = static_cast<int>(core::CaseState::kReview);
  file.row.promises = 1;
  const auto off = [&](const std::string& step, core::RoleSet roles) {
    const auto body = nlohmann::json::parse(CaseFileJson(file, roles, {}));
    for (const auto& each : body["steps"]) {
      if (each["step"] != step) continue;
      return each["off"].is_null() ? std::string() : each["off"]["reason"].get<std::string>();
    }
    return std::string("no such step");
  };
  EXPECT_EQ(off("review", {core::Role::kBackOffice}), "");
  EXPECT_EQ(off("approve", {core::Role::kBackOffice}), "promise_open");
  EXPECT_EQ(off("deny", {core::Role::kBackOffice}), "");
  EXPECT_EQ(off("deny", {core::Role::kWindowStaff}), "foreign_step");
  EXPECT_EQ(off("accept", {core::Role::kBackOffice}), "case_in_review");
  EXPECT_EQ(off("extend", {core::Role::kUnitHead}), "");
  file.row.extended = true;
  EXPECT_EQ(off("extend", {core::Role::kUnitHead}), "extended_before");
}

TEST(CaseRoutes, AJointMatterIsTakenLikeAnItemWithItsMaterialsByLine) {
  CaseAsk ask;
  ask.window = core::WindowNo{3};
  ask.missing = {"identity"};
  ask.flawed = {"tax/account"};
  ask.promised = {"tax/account"};
  ask.promise_days = 2;
  ask.accept = true;
  core::ReceiveJoint joint;
  joint.matter = "setup";
  const Route route = CommandOf(ask, joint, "9d0f");
  const auto& receive = std::get<core::ReceiveJoint>(std::get<core::Command>(route));
  EXPECT_EQ(receive.window, core::WindowNo{3});
  EXPECT_EQ(receive.absent,
            (std::vector<core::Defect>{{"identity", core::MaterialState::kMissing},
                                       {"tax/account", core::MaterialState::kFlawed}}));
  EXPECT_EQ(receive.promises.front().days, 2);
  EXPECT_EQ(receive.applicant, "9d0f");
  EXPECT_FALSE(receive.keep);
  ask.keep = true;
  ask.draft = core::CaseId{7};
  const Route draft = CommandOf(ask, joint);
  EXPECT_TRUE(std::get<core::ReceiveJoint>(std::get<core::Command>(draft)).keep);
  EXPECT_EQ(std::get<core::ReceiveJoint>(std::get<core::Command>(draft)).draft, core::CaseId{7});
}

TEST(CaseJson, AJointMatterHasItsPartsAndIsDeliveredOnceAllAreDecided) {
  query::CaseFile file;
  file.row.id = 5;
  file.row.state = static_cast<int>(core::CaseState::kReview);
  file.row.parts = 3;
  file.row.parts_done = 2;
  file.row.saved_days = 4;
  file.parts.resize(3);
  const auto read = [&] {
    return nlohmann::json::parse(CaseFileJson(file, {core::Role::kWindowStaff}, {}));
  };
  const auto off = [&](const std::string& step) {
    const nlohmann::json told = read();
    for (const auto& each : told["steps"]) {
      if (each["step"] != step) continue;
      return each["off"].is_null() ? std::string() : each["off"]["reason"].get<std::string>();
    }
    return std::string("no such step");
  };
  EXPECT_EQ(read()["part_rows"].size(), 3U);
  EXPECT_EQ(read()["saved_days"], 4);
  EXPECT_EQ(off("deliver"), "joint_waits");
  EXPECT_EQ(off("correct"), "");
  EXPECT_EQ(off("approve"), "joint_step");
  file.row.state = static_cast<int>(core::CaseState::kApproved);
  EXPECT_EQ(off("deliver"), "");

  file.row.parts = 0;
  file.row.joint = 4;
  file.joint = query::CaseRow{};
  file.joint->no = "setup202605110001";
  EXPECT_EQ(off("deliver"), "joint_delivery") << "a part goes out with the others";
  EXPECT_EQ(read()["joint_matter"]["no"], "setup202605110001");
}

}  // namespace
}  // namespace yichuang::http
