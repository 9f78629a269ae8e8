#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/access/console.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using core::Role;
using nlohmann::json;
using namespace std::chrono_literals;

const std::string kSignInPassword = "correct horse";

class SignInTest : public ServedHall {
 protected:
  /// A browser: its cookie, and what the page knows.
  struct Browser {
    std::string cookie;
    std::string csrf;
  };

  std::string Post(const std::string& path, const json& body, const std::string& lines = "") {
    return Fetch(port(), BareRequest("POST", path, lines, body.dump()));
  }
  std::string SignIn(const std::string& number, const std::string& password,
                     const std::string& lines = "") {
    return Post("/api/v1/session", {{"number", number}, {"password", password}}, lines);
  }
  static Browser BrowserOf(const std::string& answer) {
    const std::string cookie = HeaderOf(answer, "Set-Cookie");
    return {cookie.substr(0, cookie.find(';')), json::parse(BodyOf(answer))["csrf"]};
  }
  Browser SignedIn(const std::string& number) { return BrowserOf(SignIn(number, kSignInPassword)); }

  static std::string LinesOf(const Browser& browser, bool with_csrf = true) {
    return "Cookie: " + browser.cookie + "\r\n" +
           (with_csrf ? "X-CSRF-Token: " + browser.csrf + "\r\n" : "");
  }
  std::string Get(const std::string& path, const Browser& browser) {
    return Fetch(port(), BareRequest("GET", path, LinesOf(browser)));
  }
  json WhoAmI(const Browser& browser) {
    return json::parse(BodyOf(Get("/api/v1/session", browser)));
  }
  static std::string ReasonOf(const std::string& answer) {
    return json::parse(BodyOf(answer))["reason"];
  }
};

TEST_F(SignInTest, ThePasswordOpensASessionThatOnlyTheBrowserHolds) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  const std::string answer = SignIn("2001", kSignInPassword);
  ASSERT_EQ(StatusOf(answer), "200");
  const std::string cookie = HeaderOf(answer, "Set-Cookie");
  for (const char* part : {"; HttpOnly", "; SameSite=Strict", "; Path=/"})
    EXPECT_NE(cookie.find(part), std::string::npos) << part;
  const json who = WhoAmI(BrowserOf(answer));
  EXPECT_EQ(who["storage_low"], false);
  storage_low_ = true;
  EXPECT_EQ(WhoAmI(BrowserOf(answer))["storage_low"], true);
  EXPECT_EQ(who["signed_in"], true);
  EXPECT_EQ(who["name"], "李敏");
  EXPECT_EQ(who["roles"], json::parse(R"(["duty_manager"])"));
  EXPECT_EQ(who["csrf"], BrowserOf(answer).csrf);
  EXPECT_EQ(actors().back(), "user:2001");
}

TEST_F(SignInTest, NobodyIsLetInWithoutOne) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  server_->Publish(TwoWindows());
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/state", ""))), "401");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/live", ""))), "401");
  const std::string wrong = SignIn("2001", "wrong horse");
  EXPECT_EQ(StatusOf(wrong), "401");
  EXPECT_EQ(ReasonOf(wrong), "wrong_sign_in");
  EXPECT_EQ(HeaderOf(wrong, "Set-Cookie"), "");
  EXPECT_EQ(BodyOf(SignIn("7777", kSignInPassword)), BodyOf(wrong));
}

TEST_F(SignInTest, TheSessionIdChangesAtSignIn) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  const std::string planted(43, 'p');
  const Browser fresh =
      BrowserOf(SignIn("2001", kSignInPassword, "Cookie: yichuang=" + planted + "\r\n"));
  EXPECT_NE(fresh.cookie, "yichuang=" + planted);
  EXPECT_EQ(WhoAmI({"yichuang=" + planted, ""})["signed_in"], false);
  // A second sign-in of the same browser ends what it had.
  const Browser second = BrowserOf(SignIn("2001", kSignInPassword, LinesOf(fresh)));
  EXPECT_NE(second.cookie, fresh.cookie);
  EXPECT_EQ(WhoAmI(fresh)["signed_in"], false);
  EXPECT_EQ(WhoAmI(second)["signed_in"], true);
}

TEST_F(SignInTest, APinOpensASessionInTheBrowserThatKnowsIt) {
  Enrol("1001", {Role::kWindowStaff}, kSignInPassword);
  Start();
  const Browser browser = SignedIn("1001");
  const auto choose = [&](const char* pin) {
    return Post("/api/v1/me/pin", {{"password", kSignInPassword}, {"pin", pin}}, LinesOf(browser));
  };
  EXPECT_EQ(ReasonOf(choose("123456")), "weak_pin");
  const std::string chosen = choose("482917");
  ASSERT_EQ(StatusOf(chosen), "200");
  const std::string cookie = HeaderOf(chosen, "Set-Cookie");
  EXPECT_NE(cookie.find("; HttpOnly; SameSite=Strict"), std::string::npos);
  const std::string known = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  const auto with_pin = [&](const std::string& lines) {
    return Post("/api/v1/session/pin", {{"number", "1001"}, {"pin", "482917"}}, lines);
  };
  EXPECT_EQ(ReasonOf(with_pin("")), "wrong_pin");
  const std::string begun = with_pin(known);
  ASSERT_EQ(StatusOf(begun), "200");
  EXPECT_EQ(WhoAmI(BrowserOf(begun))["number"], "1001");
  EXPECT_EQ(
      StatusOf(Fetch(port(), BareRequest("DELETE", "/api/v1/me/pin", LinesOf(browser), "{}"))),
      "200");
  EXPECT_EQ(ReasonOf(with_pin(known)), "wrong_pin");
}

