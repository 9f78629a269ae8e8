#include "hub/http/server.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

using ServerTest = ServedHall;

/// The reason of a problem+json answer.
std::string ReasonOf(const std::string& answer) {
  EXPECT_NE(answer.find("Content-Type: application/problem+json\r\n"), std::string::npos) << answer;
  return json::parse(BodyOf(answer))["reason"];
}

/// The sentence with which the server refuses to start.
std::string WhyNot(const Options& options) {
  try {
    DoorOptions closed;
    closed.vault = std::filesystem::path(::testing::TempDir()) / "why_not.db";
    closed.now = [] { return core::Instant{}; };
    FrontDoor door(closed, nullptr, nullptr);
    const Server server(options, door, nullptr, nullptr, nullptr, nullptr);
    return "it started";
  } catch (const std::runtime_error& failure) {
    return failure.what();
  }
}

TEST_F(ServerTest, ServesThePagesWithTheHeadersThatGuardThem) {
  Start();
  const std::string answer = Fetch(port(), GetRequest("/"));
  EXPECT_EQ(StatusOf(answer), "200");
  EXPECT_EQ(BodyOf(answer), "<p>hall</p>");
  for (const char* line :
       {"Content-Type: text/html; charset=utf-8\r\n", "Cache-Control: no-cache\r\n", "ETag: \"",
        "Content-Security-Policy: default-src 'self'; ", "X-Content-Type-Options: nosniff\r\n",
        "Referrer-Policy: no-referrer\r\n"}) {
    EXPECT_NE(answer.find(line), std::string::npos) << line;
  }
}

TEST_F(ServerTest, SavesSendingWhatThePageHasAlready) {
  Start();
  const std::string first = Fetch(port(), GetRequest("/assets/app-1.js"));
  const std::size_t from = first.find("ETag: ") + 6;
  const std::string etag = first.substr(from, first.find("\r\n", from) - from);
  const std::string second =
      Fetch(port(), GetRequest("/assets/app-1.js", "If-None-Match: " + etag + "\r\n"));
  EXPECT_EQ(StatusOf(second), "304");
  EXPECT_EQ(BodyOf(second), "");
}

TEST_F(ServerTest, AnswersHeadWithTheLengthOnly) {
  Start();
  const std::string answer =
      Fetch(port(), "HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: 11\r\n"), std::string::npos);
  EXPECT_EQ(BodyOf(answer), "");
}

TEST_F(ServerTest, LetsNoPathLeadOutOfThePages) {
  Start();
  for (const char* target :
       {"/../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../../etc/passwd",
        "/%2e%2e/etc/passwd", "/assets\\..\\..\\etc\\passwd", "//etc/passwd"}) {
    const std::string answer = Fetch(port(), GetRequest(target));
    EXPECT_EQ(StatusOf(answer), "404") << target;
    EXPECT_EQ(ReasonOf(answer), "not_found") << target;
  }
}

TEST_F(ServerTest, RefusesOtherHostNamesMethodsAndTypes) {
  Start();
  EXPECT_EQ(
      StatusOf(Fetch(port(), "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")),
      "421");
  EXPECT_EQ(StatusOf(Fetch(port(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")), "400");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/", "Host: localhost\r\n"))), "400");
  const std::string method = Fetch(port(), ChangeRequest("PATCH", "/api/v1/desk/1/shift", "{}"));
  EXPECT_EQ(StatusOf(method), "405");
  EXPECT_NE(method.find("Allow: POST, DELETE\r\n"), std::string::npos);
  EXPECT_EQ(StatusOf(Fetch(
                port(),
                "POST /api/v1/desk/1/service HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                "Authorization: Bearer 0123456789abcdef0123456789abcdef\r\n"
                "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")),
            "415");
}

