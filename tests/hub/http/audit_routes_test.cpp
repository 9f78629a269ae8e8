#include "hub/http/audit_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/hub/http/fake_reader.h"

namespace yichuang::http {
namespace {

Visitor AuditorWith(core::RoleSet roles) {
  Visitor visitor;
  visitor.number = "8001";
  visitor.roles = roles;
  return visitor;
}

nlohmann::json FlagsFor(core::RoleSet roles) {
  FakeReader reader;
  const Route route = AuditLookRoute(RouteId::kAuditFlags, "2026-05", AuditorWith(roles));
  return nlohmann::json::parse(QueryOf(std::get<AuditAsk>(route))(reader));
}

TEST(AuditRoutes, TellLevelsToWhoeverMaySeeSingleRatings) {
  for (const core::Role role : {core::Role::kAuditAdmin, core::Role::kInspector})
    EXPECT_EQ(FlagsFor({role})["flags"][1]["evidence"][0]["level"], 2);
  EXPECT_TRUE(FlagsFor({core::Role::kRatingAdmin})["flags"][1]["evidence"][0]["level"].is_null());
}

TEST(AuditRoutes, TakeMonthsOfTheCalendarAndOneMoment) {
  const Visitor visitor = AuditorWith({core::Role::kAuditAdmin});
  EXPECT_EQ(std::get<AuditAsk>(AuditLookRoute(RouteId::kAuditFlags, "2026-12", visitor)).month,
            202612U);
  for (const char* month : {"2026-00", "2026-1", "now", ""}) {
    EXPECT_TRUE(
        std::holds_alternative<Trouble>(AuditLookRoute(RouteId::kAuditFlags, month, visitor)))
        << month;
    EXPECT_TRUE(std::holds_alternative<Trouble>(AuditLookRoute(RouteId::kDayHeads, month, visitor)))
        << month;
  }
  const auto books = [](const char* target) {
    Ask ask;
    ask.target = target;
    return BooksAtRoute(ask);
  };
  EXPECT_EQ(std::get<AuditAsk>(books("/api/v1/audit/books?seq=7")).books.seq, 7U);
  EXPECT_EQ(std::get<AuditAsk>(books("/api/v1/audit/books?at=1778290200000")).books.at_ms,
            1'778'290'200'000);
  EXPECT_FALSE(std::get<AuditAsk>(books("/api/v1/audit/books")).books.seq);
  EXPECT_TRUE(std::holds_alternative<Trouble>(books("/api/v1/audit/books?seq=7&at=1")));
  EXPECT_TRUE(std::holds_alternative<Trouble>(books("/api/v1/audit/books?seq=-1")));
}

}  // namespace
}  // namespace yichuang::http
