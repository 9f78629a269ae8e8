#include "hub/http/routes.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

using contract::Reason;

Ask Get(std::string_view target) { return {"GET", target, "127.0.0.1:18080", {}, {}, {}}; }

Ask Change(std::string_view method, std::string_view target, std::string_view body) {
  return {method, target, "127.0.0.1:18080", {}, "application/json", body};
}

/// Somebody who may do everything: what is tested here is what is asked.
Visit Everybody() {
  Visit visit;
  visit.visitor = Visitor{"9001", "", core::RoleSet::All(), false, {}, {}, 0};
  return visit;
}

Route RouteOf(const Ask& ask) { return Resolve(ask, Everybody()).route; }

/// The refusal, for a test that expects one.
Trouble Refused(const Ask& ask) {
  const Route route = RouteOf(ask);
  const auto* trouble = std::get_if<Trouble>(&route);
  return trouble != nullptr ? *trouble : Trouble{Reason::kGap, "not refused", {}};
}

template <typename Command>
std::optional<Command> Commanded(const Ask& ask) {
  const Route route = RouteOf(ask);
  const auto* command = std::get_if<core::Command>(&route);
  const auto* wanted = command != nullptr ? std::get_if<Command>(command) : nullptr;
  if (wanted == nullptr) return std::nullopt;
  return *wanted;
}

TEST(Routes, NamesWhatAPageMayRead) {
  EXPECT_TRUE(std::holds_alternative<StreamAsk>(RouteOf(Get("/api/v1/live"))));
  EXPECT_TRUE(std::holds_alternative<StateAsk>(RouteOf(Get("/api/v1/state"))));
  EXPECT_TRUE(std::holds_alternative<BooksAsk>(RouteOf(Get("/api/v1/books"))));
  EXPECT_TRUE(std::holds_alternative<HealthAsk>(RouteOf(Get("/healthz?verbose=1"))));
  const Route day = RouteOf(Get("/api/v1/days/2026-05-09/windows?reason=audit"));
  ASSERT_TRUE(std::holds_alternative<DayAsk>(day));
  EXPECT_EQ(std::get<DayAsk>(day).day, "2026-05-09");
  EXPECT_EQ(std::get<DayAsk>(day).table, DayTable::kWindows);
  const Resolved figures =
      Resolve(Get("/api/v1/days/2026-05-09/figures?reason=review"), Everybody());
  EXPECT_EQ(std::get<DayAsk>(figures.route).table, DayTable::kFigures);
  ASSERT_TRUE(figures.view) << "figures of single windows are looked at by name and with a reason";
  EXPECT_EQ(figures.view->what, core::Viewed::kWindowDay);
}

TEST(Routes, AnAlarmIsAcknowledgedByWhoAsks) {
  const char* address = "/api/v1/alarms/4712/acknowledgement";
  const auto command = Commanded<core::AcknowledgeAlarm>(Change("POST", address, "{}"));
  ASSERT_TRUE(command);
  EXPECT_EQ(command->alarm, core::AlarmId{4712});
  EXPECT_EQ(command->by, "9001");
  Visit console = Everybody();
  console.visitor->number = kConsoleName;
  const Route route = Resolve(Change("POST", address, "{}"), console).route;
  EXPECT_EQ(std::get<core::AcknowledgeAlarm>(std::get<core::Command>(route)).by, "");
  EXPECT_EQ(Refused(Change("POST", "/api/v1/alarms/x/acknowledgement", "{}")),
            (Trouble{Reason::kUnknownAlarm, "x", {}}));
}

TEST(Routes, LeavesOtherPathsToTheFiles) {
  EXPECT_EQ(std::get<FileAsk>(RouteOf(Get("/"))).path, "/");
  EXPECT_EQ(std::get<FileAsk>(RouteOf(Get("/assets/a.js?x=1"))).path, "/assets/a.js");
  EXPECT_EQ(std::get<FileAsk>(RouteOf(Get("/../etc/passwd"))).path, "/../etc/passwd");
}

TEST(Routes, RefusesUnknownAddresses) {
  for (const char* target :
       {"/api", "/api/", "/api/v1/nothing", "/api/v2/state", "/api/v1/days/2026-05-09",
        "/api/v1/days/2026-05-09/people", "http://127.0.0.1/", "*", ""}) {
    if (std::string_view(target) == "/api") continue;  // a file name like any other
    EXPECT_EQ(Refused(Get(target)).reason, (std::variant<Problem, Reason>(Problem::kNotFound)))
        << target;
  }
  const Trouble deed = Refused(Change("POST", "/api/v1/desk/1/service/pause", "{}"));
  EXPECT_EQ(deed.reason, (std::variant<Problem, Reason>(Problem::kNotFound)));
}

