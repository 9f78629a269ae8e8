#include "hub/http/case_routes.h"

#include <gtest/gtest.h>

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
       {R"({"step":"accept"})", R"({"step":"correct","missing":["form"],"flawed":["photo"]})",
        R"({"step":"resubmit","cured":["form"]})", R"({"step":"refuse","ground":"out_of_scope"})",
        R"({"step":"make_up","material":"photo","fit":true})",
        R"({"step":"hand_over","from":"1001","to":"3001"})",
        R"({"step":"suspend","why":"testing"})", R"({"step":"resume"})", R"({"step":"extend"})",
        R"({"step":"approve"})", R"({"step":"deliver","way":"courier"})", R"({"step":"withdraw"})",
        R"({"step":"drop"})"})
    EXPECT_TRUE(std::holds_alternative<core::Command>(step(body))) << body;
  EXPECT_EQ(CaseRefused(step(R"({"step":"bless"})")), (Trouble{Reason::kWrongType, "step", {}}));
  EXPECT_EQ(CaseRefused(step(R"({"step":"deny"})")),
            (Trouble{Reason::kMissingField, "ground", {}}));
  EXPECT_EQ(CaseRefused(CaseAsked("/api/v1/cases/x/steps", "{}", officer)),
            (Trouble{Reason::kUnknownCase, "x", {}}));
}

}  // namespace
}  // namespace yichuang::http
