#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using core::Role;
using nlohmann::json;

const std::string kPassword = "correct horse";

/// 4001 is the administrator of these tests, 2001 a duty manager.
class AccountsTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    Enrol("4001", {Role::kSystemAdmin}, kPassword);
    Enrol("2001", {Role::kDutyManager}, kPassword);
    Start();
    lines_ = LinesOf(SignIn("4001", kPassword));
  }

  std::string SignIn(const std::string& number, const std::string& password) {
    return Fetch(port(), BareRequest("POST", "/api/v1/session", "",
                                     json{{"number", number}, {"password", password}}.dump()));
  }
  static std::string LinesOf(const std::string& answer) {
    const std::string cookie = HeaderOf(answer, "Set-Cookie");
    const std::string csrf = json::parse(BodyOf(answer))["csrf"];
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\nX-CSRF-Token: " + csrf + "\r\n";
  }
  std::string Post(const std::string& path, const json& body) {
    return Fetch(port(), BareRequest("POST", "/api/v1/accounts" + path, lines_, body.dump()));
  }
  std::string Make(const std::string& number, const json& roles) {
    return Post("", {{"number", number}, {"name", "周宁"}, {"roles", roles}});
  }
  json Account(const std::string& number) {
    const json told =
        json::parse(BodyOf(Fetch(port(), BareRequest("GET", "/api/v1/accounts", lines_))));
    for (const json& each : told["accounts"]) {
      if (each["number"] == number) return each;
    }
    return {};
  }
  std::string Choose(const std::string& number, const std::string& code,
                     const std::string& password) {
    return Fetch(
        port(),
        BareRequest("POST", "/api/v1/password", "",
                    json{{"number", number}, {"code", code}, {"password", password}}.dump()));
  }
  static std::string ReasonOf(const std::string& answer) {
    return json::parse(BodyOf(answer)).value("reason", "");
  }
  static std::string CodeOf(const std::string& answer) {
    return json::parse(BodyOf(answer)).value("code", "");
  }

  std::string lines_;
};

TEST_F(AccountsTest, TellsEverybodyWithRolesAndWithoutSecrets) {
  EXPECT_EQ(Account("2001"), json::parse(R"({"number":"2001","name":"李敏",
      "roles":["duty_manager"],"closed":false,"password":true,"code_until_ms":null,
      "locked_until_ms":null})"));
}

TEST_F(AccountsTest, ANewOneChoosesAPasswordWithTheCodeShownOnce) {
  const std::string made = Make("5001", {"guide", "window_staff"});
  ASSERT_EQ(StatusOf(made), "200");
  EXPECT_EQ(Account("5001")["password"], false);
  EXPECT_TRUE(Account("5001")["code_until_ms"].is_number());
  EXPECT_EQ(Account("5001")["roles"], json::parse(R"(["guide","window_staff"])"));
  EXPECT_EQ(Account("5001").dump().find(CodeOf(made)), std::string::npos);
  ASSERT_EQ(StatusOf(Choose("5001", CodeOf(made), "four new words")), "200");
  EXPECT_EQ(StatusOf(SignIn("5001", "four new words")), "200");
  EXPECT_EQ(Account("5001")["name"], "周宁");
  EXPECT_EQ(Account("5001")["code_until_ms"], nullptr);
}

TEST_F(AccountsTest, ANumberThatHasOneIsNotMadeAgain) {
  const std::string again = Make("2001", {"system_admin"});
  EXPECT_EQ(StatusOf(again), "409");
  EXPECT_EQ(ReasonOf(again), "taken");
  EXPECT_EQ(Account("2001")["roles"], json::parse(R"(["duty_manager"])"));
  EXPECT_EQ(StatusOf(SignIn("2001", kPassword)), "200");
}

