#include <gtest/gtest.h>

#include "hub/http/routes.h"

namespace yichuang::http {
namespace {

using contract::Reason;

Visit As(const std::string& number, core::RoleSet roles) {
  Visit visit;
  visit.visitor = Visitor{number, "", roles, false, {}, {}, 1};
  return visit;
}

const Visit kClerk = As("1001", {core::Role::kWindowStaff});

Route Asked(std::string_view method, std::string_view target, std::string_view body,
            const Visit& visit = kClerk, std::string_view seat = {}) {
  return Resolve({method, target, "127.0.0.1", {}, "application/json", body, seat}, visit).route;
}

/// The command of a route; the test fails when it is another.
template <typename Command>
Command Commanded(const Route& route) {
  const auto* command = std::get_if<core::Command>(&route);
  const auto* wanted = command == nullptr ? nullptr : std::get_if<Command>(command);
  EXPECT_NE(wanted, nullptr);
  return wanted == nullptr ? Command{} : *wanted;
}

Trouble Refused(const Route& route) {
  const auto* trouble = std::get_if<Trouble>(&route);
  return trouble == nullptr ? Trouble{} : *trouble;
}

TEST(DeskRoutes, AClerkActsInHisOwnName) {
  EXPECT_EQ(Commanded<core::CallNext>(Asked("POST", "/api/v1/desk/3/call", "{}")).clerk.number,
            "1001");
  EXPECT_EQ(Commanded<core::RecallTicket>(Asked("POST", "/api/v1/desk/3/recall", "{}")).window,
            core::WindowNo{3});
  EXPECT_EQ(Commanded<core::MissTicket>(Asked("POST", "/api/v1/desk/3/miss", "{}")).clerk.number,
            "1001");
  EXPECT_EQ(Commanded<core::HoldTicket>(Asked("POST", "/api/v1/desk/3/hold", "{}")).clerk.number,
            "1001");
  EXPECT_EQ(Commanded<core::ResumeWindow>(Asked("DELETE", "/api/v1/desk/3/pause", "")).clerk.number,
            "1001");
  const Visit duty = As("2001", {core::Role::kDutyManager});
  EXPECT_EQ(
      Commanded<core::CallNext>(Asked("POST", "/api/v1/desk/3/call", "{}", duty)).clerk.number, "");
}

TEST(DeskRoutes, APageNamesItselfWithEveryKey) {
  const auto* call = "/api/v1/desk/3/call";
  EXPECT_EQ(Commanded<core::CallNext>(Asked("POST", call, "{}", kClerk, "5f0c")).clerk.seat,
            "5f0c");
  EXPECT_EQ(Refused(Asked("POST", call, "{}", kClerk, "5F 0C")),
            (Trouble{Reason::kWrongType, "X-Desk-Seat", {}}));
  EXPECT_EQ(Refused(Asked("POST", call, "{}", kClerk, std::string(65, 'a'))),
            (Trouble{Reason::kWrongType, "X-Desk-Seat", {}}));
}

TEST(DeskRoutes, ASeatIsTakenInOnesOwnNameOnly) {
  const Visit duty = As("2001", {core::Role::kDutyManager});
  const auto* seat = "/api/v1/desk/3/seat";
  EXPECT_EQ(Commanded<core::TakeSeat>(Asked("POST", seat, "{}", duty, "5f0c")).clerk.number,
            "2001");
  EXPECT_EQ(Refused(Asked("POST", seat, "{}")),
            (Trouble{Reason::kMissingField, "X-Desk-Seat", {}}));
  EXPECT_EQ(Commanded<core::CallHelp>(Asked("POST", "/api/v1/desk/3/help", "{}")).clerk.number,
            "1001");
}

TEST(DeskRoutes, AWindowMoreForAGroupIsAChangeOfTheSettings) {
  const Visit duty = As("2001", {core::Role::kDutyManager});
  const auto ask = [&](const char* body) {
    return Asked("POST", "/api/v1/groups/qykb/windows", body, duty);
  };
  const auto change = Commanded<core::ChangeSettings>(ask(R"({"window":3,"serve":true})"));
  EXPECT_EQ(change.by, "2001");
  EXPECT_EQ(change.effective, core::Instant{});
  const auto& wanted = std::get<core::ServeGroup>(change.wanted.at(0));
  EXPECT_EQ(wanted.number, core::WindowNo{3});
  EXPECT_EQ(wanted.group, "qykb");
  EXPECT_TRUE(wanted.serve);
  EXPECT_EQ(Refused(ask(R"({"window":3})")), (Trouble{Reason::kMissingField, "serve", {}}));
  EXPECT_EQ(Refused(ask(R"({"window":0,"serve":true})")),
            (Trouble{Reason::kWrongType, "window", {}}));
}

TEST(DeskRoutes, TicketsAreNamedByTheirId) {
  const auto* body = R"({"ticket":12})";
  EXPECT_EQ(Commanded<core::ResumeTicket>(Asked("POST", "/api/v1/desk/3/unhold", body)).ticket,
            core::TicketId{12});
  EXPECT_EQ(Commanded<core::AcceptTransfer>(Asked("POST", "/api/v1/desk/3/accept", body)).ticket,
            core::TicketId{12});
  EXPECT_EQ(
      Commanded<core::GiveBackTransfer>(Asked("POST", "/api/v1/desk/3/give-back", body)).ticket,
      core::TicketId{12});
  EXPECT_EQ(Refused(Asked("POST", "/api/v1/desk/3/accept", R"({"ticket":"A001"})")),
            (Trouble{Reason::kWrongType, "ticket", {}}));
  EXPECT_EQ(Refused(Asked("POST", "/api/v1/desk/3/accept", "{}")),
            (Trouble{Reason::kMissingField, "ticket", {}}));
}

TEST(DeskRoutes, ATransferGoesToAGroupOrToAWindow) {
  const auto to = [](const char* body) { return Asked("POST", "/api/v1/desk/3/transfer", body); };
  EXPECT_EQ(Commanded<core::TransferTicket>(to(R"({"group":"z"})")).group, "z");
  EXPECT_FALSE(Commanded<core::TransferTicket>(to(R"({"group":"z"})")).to);
  EXPECT_EQ(Commanded<core::TransferTicket>(to(R"({"to":5})")).to, core::WindowNo{5});
  EXPECT_EQ(Commanded<core::TransferTicket>(to(R"({"to":5})")).group, "");
  EXPECT_EQ(Refused(to("{}")), (Trouble{Reason::kMissingField, "group", {}}));
  EXPECT_EQ(Refused(to(R"({"to":1000})")), (Trouble{Reason::kWrongType, "to", {}}));
}

TEST(DeskRoutes, ABreakHasOneOfFiveReasons) {
  const auto pause = [](const char* body) { return Asked("POST", "/api/v1/desk/3/pause", body); };
  EXPECT_EQ(Commanded<core::PauseWindow>(pause(R"({"reason":"matter"})")).reason,
            core::PauseReason::kMatter);
  EXPECT_EQ(Refused(pause(R"({"reason":"tired"})")), (Trouble{Reason::kWrongType, "reason", {}}));
  EXPECT_EQ(Refused(pause("{}")), (Trouble{Reason::kMissingField, "reason", {}}));
}

TEST(DeskRoutes, AClerkTakesOverForHimselfOnly) {
  const auto take = [](const char* body) { return Asked("POST", "/api/v1/desk/3/takeover", body); };
  const auto command = Commanded<core::TakeOver>(take(R"({"staff":"1001","hand_over":true})"));
  EXPECT_TRUE(command.hand_over);
  EXPECT_EQ(Refused(take(R"({"staff":"1002","hand_over":true})")),
            (Trouble{Reason::kForeignWindow, "1002", {}}));
  EXPECT_EQ(Refused(take(R"({"staff":"1001"})")),
            (Trouble{Reason::kMissingField, "hand_over", {}}));
}

TEST(DeskRoutes, AServiceMayBeginWithoutANumber) {
  EXPECT_EQ(Commanded<core::OpenService>(Asked("POST", "/api/v1/desk/3/service", R"({"visit":""})"))
                .visit,
            "");
}

TEST(DeskRoutes, NumbersAreGivenByDeskAndGuide) {
  const Visit guide = As("5001", {core::Role::kGuide});
  const auto* body = R"({"group":"a","class":"priority"})";
  const auto given = Commanded<core::IssueTicket>(Asked("POST", "/api/v1/tickets", body, guide));
  EXPECT_EQ(given.source, "guide");
  EXPECT_EQ(given.cls, core::TicketClass::kPriority);
  EXPECT_EQ(Commanded<core::IssueTicket>(Asked("POST", "/api/v1/tickets", body)).source, "desk");
  EXPECT_EQ(Commanded<core::IssueTicket>(Asked("POST", "/api/v1/tickets", R"({"group":"a"})")).cls,
            core::TicketClass::kWalkIn);
  EXPECT_EQ(Refused(Asked("POST", "/api/v1/tickets", R"({"group":"a","class":"vip"})")),
            (Trouble{Reason::kWrongType, "class", {}}));
  EXPECT_EQ(
      Commanded<core::CancelTicket>(Asked("POST", "/api/v1/tickets/7/cancel", "{}", guide)).ticket,
      core::TicketId{7});
  EXPECT_EQ(Refused(Asked("POST", "/api/v1/tickets/x/cancel", "{}", guide)),
            (Trouble{Reason::kUnknownTicket, "x", {}}));
  EXPECT_EQ(core::TextOf(Commanded<core::ReturnTicket>(
                             Asked("POST", "/api/v1/tickets/return", R"({"no":"A007"})"))
                             .no),
            "A007");
  EXPECT_EQ(Refused(Asked("POST", "/api/v1/tickets/return", R"({"no":"7"})")),
            (Trouble{Reason::kUnknownTicket, "7", {}}));
}

TEST(DeskRoutes, ANumberForSomebodyNamesHisDocumentAndAMistypedOneIsNotToldBack) {
  const auto give = [](const char* body) { return Asked("POST", "/api/v1/tickets", body); };
  const Route named = give(R"({"group":"a","person":"e1234 5678"})");
  ASSERT_TRUE(std::holds_alternative<NumberAsk>(named));
  EXPECT_EQ(std::get<NumberAsk>(named).document, "E12345678");
  EXPECT_EQ(std::get<NumberAsk>(named).issue.person, "");
  EXPECT_EQ(Refused(give(R"({"group":"a","person":"110105194912310021"})")),
            (Trouble{Reason::kWrongType, "person", {}}));
}

TEST(DeskRoutes, AWindowIsLookedAtOnceOrAsItChanges) {
  const Route once = Asked("GET", "/api/v1/desk/3", "");
  const Route live = Asked("GET", "/api/v1/desk/3/live", "");
  EXPECT_EQ(std::get<DeskAsk>(once).window, 3);
  EXPECT_FALSE(std::get<DeskAsk>(once).stream);
  EXPECT_TRUE(std::get<DeskAsk>(live).stream);
  EXPECT_EQ(Refused(Asked("GET", "/api/v1/desk/0", "")),
            (Trouble{Reason::kUnknownWindow, "0", {}}));
  EXPECT_TRUE(std::holds_alternative<DesksAsk>(Asked("GET", "/api/v1/desk", "")));
}

}  // namespace
}  // namespace yichuang::http
