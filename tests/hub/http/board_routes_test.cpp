#include "hub/http/board_routes.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

using contract::Reason;

const std::string kSm3(64, 'a');

Ask Send(std::string_view method, std::string_view target, std::string_view body = "") {
  return {method, target, "127.0.0.1:18080", {}, "application/json", body};
}

Route RouteOf(const Ask& ask) {
  Visit visit;
  visit.visitor = Visitor{"9001", "", core::RoleSet::All(), false, {}, {}, 0};
  return Resolve(ask, visit).route;
}

template <typename Command>
std::optional<Command> Commanded(const Ask& ask) {
  const Route route = RouteOf(ask);
  const auto* command = std::get_if<core::Command>(&route);
  const auto* wanted = command != nullptr ? std::get_if<Command>(command) : nullptr;
  return wanted != nullptr ? std::optional(*wanted) : std::nullopt;
}

Trouble Refused(const Ask& ask) {
  const Route route = RouteOf(ask);
  const auto* trouble = std::get_if<Trouble>(&route);
  return trouble != nullptr ? *trouble : Trouble{Reason::kGap, "not refused", {}};
}

TEST(BoardRoutes, ANoticeIsReadFieldByField) {
  const auto post = Commanded<core::PostNotice>(
      Send("POST", "/api/v1/notices",
           R"({"level":"important","title":{"zh":"维护","en":"Maintenance"},)"
           R"("text":{"zh":"下午\n暂停"},"until_ms":1778376615337})"));
  ASSERT_TRUE(post);
  EXPECT_EQ(post->notice.level, contract::NoticeLevel::kImportant);
  EXPECT_EQ(post->notice.title, (contract::BothTexts{"维护", "Maintenance"}));
  EXPECT_EQ(post->notice.text, (contract::BothTexts{"下午\n暂停", ""}));
  EXPECT_EQ(post->notice.until, 1'778'376'615'337);
}

TEST(BoardRoutes, NamesTheFieldOfANoticeThatIsMissingOrWrong) {
  const std::pair<const char*, Trouble> bodies[] = {
      {"[]", {Reason::kMalformed, "body", {}}},
      {"{}", {Reason::kMissingField, "level", {}}},
      {R"({"level":"loud"})", {Reason::kWrongType, "level", {}}},
      {R"({"level":"info","title":"维护"})", {Reason::kWrongType, "title", {}}},
      {R"({"level":"info","title":{"en":"x"}})", {Reason::kMissingField, "title.zh", {}}},
      {R"({"level":"info","title":{"zh":""}})", {Reason::kWrongType, "title.zh", {}}},
      {R"({"level":"info","title":{"zh":"a\u0007"}})", {Reason::kWrongType, "title.zh", {}}},
      {R"({"level":"info","title":{"zh":"a"},"text":{"zh":"b"},"until_ms":"soon"})",
       {Reason::kWrongType, "until_ms", {}}},
  };
  for (const auto& [body, expected] : bodies) {
    EXPECT_EQ(Refused(Send("POST", "/api/v1/notices", body)), expected) << body;
  }
}

TEST(BoardRoutes, HoursAreMinutesOfADay) {
  const auto change = Commanded<core::ChangeHours>(
      Send("POST", "/api/v1/hours",
           R"({"day":"2026-05-09","open":[{"from":540,"until":720}],"reason":{"zh":"提前闭厅"}})"));
  ASSERT_TRUE(change);
  EXPECT_EQ(change->hours.day, core::HallDay(std::chrono::year(2026) / 5 / 9));
  EXPECT_EQ(change->hours.open, core::Spans({{540, 720}}));
  for (const char* open : {R"([{"from":540}])", R"([{"from":720,"until":540}])", R"("all day")",
                           R"([{"from":-1,"until":5}])", "[1]"}) {
    const std::string body =
        std::string(R"({"day":"2026-05-09","reason":{"zh":"x"},"open":)") + open + "}";
    EXPECT_EQ(Refused(Send("POST", "/api/v1/hours", body)).reason,
              (std::variant<Problem, Reason>(Reason::kWrongType)))
        << open;
  }
  EXPECT_EQ(Refused(Send("POST", "/api/v1/hours", R"({"day":"2026-02-30"})")),
            (Trouble{Reason::kWrongType, "day", {}}));
}

TEST(BoardRoutes, RaisesClearsAndWithdraws) {
  const auto raise = Commanded<core::RaiseEmergency>(
      Send("POST", "/api/v1/emergency", R"({"text":{"zh":"请离开","en":"Leave"}})"));
  ASSERT_TRUE(raise);
  EXPECT_EQ(raise->text.en, "Leave");
  EXPECT_TRUE(Commanded<core::ClearEmergency>(Send("DELETE", "/api/v1/emergency")));
  const auto withdraw = Commanded<core::WithdrawNotice>(Send("DELETE", "/api/v1/notices/12"));
  ASSERT_TRUE(withdraw);
  EXPECT_EQ(withdraw->notice, core::NoticeId{12});
  EXPECT_EQ(Refused(Send("DELETE", "/api/v1/notices/x")),
            (Trouble{Reason::kUnknownNotice, "x", {}}));
}

TEST(BoardRoutes, ABundleIsNamedByItsHashAlone) {
  const Route import = RouteOf(Send("POST", "/api/v1/catalogue", R"({"sm3":")" + kSm3 + "\"}"));
  ASSERT_TRUE(std::holds_alternative<ImportAsk>(import));
  EXPECT_EQ(std::get<ImportAsk>(import).sm3, kSm3);
  EXPECT_EQ(Refused(Send("POST", "/api/v1/catalogue", R"({"sm3":"../../etc/passwd"})")),
            (Trouble{Reason::kWrongType, "sm3", {}}));
  const Route bundle = RouteOf(Send("GET", "/catalogue/" + kSm3));
  ASSERT_TRUE(std::holds_alternative<BundleAsk>(bundle));
  EXPECT_EQ(std::get<BundleAsk>(bundle).sm3, kSm3);
  EXPECT_EQ(Refused(Send("GET", "/catalogue/hall.db")).reason,
            (std::variant<Problem, Reason>(Problem::kNotFound)));
}

TEST(BoardRoutes, RefusesOtherMethodsAndForeignPages) {
  EXPECT_EQ(Refused(Send("PUT", "/api/v1/notices")).allow, "POST");
  EXPECT_EQ(Refused(Send("GET", "/api/v1/emergency")).allow, "POST, DELETE");
  EXPECT_EQ(Refused(Send("POST", "/api/v1/board")).allow, "GET, HEAD");
  Ask foreign = Send("DELETE", "/api/v1/emergency");
  foreign.origin = "https://elsewhere.example";
  EXPECT_EQ(Refused(foreign).reason, (std::variant<Problem, Reason>(Problem::kForeignOrigin)));
  EXPECT_TRUE(std::holds_alternative<BoardAsk>(RouteOf(Send("GET", "/api/v1/board"))));
}

}  // namespace
}  // namespace yichuang::http