TEST(Routes, RefusesDaysThatAreNoDates) {
  for (const char* day : {"2026-02-30", "2026-5-9", "today", "2026-13-01", "2026-05-0x"}) {
    const std::string target = std::string("/api/v1/days/") + day + "/staff";
    EXPECT_EQ(Refused(Get(target)), (Trouble{Reason::kWrongType, "day", {}})) << day;
  }
}

TEST(Routes, NamesTheMethodsAnAddressTakes) {
  Ask ask = Change("PUT", "/api/v1/desk/1/shift", "{}");
  EXPECT_EQ(Refused(ask), (Trouble{Problem::kMethodNotAllowed, "PUT", "POST, DELETE"}));
  ask.target = "/api/v1/desk/1/service";
  EXPECT_EQ(Refused(ask).allow, "POST");
  ask.target = "/api/v1/state";
  EXPECT_EQ(Refused(ask).allow, "GET, HEAD");
  ask.target = "/";
  EXPECT_EQ(Refused(ask).allow, "GET, HEAD");
  ask.target = "/api/v1/live";
  ask.method = "HEAD";
  EXPECT_EQ(Refused(ask).allow, "GET");
}

TEST(Routes, ParsesTheDesksRequests) {
  const auto start =
      Commanded<core::StartShift>(Change("POST", "/api/v1/desk/3/shift", R"({"staff":"1001"})"));
  ASSERT_TRUE(start);
  EXPECT_EQ(start->window, core::WindowNo{3});
  EXPECT_EQ(start->staff_number, "1001");

  const auto end = Commanded<core::EndShift>(Change("DELETE", "/api/v1/desk/999/shift", ""));
  ASSERT_TRUE(end);
  EXPECT_EQ(end->window, core::WindowNo{999});

  const auto open = Commanded<core::OpenService>(
      Change("POST", "/api/v1/desk/3/service", R"({"visit":"A001","unknown":[1,2]})"));
  ASSERT_TRUE(open);
  EXPECT_EQ(open->visit, "A001");

  const auto done = Commanded<core::EndService>(
      Change("POST", "/api/v1/desk/3/service/end", R"({"invite":false})"));
  ASSERT_TRUE(done);
  EXPECT_FALSE(done->invite);
}

TEST(Routes, NamesTheFieldAtFault) {
  const auto refused = [](const char* body) {
    return Refused(Change("POST", "/api/v1/desk/3/shift", body));
  };
  EXPECT_EQ(refused(""), (Trouble{Reason::kMalformed, "body", {}}));
  EXPECT_EQ(refused("{\"staff\":"), (Trouble{Reason::kMalformed, "body", {}}));
  EXPECT_EQ(refused("[]"), (Trouble{Reason::kMalformed, "body", {}}));
  EXPECT_EQ(refused("{\"staff\":\"\xff\"}"), (Trouble{Reason::kMalformed, "body", {}}));
  EXPECT_EQ(refused("{}"), (Trouble{Reason::kMissingField, "staff", {}}));
  EXPECT_EQ(refused(R"({"staff":1001})"), (Trouble{Reason::kWrongType, "staff", {}}));
  EXPECT_EQ(refused(R"({"staff":""})"), (Trouble{Reason::kWrongType, "staff", {}}));
  EXPECT_EQ(refused(R"({"staff":"1\n2"})"), (Trouble{Reason::kWrongType, "staff", {}}));
  const std::string long_body = R"({"staff":")" + std::string(65, '1') + "\"}";
  EXPECT_EQ(refused(long_body.c_str()), (Trouble{Reason::kWrongType, "staff", {}}));
  EXPECT_EQ(Refused(Change("POST", "/api/v1/desk/3/service/end", R"({"invite":"yes"})")),
            (Trouble{Reason::kWrongType, "invite", {}}));
}

TEST(Routes, RefusesWindowsThatCannotExist) {
  for (const char* window : {"0", "1000", "-1", "+1", "1x", "%31", "", "99999999999999999999"}) {
    const std::string target = std::string("/api/v1/desk/") + window + "/shift";
    EXPECT_EQ(Refused(Change("POST", target, R"({"staff":"1"})")),
              (Trouble{Reason::kUnknownWindow, window, {}}));
  }
}