TEST_F(ServerTest, CarriesTheDesksRequestsToTheHall) {
  Start();
  const std::string opened =
      Fetch(port(), ChangeRequest("POST", "/api/v1/desk/3/service", R"({"visit":"A001"})"));
  EXPECT_EQ(StatusOf(opened), "200");
  EXPECT_EQ(json::parse(BodyOf(opened)), json::parse(R"({"ok":true,"service":12})"));
  EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("DELETE", "/api/v1/desk/3/shift", ""))), "200");
  EXPECT_EQ(
      StatusOf(Fetch(port(), ChangeRequest("POST", "/api/v1/desk/3/shift", R"({"staff":"1001"})"))),
      "200");
  EXPECT_EQ(StatusOf(Fetch(
                port(), ChangeRequest("POST", "/api/v1/desk/3/service/end", R"({"invite":true})"))),
            "200");
}

TEST_F(ServerTest, TellsFiguresOfASpanWithWhatTheyAreMadeOf) {
  Start();
  server_->Publish(TwoWindows());
  const std::string path = "/api/v1/figures?from=2026-05-01&to=2026-05-31";
  EXPECT_EQ(ReasonOf(Fetch(port(), GetRequest(path))), "missing_field") << "a look has a reason";
  const json sheet = json::parse(BodyOf(Fetch(port(), GetRequest(path + "&reason=review"))));
  EXPECT_EQ(sheet["from"], "2026-05-01");
  EXPECT_EQ(sheet["to"], "2026-05-31");
  EXPECT_EQ(sheet["total"]["rated"], 12);
  EXPECT_EQ(sheet["total"]["unrated"], 20 - 12 - 1);
  EXPECT_EQ(sheet["staff"][0]["key"], "1");
  EXPECT_EQ(sheet["staff"][0]["ranked"], true);
  EXPECT_EQ(sheet["tags"]["list"], json::parse(R"([{"tag":115,"n":2},{"tag":0,"n":1}])"));
  EXPECT_EQ(sheet["rules"]["weights"], json::parse("[0,3,6,8,10]"));
  EXPECT_EQ(sheet["shielded"], false);
}

TEST_F(ServerTest, TellsAnAuditorWhatToLookAtAndTheBooksOfAnyMoment) {
  Enrol("8001", {core::Role::kAuditAdmin}, "correct horse battery");
  Start();
  const json entered{{"number", "8001"}, {"password", "correct horse battery"}};
  const std::string begun =
      Fetch(port(), BareRequest("POST", "/api/v1/session", "", entered.dump()));
  const std::string cookie = HeaderOf(begun, "Set-Cookie");
  const auto look = [&, lines = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                                "\r\n"](const std::string& target) {
    return Fetch(port(), BareRequest("GET", target, lines));
  };
  const std::string path = "/api/v1/audit/2026-05/flags";
  EXPECT_EQ(ReasonOf(Fetch(port(), GetRequest(path + "?reason=audit"))), "role_needed")
      << "a hall manager is told the books alone";
  EXPECT_EQ(ReasonOf(look(path)), "missing_field") << "a look has a reason";
  const json answer = json::parse(BodyOf(look(path + "?reason=audit")));
  EXPECT_EQ(answer["refusals"], 3);
  ASSERT_EQ(answer["flags"].size(), 2U);
  EXPECT_EQ(answer["flags"][0]["rule"], "uninvited");
  EXPECT_EQ(answer["flags"][0]["evidence"][2]["seq"], 6);
  EXPECT_EQ(answer["flags"][1]["rule"], "out_of_hours");
  EXPECT_EQ(answer["flags"][1]["evidence"][0]["visit"], "A001");
  EXPECT_EQ(answer["flags"][1]["evidence"][0]["level"], 2);
  EXPECT_EQ(answer["rules"]["burst_most"], 3);
  const std::string service = "/api/v1/audit/services/";
  EXPECT_EQ(ReasonOf(look(service + "8")), "missing_field") << "a look has a reason";
  const json file = json::parse(BodyOf(look(service + "8?reason=audit")));
  EXPECT_EQ(file["service"]["visit"], "A001");
  EXPECT_EQ(file["ratings"][0]["level"], 2);
  EXPECT_EQ(file["cases"][0]["no"], "A-4");
  EXPECT_EQ(file["matters"][0]["id"], 7);
  EXPECT_EQ(json::parse(BodyOf(look(service + "9?reason=audit")))["service"], nullptr);
  EXPECT_EQ(ReasonOf(look(service + "x?reason=audit")), "wrong_type");
  const json heads = json::parse(BodyOf(look("/api/v1/audit/2026-05/heads")));
  EXPECT_EQ(heads["heads"][0]["day"], "2026-05-08");
  EXPECT_EQ(heads["heads"][1]["over"], false);
  const json books = json::parse(BodyOf(look("/api/v1/audit/books?seq=7")));
  EXPECT_EQ(books["head"]["seq"], 7);
  EXPECT_EQ(books["balanced"], true);
  EXPECT_EQ(books["sum"]["announced"], 3);
  EXPECT_EQ(books["books"][0]["balances"], true);
  EXPECT_EQ(ReasonOf(look("/api/v1/audit/2026-13/heads")), "wrong_type");
  EXPECT_EQ(ReasonOf(look("/api/v1/audit/books?at=noon")), "wrong_type");
}