TEST_F(SignInTest, WhoeverMayDoMoreThanServeHasNoPin) {
  Enrol("1001", {Role::kWindowStaff, Role::kSystemAdmin}, kSignInPassword);
  Start();
  const Browser browser = SignedIn("1001");
  EXPECT_EQ(ReasonOf(Post("/api/v1/me/pin", {{"password", kSignInPassword}, {"pin", "482917"}},
                          LinesOf(browser))),
            "role_needed");
}

TEST_F(SignInTest, LocksOutAndTellsHowLong) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(StatusOf(SignIn("2001", "wrong horse")), "401");
  const std::string locked = SignIn("2001", kSignInPassword);
  EXPECT_EQ(StatusOf(locked), "429");
  EXPECT_EQ(ReasonOf(locked), "locked_out");
  EXPECT_EQ(HeaderOf(locked, "Retry-After"), "60");
  now_ = now_.load() + 60s;
  EXPECT_EQ(StatusOf(SignIn("2001", kSignInPassword)), "200");
}

TEST_F(SignInTest, ChangesNeedTheTokenOfTheSession) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  const Browser browser = SignedIn("2001");
  const auto open = [&](const std::string& lines) {
    return Fetch(port(),
                 BareRequest("POST", "/api/v1/desk/3/service", lines, R"({"visit":"A001"})"));
  };
  EXPECT_EQ(ReasonOf(open(LinesOf(browser, false))), "csrf");
  EXPECT_EQ(ReasonOf(open(LinesOf({browser.cookie, std::string(43, 'x')}))), "csrf");
  EXPECT_EQ(StatusOf(open(LinesOf(browser))), "200");
  EXPECT_EQ(ReasonOf(open(LinesOf(browser) + "Origin: http://127.0.0.1:1\r\n")), "foreign_origin");
}

TEST_F(SignInTest, RolesDecideAndAreAskedWithEveryRequest) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Enrol("3001", {Role::kGuide}, kSignInPassword);
  Start();
  server_->Publish(TwoWindows());
  const Browser manager = SignedIn("2001");
  EXPECT_EQ(ReasonOf(Get("/api/v1/state", SignedIn("3001"))), "role_needed");
  EXPECT_NE(StatusOf(Get("/api/v1/state", manager)), "403");
  door_->Publish({{"2001", {{Role::kDutyManager}, false}}}, {});
  EXPECT_EQ(StatusOf(Get("/api/v1/state", manager)), "401");
}

TEST_F(SignInTest, SigningOutEndsOneOrAll) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  const Browser first = SignedIn("2001");
  const Browser second = SignedIn("2001");
  const Browser third = SignedIn("2001");
  const std::string out = Fetch(port(), BareRequest("DELETE", "/api/v1/session", LinesOf(first)));
  EXPECT_EQ(StatusOf(out), "200");
  EXPECT_NE(HeaderOf(out, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(WhoAmI(first)["signed_in"], false);
  EXPECT_EQ(WhoAmI(second)["signed_in"], true);
  Fetch(port(), BareRequest("DELETE", "/api/v1/sessions", LinesOf(second)));
  EXPECT_EQ(WhoAmI(second)["signed_in"], false);
  EXPECT_EQ(WhoAmI(third)["signed_in"], false);
}

TEST_F(SignInTest, LocksWhenNobodyIsThereAndStreamsEnd) {
  options_.ping_interval = std::chrono::milliseconds(50);
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  server_->Publish(TwoWindows());
  const Browser browser = SignedIn("2001");
  RawClient stream(port());
  stream.Send(BareRequest("GET", "/api/v1/live", LinesOf(browser)));
  EXPECT_NE(stream.ReadUntil("event: ping"), "");
  now_ = now_.load() + 29min;
  Fetch(port(), BareRequest("POST", "/api/v1/session/active", LinesOf(browser), "{}"));
  now_ = now_.load() + 29min;
  EXPECT_EQ(WhoAmI(browser)["signed_in"], true);
  now_ = now_.load() + 1min;  // the page asked, but no person did anything
  EXPECT_EQ(WhoAmI(browser)["why"], "session_idle");
  EXPECT_EQ(ReasonOf(Get("/api/v1/state", browser)), "session_idle");
  stream.ReadToEnd();
  EXPECT_TRUE(stream.closed());
}

TEST_F(SignInTest, ASessionOutlivesTheHub) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  const Browser browser = SignedIn("2001");
  server_.reset();
  door_.reset();
  Start();
  EXPECT_EQ(WhoAmI(browser)["signed_in"], true);
}

