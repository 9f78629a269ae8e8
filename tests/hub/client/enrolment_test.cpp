#include "hub/client/enrolment.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "hub/identity/authority.h"

namespace yichuang::client {
namespace {

namespace fs = std::filesystem;
using identity::Seconds;
using nlohmann::json;
using namespace std::chrono_literals;

constexpr Seconds kEnrolled{1'779'724'800s};

/// The hub: signs whatever comes, or answers as it is told.
class EnrolmentTest : public testing::Test {
 protected:
  EnrolmentTest()
      : folder_(fs::path(testing::TempDir()) / ("enrolment_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    identity::Authority::Create(folder_ / "authority", "demo", kEnrolled);
    options_ = {"https://hall.example", "", "win-01", folder_ / "identity"};
  }
  ~EnrolmentTest() override { fs::remove_all(folder_); }

  Carrier Hub(const std::string& name = "win-01") {
    return [this, name](const HttpCall& call) {
      calls_.push_back(call);
      const identity::Authority authority(folder_ / "authority");
      const json asked = json::parse(call.body);
      const json answer{
          {"certificate", authority.ForClient(asked["request"].get<std::string>(), name, kEnrolled,
                                              std::chrono::hours(24 * 365))},
          {"authority", authority.certificate()}};
      return HttpAnswer{200, answer.dump(), {}, {}};
    };
  }

  fs::path folder_;
  EnrolmentOptions options_;
  std::vector<HttpCall> calls_;
};

TEST_F(EnrolmentTest, TheKeyStaysAndTheCertificateIsKept) {
  EXPECT_EQ(Join(options_, "CODE", Hub()), "");
  ASSERT_EQ(calls_.size(), 1U);
  EXPECT_EQ(calls_[0].url, "https://hall.example/api/v1/enrolments");
  EXPECT_EQ(json::parse(calls_[0].body)["code"], "CODE");
  EXPECT_EQ(calls_[0].body.find("PRIVATE"), std::string::npos);
  EXPECT_EQ(identity::TerminalFolder(options_.folder).certificate()->name, "win-01");
}

TEST_F(EnrolmentTest, NoCodeCrossesANetworkInClear) {
  options_.http = "http://10.0.0.1:8080";
  EXPECT_NE(Join(options_, "CODE", Hub()).find("https://"), std::string::npos);
  EXPECT_TRUE(calls_.empty());
}

TEST_F(EnrolmentTest, AnAnswerThatIsNoneIsSaid) {
  const auto odd = [](const HttpCall&) {
    return HttpAnswer{200, R"({"certificate":7,"authority":[]})", {}, {}};
  };
  EXPECT_NE(Join(options_, "CODE", odd).find("gives no certificate"), std::string::npos);
}

TEST_F(EnrolmentTest, ARefusalSaysWhyAndKeepsWhatWasThere) {
  ASSERT_EQ(Join(options_, "CODE", Hub()), "");
  const auto before = identity::TerminalFolder(options_.folder).certificate();
  const auto refuses = [](const HttpCall&) {
    return HttpAnswer{409, R"({"detail":"The one-time code is wrong."})", {}, {}};
  };
  EXPECT_NE(Join(options_, "CODE", refuses).find("The one-time code is wrong."), std::string::npos);
  const auto silent = [](const HttpCall&) { return HttpAnswer{0, "", {}, "no route"}; };
  EXPECT_NE(Join(options_, "CODE", silent).find("no route"), std::string::npos);
  EXPECT_NE(Join(options_, "CODE", Hub("win-02")), "") << "a certificate for somebody else";
  EXPECT_EQ(identity::TerminalFolder(options_.folder).certificate(), before);
}

TEST_F(EnrolmentTest, IsRenewedInTimeWithTheOldKey) {
  EXPECT_NE(RenewInTime(options_, kEnrolled, Hub()), "") << "it has none";
  ASSERT_EQ(Join(options_, "CODE", Hub()), "");
  const auto old = identity::TerminalFolder(options_.folder).Read();
  EXPECT_EQ(RenewInTime(options_, kEnrolled + 24h * 30, Hub()), "");
  EXPECT_EQ(calls_.size(), 1U) << "not worth it yet";
  EXPECT_EQ(RenewInTime(options_, kEnrolled + 24h * 300, Hub()), "");
  ASSERT_EQ(calls_.size(), 2U);
  EXPECT_EQ(calls_[1].url, "https://hall.example/api/v1/enrolments/renewal");
  const json asked = json::parse(calls_[1].body);
  EXPECT_EQ(asked["certificate"], old->certificate);
  EXPECT_TRUE(identity::HasSigned(old->certificate, asked["request"].get<std::string>(),
                                  asked["signature"].get<std::string>()));
  EXPECT_NE(identity::TerminalFolder(options_.folder).Read()->certificate, old->certificate);
}

}  // namespace
}  // namespace yichuang::client