TEST_F(ServerTest, CarriesWhatTheHallTellsEverybody) {
  Start();
  const auto change = [this](const char* method, const char* path, const std::string& body) {
    return StatusOf(Fetch(port(), ChangeRequest(method, path, body)));
  };
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/board"))), "200");
  EXPECT_EQ(change("POST", "/api/v1/catalogue", R"({"sm3":")" + std::string(64, 'a') + "\"}"),
            "200");
  EXPECT_EQ(
      change("POST", "/api/v1/hours", R"({"day":"2026-05-09","open":[],"reason":{"zh":"停电"}})"),
      "200");
  EXPECT_EQ(change("POST", "/api/v1/notices",
                   R"({"level":"info","title":{"zh":"通知"},"text":{"zh":"通知"},"until_ms":1})"),
            "200");
  EXPECT_EQ(change("DELETE", "/api/v1/notices/1", ""), "200");
  EXPECT_EQ(change("POST", "/api/v1/emergency", R"({"text":{"zh":"请离开"}})"), "200");
  EXPECT_EQ(change("DELETE", "/api/v1/emergency", ""), "200");
}

TEST_F(ServerTest, AKioskFetchesACatalogueWithoutSession) {
  Start();
  const std::string path = "/catalogue/" + std::string(64, 'a');
  EXPECT_EQ(BodyOf(Fetch(port(), BareRequest("GET", path, ""))), "{\"items\":[]}");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", path, "Range: bytes=3-\r\n"))), "206");
}

TEST_F(ServerTest, SaysWhyTheHallRefused) {
  Start();
  const std::string unknown = Fetch(port(), ChangeRequest("DELETE", "/api/v1/desk/404/shift", ""));
  EXPECT_EQ(StatusOf(unknown), "404");
  EXPECT_EQ(ReasonOf(unknown), "unknown_window");
  const std::string elsewhere =
      Fetch(port(), ChangeRequest("POST", "/api/v1/desk/1/shift", R"({"staff":"9999"})"));
  EXPECT_EQ(StatusOf(elsewhere), "409");
  EXPECT_EQ(json::parse(BodyOf(elsewhere))["what"], "9999");
  const std::string broken = Fetch(port(), ChangeRequest("POST", "/api/v1/desk/1/shift", "{"));
  EXPECT_EQ(StatusOf(broken), "400");
  EXPECT_EQ(ReasonOf(broken), "malformed");
}

TEST_F(ServerTest, SaysSoWhenTheHallIsBusyOrSilent) {
  options_.request_timeout = std::chrono::milliseconds(300);
  Start();
  inbox_full_ = true;
  const std::string full = Fetch(port(), ChangeRequest("DELETE", "/api/v1/desk/1/shift", ""));
  EXPECT_EQ(StatusOf(full), "503");
  EXPECT_EQ(ReasonOf(full), "queue_full");
  inbox_full_ = false;
  silent_ = true;
  const std::string silent = Fetch(port(), ChangeRequest("DELETE", "/api/v1/desk/1/shift", ""));
  EXPECT_EQ(StatusOf(silent), "504");
  const auto owed = TakeUnanswered();
  ASSERT_TRUE(owed);
  server_.reset();
  (*owed)(core::Events{});  // too late, after the server: nothing happens
}