TEST_F(SignInTest, TheSetUpCodeMakesTheFirstAdministratorAndNoSecond) {
  std::string code;
  {
    access::Vault vault(door_options_.vault);
    code = access::IssueSetUpCode(vault, door_options_.door, core::Instant(now_.load()));
  }
  Start();
  EXPECT_EQ(WhoAmI({})["setup_needed"], true);
  json body = {{"code", "AAAA-AAAA-AAAA-AAAA"},
               {"number", "1001"},
               {"name", "陈晓燕"},
               {"password", kSignInPassword}};
  EXPECT_EQ(ReasonOf(Post("/api/v1/setup", body)), "wrong_code");
  body["code"] = code;
  body["password"] = "1001";
  EXPECT_EQ(ReasonOf(Post("/api/v1/setup", body)), "weak_password");
  body["password"] = kSignInPassword;
  EXPECT_EQ(StatusOf(Post("/api/v1/setup", body)), "200");
  EXPECT_EQ(WhoAmI({})["setup_needed"], false);
  EXPECT_EQ(WhoAmI(SignedIn("1001"))["roles"], json::parse(R"(["system_admin"])"));
  EXPECT_EQ(ReasonOf(Post("/api/v1/setup", body)), "wrong_code");
}

TEST_F(SignInTest, AnOrderOfTheConsoleBecomesAnAccountWithACode) {
  std::string code;
  {
    access::Vault vault(door_options_.vault);
    const access::UserChange change{"4001", {{Role::kGuide}, true}, "孙丽华", true};
    code = access::Order(vault, door_options_.door, change, core::Instant(now_.load())).value();
  }
  Start();
  const json body = {{"number", "4001"}, {"code", code}, {"password", kSignInPassword}};
  std::string chosen;
  for (int tries = 0; tries < 100 && StatusOf(chosen) != "200"; ++tries) {
    chosen = Post("/api/v1/password", body);
    if (StatusOf(chosen) == "429") now_ = now_.load() + 61min;
  }
  EXPECT_EQ(StatusOf(chosen), "200");
  EXPECT_EQ(WhoAmI(SignedIn("4001"))["name"], "孙丽华");
}

TEST_F(SignInTest, TheDemonstrationSignsInWithItsToken) {
  Start();
  EXPECT_EQ(ReasonOf(Post("/api/v1/session/demo", {{"token", std::string(32, '0')}})),
            "wrong_code");
  const std::string answer = Post("/api/v1/session/demo", {{"token", kToken}});
  EXPECT_EQ(WhoAmI(BrowserOf(answer))["number"], "demo");
}

TEST_F(SignInTest, TheConsoleActsUnderItsOwnName) {
  door_options_.console_token = std::string(43, 'c');
  Start();
  const std::string lines = "Authorization: Bearer " + std::string(43, 'c') + "\r\n";
  const std::string answer =
      Fetch(port(), BareRequest("POST", "/api/v1/emergency", lines, R"({"text":{"zh":"请离开"}})"));
  EXPECT_EQ(StatusOf(answer), "200");
  EXPECT_EQ(actors().back(), "console");
}

TEST_F(SignInTest, EveryViewOfSingleRatingsIsToldBeforeItIsGiven) {
  Enrol("2001", {Role::kDutyManager}, kSignInPassword);
  Start();
  server_->Publish(TwoWindows());
  const Browser browser = SignedIn("2001");
  Get("/api/v1/state", browser);
  Get("/api/v1/state", browser);  // the same view, a moment later
  Get("/api/v1/days/2026-05-09/staff?reason=complaint", browser);
  ASSERT_EQ(views().size(), 2U);
  EXPECT_EQ(views()[0].viewer, "2001");
  EXPECT_EQ(views()[0].what, core::Viewed::kLiveRatings);
  EXPECT_EQ(views()[1].reason, core::ViewReason::kComplaint);
  now_ = now_.load() + 15min;
  Get("/api/v1/state", browser);
  EXPECT_EQ(views().size(), 3U);
  inbox_full_ = true;
  EXPECT_EQ(StatusOf(Get("/api/v1/days/2026-05-08/staff?reason=review", browser)), "503");
  inbox_full_ = false;
  Get("/api/v1/days/2026-05-08/staff?reason=review", browser);
  EXPECT_EQ(views().size(), 4U);
}

TEST_F(SignInTest, AClerkSeesSumsOfHisOwn) {
  Enrol("1001", {Role::kWindowStaff}, kSignInPassword);
  Start();
  server_->Publish(TwoWindows());
  const Browser clerk = SignedIn("1001");
  std::string answer;
  for (int tries = 0; tries < 100 && StatusOf(answer) != "200"; ++tries)
    answer = Get("/api/v1/me/ratings", clerk);
  EXPECT_EQ(
      json::parse(BodyOf(answer)),
      json::parse(R"([{"from":"2026-01-01","to":"2026-01-01","rated":6,"levels":[0,1,0,2,3]}])"));
  EXPECT_EQ(ReasonOf(Get("/api/v1/live", clerk)), "role_needed");
}

}  // namespace
}  // namespace yichuang::http
