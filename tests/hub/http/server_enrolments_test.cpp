#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/enrolments.h"
#include "hub/http/settings_desk.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

/// Takes one code, and every signature but "00".
class FakeEnrolments final : public Enrolments {
 public:
  OfferedCode Offer(const std::string& device, std::string by) override {
    offered.push_back(device + " by " + by);
    return {"AAAA-BBBB-CCCC-DDDD", 1'779'724'800'000};
  }
  std::variant<SignedEnrolment, contract::Reason> Join(const std::string& device,
                                                       const std::string& code,
                                                       const std::string& request) override {
    if (code != "AAAA-BBBB-CCCC-DDDD") return contract::Reason::kEnrolmentCode;
    if (request != "REQUEST\nof two lines\n") return contract::Reason::kMalformed;
    return SignedEnrolment{{device, {"51", {}}, ""}, "console", "CERTIFICATE", "AUTHORITY"};
  }
  std::variant<SignedEnrolment, contract::Reason> Renew(const std::string&, const std::string&,
                                                        const std::string& signature) override {
    if (signature == "00") return contract::Reason::kBadSignature;
    return SignedEnrolment{{"win-01", {"52", {}}, "51"}, "win-01", "CERTIFICATE", "AUTHORITY"};
  }

  std::vector<std::string> offered;
};

class EnrolmentServerTest : public ServedHall {
 protected:
  void SetUp() override {
    ServedHall::SetUp();
    door_options_.console_token = std::string(kToken) + "00";
    desk_.Publish(plan_.hall());
    options_.settings = &desk_;
    options_.enrolments = &enrolments_;
    Start();
  }

  std::string Console(std::string_view target) {
    const std::string lines = "Authorization: Bearer " + std::string(kToken) + "00\r\n";
    return Fetch(port(), BareRequest("POST", target, lines, "{}"));
  }
  std::string Terminal(std::string_view target, const json& body) {
    return Fetch(port(),
                 BareRequest("POST", target, "Content-Type: application/json\r\n", body.dump()));
  }

  fakes::HallBuilder plan_{4};
  FakeEnrolments enrolments_;
  SettingsDesk desk_{{{},
                      {},
                      {},
                      [this] { return plan_.now(); },
                      [](const access::StaffCards&) {},
                      [](const access::StaffCards&, const access::Pictures&) {},
                      [](const std::vector<std::string>&) {}}};
};

TEST_F(EnrolmentServerTest, ACodeIsGivenForATerminalOfThePlanByWhoeverKeepsIdentities) {
  const std::string offered = Console("/api/v1/terminals/win-01/code");
  EXPECT_EQ(StatusOf(offered), "200");
  EXPECT_EQ(json::parse(BodyOf(offered))["code"], "AAAA-BBBB-CCCC-DDDD");
  EXPECT_EQ(enrolments_.offered, std::vector<std::string>{"win-01 by console"});
  EXPECT_EQ(StatusOf(Console("/api/v1/terminals/win-77/code")), "409");
  EXPECT_EQ(StatusOf(Terminal("/api/v1/terminals/win-01/code", json::object())), "401");
  EXPECT_EQ(StatusOf(Fetch(port(), ChangeRequest("POST", "/api/v1/terminals/win-01/code", "{}"))),
            "403")
      << "not by a duty manager";
  EXPECT_EQ(enrolments_.offered.size(), 1U);
}

TEST_F(EnrolmentServerTest, TerminalsAreListedWithoutSettingsOrNames) {
  const std::string lines = "Authorization: Bearer " + std::string(kToken) + "00\r\n";
  const std::string told = Fetch(port(), BareRequest("GET", "/api/v1/terminals", lines, ""));
  ASSERT_EQ(StatusOf(told), "200") << told;
  const json list = json::parse(BodyOf(told));
  EXPECT_FALSE(list["terminals"].empty());
  for (const char* field : {"staff", "hours", "calendar"}) EXPECT_FALSE(list.contains(field));
}

TEST_F(EnrolmentServerTest, ACertificateGoesToWhoeverShowsTheCode) {
  json asked{{"device", "win-01"},
             {"code", "AAAA-BBBB-CCCC-DDDD"},
             {"request", "REQUEST\nof two lines\n"}};
  const std::string joined = Terminal("/api/v1/enrolments", asked);
  EXPECT_EQ(StatusOf(joined), "200");
  EXPECT_EQ(json::parse(BodyOf(joined))["certificate"], "CERTIFICATE");
  asked["code"] = "ZZZZ";
  const std::string refused = Terminal("/api/v1/enrolments", asked);
  EXPECT_EQ(StatusOf(refused), "409");
  EXPECT_EQ(json::parse(BodyOf(refused))["reason"], "enrolment_code");
  asked.erase("request");
  EXPECT_EQ(json::parse(BodyOf(Terminal("/api/v1/enrolments", asked)))["what"], "request");
  asked["request"] = std::string(9000, 'A');
  EXPECT_EQ(StatusOf(Terminal("/api/v1/enrolments", asked)), "400");
  asked["request"] = 7;
  EXPECT_EQ(StatusOf(Terminal("/api/v1/enrolments", asked)), "400");
}

TEST_F(EnrolmentServerTest, IsRenewedAndRevoked) {
  json asked{{"certificate", "OLD"}, {"request", "NEW"}, {"signature", "4f"}};
  EXPECT_EQ(StatusOf(Terminal("/api/v1/enrolments/renewal", asked)), "200");
  asked["signature"] = "00";
  EXPECT_EQ(StatusOf(Terminal("/api/v1/enrolments/renewal", asked)), "409");
  EXPECT_EQ(StatusOf(Terminal("/api/v1/terminals/win-01/revocation", json::object())), "401");
  EXPECT_EQ(StatusOf(Console("/api/v1/terminals/win-01/revocation")), "200");
  EXPECT_EQ(StatusOf(Console("/api/v1/terminals/A%20B/revocation")), "409");
}

}  // namespace
}  // namespace yichuang::http