TEST_F(ServerTest, AnswersQuestionsAboutThePast) {
  Start();
  const json staff =
      json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/days/2026-05-09/staff?reason=review"))));
  EXPECT_EQ(staff[0]["day"], "2026-05-09");
  EXPECT_EQ(staff[0]["ended"], 4);
  EXPECT_EQ(BodyOf(Fetch(port(), GetRequest("/api/v1/days/2026-05-09/windows?reason=audit"))),
            "[]");
  const json figures = json::parse(
      BodyOf(Fetch(port(), GetRequest("/api/v1/days/2026-05-09/figures?reason=audit"))));
  EXPECT_EQ(figures["day"], "2026-05-09");
  EXPECT_EQ(figures["hours"][0]["key"], 9);
  EXPECT_EQ(figures["windows"][0]["key"], 3);
  EXPECT_EQ(figures["windows"][0]["levels"], figures["hours"][0]["levels"]);
  EXPECT_EQ(json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/books"))))[0]["pending"], 1);
}

TEST_F(ServerTest, ReportsAFailedQueryAndGoesOn) {
  Start();
  const std::string failed =
      Fetch(port(), GetRequest("/api/v1/days/1999-01-01/staff?reason=review"));
  EXPECT_EQ(StatusOf(failed), "500");
  EXPECT_EQ(ReasonOf(failed), "storage");
  EXPECT_NE(log().find("disk I/O error"), std::string::npos);
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/books"))), "200");
}

TEST_F(ServerTest, TellsAnybodyThatItLivesAndDetailsToWhoMay) {
  Start();
  EXPECT_EQ(BodyOf(Fetch(port(), BareRequest("GET", "/healthz", ""))), R"({"status":"ok"})");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/health", ""))), "401");
  const json health = json::parse(BodyOf(Fetch(port(), GetRequest("/api/v1/health"))));
  EXPECT_EQ(health["status"], "ok");
  EXPECT_EQ(health["seq"], 7);
}

TEST_F(ServerTest, TellsAProgramOfThisMachineItsFiguresInPrometheusFormat) {
  Start();
  const std::string answer = Fetch(port(), BareRequest("GET", "/metrics", ""));
  EXPECT_EQ(StatusOf(answer), "200");
  EXPECT_EQ(HeaderOf(answer, "Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(BodyOf(answer).find("\n# TYPE yichuang_ledger_rows_total counter\n"
                                "yichuang_ledger_rows_total 7\n"),
            std::string::npos)
      << BodyOf(answer);
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("POST", "/metrics", ""))), "405");
}

TEST_F(ServerTest, HasNoStateBeforeTheFirstOneIsPublished) {
  Start();
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/api/v1/state"))), "503");
  server_->Publish(TwoWindows());
  for (int tries = 0; tries < 100; ++tries) {
    const std::string answer = Fetch(port(), GetRequest("/api/v1/state"));
    if (StatusOf(answer) != "200") continue;
    EXPECT_EQ(json::parse(BodyOf(answer))["seq"], 7);
    return;
  }
  FAIL() << "the published state never came";
}

TEST_F(ServerTest, RefusesWhatIsTooLong) {
  Start();
  const std::string body(64 * 1024 + 1, 'x');
  const std::string large = Fetch(port(), ChangeRequest("POST", "/api/v1/desk/1/shift", body));
  EXPECT_EQ(StatusOf(large), "413");
  EXPECT_EQ(ReasonOf(large), "oversized");
  const std::string chunked =
      "POST /api/v1/desk/1/shift HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
      "chunked\r\n\r\n10001\r\n" +
      body + "\r\n0\r\n\r\n";
  EXPECT_EQ(StatusOf(Fetch(port(), chunked)), "413");
  EXPECT_EQ(StatusOf(Fetch(port(), GetRequest("/", "X-Long: " + body + "\r\n"))), "431");
}