TEST_F(AccountsTest, NobodyChangesHisOwnRecord) {
  EXPECT_EQ(ReasonOf(Post("/4001/roles", {{"roles", {"system_admin", "hall_manager"}}})),
            "own_record");
  EXPECT_EQ(ReasonOf(Post("/4001/code", json::object())), "own_record");
  EXPECT_EQ(ReasonOf(Post("/4001/closing", {{"closed", true}})), "own_record");
  EXPECT_EQ(Account("4001")["roles"], json::parse(R"(["system_admin"])"));
  EXPECT_EQ(StatusOf(SignIn("4001", kPassword)), "200") << "no code took the password away";
}

TEST_F(AccountsTest, ChangedRolesHoldAtOnceAndTheActorIsTheAdministrator) {
  const std::string theirs = LinesOf(SignIn("2001", kPassword));
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/books", theirs))), "403");
  EXPECT_EQ(StatusOf(Post("/2001/roles", {{"roles", {"audit_admin"}}})), "200");
  EXPECT_EQ(actors().back(), "user:4001");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/books", theirs))), "200");
}

TEST_F(AccountsTest, ANewCodeEndsPasswordAndSessions) {
  const std::string theirs = LinesOf(SignIn("2001", kPassword));
  const std::string issued = Post("/2001/code", json::object());
  ASSERT_EQ(StatusOf(issued), "200");
  EXPECT_EQ(StatusOf(SignIn("2001", kPassword)), "401");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/board", theirs))), "401");
  EXPECT_EQ(StatusOf(Choose("2001", CodeOf(issued), "four new words")), "200");
  EXPECT_EQ(StatusOf(SignIn("2001", "four new words")), "200");
}

TEST_F(AccountsTest, AClosedOneSignsInNoMoreUntilItIsOpenedAgain) {
  const std::string theirs = LinesOf(SignIn("2001", kPassword));
  EXPECT_EQ(StatusOf(Post("/2001/closing", {{"closed", true}})), "200");
  EXPECT_EQ(Account("2001")["closed"], true);
  EXPECT_EQ(StatusOf(SignIn("2001", kPassword)), "401");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/board", theirs))), "401");
  EXPECT_EQ(StatusOf(Post("/2001/closing", {{"closed", false}})), "200");
  EXPECT_EQ(StatusOf(Fetch(port(), BareRequest("GET", "/api/v1/board", theirs))), "401")
      << "an old session does not come back";
  EXPECT_EQ(StatusOf(SignIn("2001", kPassword)), "200");
}

TEST_F(AccountsTest, WhatIsWrongIsNamed) {
  EXPECT_EQ(ReasonOf(Make("50-01", json::array())), "wrong_type");
  EXPECT_EQ(ReasonOf(Make("5001", {"king"})), "wrong_type");
  EXPECT_EQ(ReasonOf(Make("5001", {"guide", "guide"})), "wrong_type");
  EXPECT_EQ(ReasonOf(Make("5001", {{"guide", 1}})), "wrong_type");
  EXPECT_EQ(ReasonOf(Post("/7777/roles", {{"roles", json::array()}})), "unknown_account");
  EXPECT_EQ(ReasonOf(Post("/7777/code", json::object())), "unknown_account");
  EXPECT_EQ(ReasonOf(Post("/2001/closing", json::object())), "missing_field");
  EXPECT_EQ(Account("5001"), json());
}

TEST_F(AccountsTest, SaysWhoIsLockedOut) {
  for (int i = 0; i < 6; ++i) SignIn("2001", "wrong horse");
  EXPECT_TRUE(Account("2001")["locked_until_ms"].is_number());
}

TEST_F(AccountsTest, AFullQueueRefusesWithoutACode) {
  inbox_full_ = true;
  EXPECT_EQ(ReasonOf(Make("5001", {"guide"})), "queue_full");
  inbox_full_ = false;
  EXPECT_EQ(StatusOf(Make("5001", {"guide"})), "200") << "the number is free again";
}

}  // namespace
}  // namespace yichuang::http
