#include "hub/http/admission.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "hub/http/routes.h"

namespace yichuang::http {
namespace {

Visit As(core::RoleSet roles) {
  Visit visit;
  visit.visitor = Visitor{"9001", "", roles, false, {}, {}, 0};
  return visit;
}

/// A path that fits a rule's.
std::string PathOf(const RouteRule& rule) {
  std::string path(rule.path);
  const auto put = [&path](const std::string& part, const std::string& value) {
    if (const std::size_t at = path.find(part); at != std::string::npos)
      path.replace(at, part.size(), value);
  };
  put("{file}", "index.html");
  put("{day}", "2026-05-09");
  put("{window}", "1");
  put("{zone}", "A");
  put("{notice}", "1");
  put("{alarm}", "1");
  put("{photo}", "none");
  put("{change}", "1");
  put("{ticket}", "1");
  put("{sm3}", std::string(64, 'a'));
  return path + "?reason=review";
}

/// Whether the border lets it through, whatever the body says afterwards.
bool Enters(const RouteRule& rule, const Visit& visit) {
  const std::string path = PathOf(rule);
  const Ask ask{rule.method, path, "127.0.0.1", {}, "application/json", "{}"};
  const Route route = Resolve(ask, visit).route;
  const auto* trouble = std::get_if<Trouble>(&route);
  if (trouble == nullptr) return true;
  const auto* problem = std::get_if<Problem>(&trouble->reason);
  return problem == nullptr ||
         (*problem != Problem::kSignInNeeded && *problem != Problem::kRoleNeeded);
}

/// "GET /api/v1/live: duty_manager hall_manager", or "… anybody", for every rule as it behaves.
std::string Behaviour() {
  std::string lines;
  for (const RouteRule& rule : Routes()) {
    lines += std::string(rule.method) + " " + std::string(rule.path) + ":";
    if (Enters(rule, {})) lines += " anybody";
    for (int i = 0; i < core::kRoleCount; ++i) {
      const auto role = static_cast<core::Role>(i);
      if (!Enters(rule, {}) && Enters(rule, As({role})))
        lines += " " + std::string(core::Name(role));
    }
    if (!Enters(rule, {}) && Enters(rule, As({}))) lines += " without_role";
    lines += "\n";
  }
  return lines;
}

TEST(Admission, EveryRouteOpensForTheRolesOfTheTableAndNobodyElse) {
  std::ifstream file(std::string(YICHUANG_SOURCE_DIR) + "/tests/hub/http/admission.txt");
  std::stringstream table;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') table << line << "\n";
  }
  EXPECT_EQ(Behaviour(), table.str());
}

TEST(Admission, WhatNoRuleOpensIsClosed) {
  EXPECT_TRUE(Admit(RouteRule{}, As(core::RoleSet::All())));
  RouteRule forgotten;
  forgotten.opening = Opening::kRoles;
  EXPECT_TRUE(Admit(forgotten, As(core::RoleSet::All())));
}

TEST(Admission, ADemonstrationIsForThisMachine) {
  Visit visit = As(core::RoleSet::All());
  visit.visitor->demo = true;
  RouteRule rule;
  rule.opening = Opening::kSignedIn;
  EXPECT_EQ(Admit(rule, visit)->reason,
            (std::variant<Problem, contract::Reason>(Problem::kDemoOnlyHere)));
  visit.loopback = true;
  EXPECT_FALSE(Admit(rule, visit));
}

TEST(Admission, AChangeMustShowTheTokenOfItsSession) {
  Visit visit = As(core::RoleSet::All());
  visit.visitor->csrf = "secret";
  RouteRule rule;
  rule.opening = Opening::kSignedIn;
  EXPECT_FALSE(Admit(rule, visit));
  rule.effect = Effect::kChanges;
  EXPECT_EQ(Admit(rule, visit)->reason, (std::variant<Problem, contract::Reason>(Problem::kCsrf)));
  visit.csrf_sent = "guess";
  EXPECT_TRUE(Admit(rule, visit));
  visit.csrf_sent = "secret";
  EXPECT_FALSE(Admit(rule, visit));
}

TEST(Admission, WhoeverIsNotSignedInHearsWhy) {
  RouteRule rule;
  rule.opening = Opening::kSignedIn;
  Visit visit;
  visit.why_nobody = Problem::kSessionIdle;
  EXPECT_EQ(Admit(rule, visit)->reason,
            (std::variant<Problem, contract::Reason>(Problem::kSessionIdle)));
}

}  // namespace
}  // namespace yichuang::http