TEST_F(ServerTest, RefusesWhatIsNotHttp) {
  Start();
  const std::string answer = Fetch(port(), "HELLO\r\n\r\n");
  EXPECT_EQ(StatusOf(answer), "400");
  EXPECT_EQ(ReasonOf(answer), "malformed");
}

TEST_F(ServerTest, ServesSeveralRequestsOnOneConnection) {
  Start();
  RawClient client(port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.Send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    EXPECT_EQ(StatusOf(client.ReadUntil("<p>hall</p>")), "200");
  }
}

TEST_F(ServerTest, EndsAConnectionThatSaysNothing) {
  options_.request_timeout = std::chrono::milliseconds(200);
  Start();
  RawClient client(port());
  client.Send("GET / HT");
  EXPECT_EQ(client.ReadToEnd(), "");
  EXPECT_TRUE(client.closed());
}

TEST_F(ServerTest, TurnsConnectionsAwayBeyondTheLimit) {
  options_.most_connections = 2;
  Start();
  const std::string ask = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  RawClient first(port());
  RawClient second(port());
  for (RawClient* client : {&first, &second}) {
    client->Send(ask);
    EXPECT_EQ(StatusOf(client->ReadUntil("<p>hall</p>")), "200");
  }
  RawClient third(port());
  const std::string answer = third.ReadToEnd();
  EXPECT_EQ(StatusOf(answer), "503");
  EXPECT_EQ(ReasonOf(answer), "too_many_connections");
  EXPECT_NE(log().find("too many connections"), std::string::npos);
}

TEST_F(ServerTest, StopAnswersWhatIsUnderWayAndThenCloses) {
  Start();
  silent_ = true;
  RawClient asking(port());
  RawClient idle(port());
  asking.Send(ChangeRequest("DELETE", "/api/v1/desk/1/shift", ""));
  std::optional<OnAnswer> owed;
  for (int tries = 0; !owed && tries < 1000; ++tries) {
    ASSERT_EQ(StatusOf(Fetch(port(), GetRequest("/healthz"))), "200");
    owed = TakeUnanswered();
  }
  ASSERT_TRUE(owed) << "the hall thread never got the command";
  std::thread stopping([this] { server_->Stop(); });
  EXPECT_EQ(idle.ReadToEnd(), "");
  (*owed)(core::Events{});
  EXPECT_EQ(StatusOf(asking.ReadToEnd()), "200");
  stopping.join();
  EXPECT_THROW(RawClient{port()}, std::runtime_error);
}

TEST_F(ServerTest, SaysThatItsPortIsInUse) {
  Start();
  Options second = options_;
  second.port = port();
  EXPECT_EQ(
      WhyNot(second),
      "port " + std::to_string(port()) +
          " on 127.0.0.1 is in use by another program; end that program or choose another http "
          "port");
}

TEST_F(ServerTest, ServesOthersOnlyWithACertificate) {
  for (const char* address : {"0.0.0.0", "192.0.2.1", "::"}) {
    options_.address = address;
    EXPECT_EQ(WhyNot(options_).find("passwords must not cross a network in clear"), 0U) << address;
  }
  options_.address = "hall.example";
  EXPECT_EQ(WhyNot(options_),
            "http address \"hall.example\" is no IP address; use 127.0.0.1 or ::1");
  options_.address = "127.0.0.1";
  options_.certificate = "/nonexistent/cert.pem";
  EXPECT_EQ(WhyNot(options_).find("certificate /nonexistent/cert.pem: "), 0U);
}

TEST_F(ServerTest, NeedsABuildOfThePages) {
  options_.web_root = "/nonexistent/pages";
  EXPECT_EQ(WhyNot(options_).find("cannot read web_root /nonexistent/pages"), 0U);
}

}  // namespace
}  // namespace yichuang::http