TEST(Routes, AnswersOnlyUnderTheNamesOfThisMachine) {
  for (const char* host :
       {"127.0.0.1", "127.0.0.1:18080", "localhost", "LocalHost:1", "[::1]", "[::1]:8080"}) {
    EXPECT_TRUE(IsLoopbackName(host)) << host;
  }
  for (const char* host :
       {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil", "127.0.0.1:port", "::1",
        "[::1", "127.0.0.1:99999", "localhost:80:80", "0.0.0.0"}) {
    EXPECT_FALSE(IsLoopbackName(host)) << host;
  }
  Ask ask = Get("/");
  ask.host = "evil.example";
  EXPECT_EQ(Refused(ask), (Trouble{Problem::kWrongHost, "evil.example", {}}));
  ask.host = "";
  EXPECT_EQ(Refused(ask), (Trouble{Problem::kNoHost, "Host", {}}));
}

TEST(Routes, TakesChangesOnlyAsJson) {
  Ask ask = Change("POST", "/api/v1/desk/3/shift", R"({"staff":"1001"})");
  for (const char* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"}) {
    ask.content_type = type;
    EXPECT_EQ(Refused(ask), (Trouble{Problem::kUnsupportedMedia, "Content-Type", {}})) << type;
  }
  ask.content_type = "Application/JSON ; charset=utf-8";
  EXPECT_TRUE(Commanded<core::StartShift>(ask));
  ask.method = "DELETE";
  ask.content_type = "";
  EXPECT_EQ(Refused(ask), (Trouble{Problem::kUnsupportedMedia, "Content-Type", {}}));
}

TEST(Routes, RefusesChangesSentByPagesOfOtherSites) {
  Ask ask = Change("POST", "/api/v1/desk/3/shift", R"({"staff":"1001"})");
  for (const char* origin : {"https://evil.example", "null", "http://localhost.evil",
                             "http://127.0.0.1:9999", "http://localhost:18080"}) {
    ask.origin = origin;
    EXPECT_EQ(Refused(ask), (Trouble{Problem::kForeignOrigin, origin, {}})) << origin;
  }
  ask.origin = "http://127.0.0.1:18080";
  EXPECT_TRUE(Commanded<core::StartShift>(ask));
}

TEST(Routes, AViewOfSingleRatingsCarriesItsReason) {
  const auto view = Resolve(Get("/api/v1/live"), Everybody()).view;
  ASSERT_TRUE(view);
  EXPECT_EQ(view->viewer, "9001");
  EXPECT_EQ(view->reason, core::ViewReason::kDutyWatch);
  const auto day =
      Resolve(Get("/api/v1/days/2026-05-09/staff?x=1&reason=complaint"), Everybody()).view;
  ASSERT_TRUE(day);
  EXPECT_EQ(day->what, core::Viewed::kStaffDay);
  EXPECT_EQ(day->subject, "2026-05-09");
  EXPECT_EQ(day->reason, core::ViewReason::kComplaint);
  EXPECT_EQ(Refused(Get("/api/v1/days/2026-05-09/staff")),
            (Trouble{Reason::kMissingField, "reason", {}}));
  EXPECT_EQ(Refused(Get("/api/v1/days/2026-05-09/staff?reason=curious")),
            (Trouble{Reason::kWrongType, "reason", {}}));
  EXPECT_FALSE(Resolve(Get("/api/v1/wall"), Everybody()).view);
}

TEST(Routes, AClerkActsForHimselfOnly) {
  Visit clerk;
  clerk.visitor = Visitor{"1001", "", {core::Role::kWindowStaff}, false, {}, {}, 0};
  const auto route = [&](std::string_view method, std::string_view target, std::string_view body) {
    return Resolve(Change(method, target, body), clerk).route;
  };
  EXPECT_EQ(std::get<Trouble>(route("POST", "/api/v1/desk/3/shift", R"({"staff":"1002"})")),
            (Trouble{Reason::kForeignWindow, "1002", {}}));
  EXPECT_TRUE(std::holds_alternative<core::Command>(
      route("POST", "/api/v1/desk/3/shift", R"({"staff":"1001"})")));
  const Route ends = route("DELETE", "/api/v1/desk/3/shift", "");
  const auto& command = std::get<core::Command>(ends);
  EXPECT_EQ(std::get<core::EndShift>(command).clerk.number, "1001");
}

TEST(Routes, AnswersUnderTheNamesItWasGiven) {
  const std::vector<std::string> names{"hall.example.gov.cn"};
  Ask ask = Get("/healthz");
  ask.host = "Hall.example.gov.cn:8443";
  EXPECT_TRUE(std::holds_alternative<HealthAsk>(Resolve(ask, {}, names).route));
  ask.host = "other.example.gov.cn";
  EXPECT_TRUE(std::holds_alternative<Trouble>(Resolve(ask, {}, names).route));
}

}  // namespace
}  // namespace yichuang::http
