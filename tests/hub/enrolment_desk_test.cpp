#include "hub/enrolment_desk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using contract::Reason;
using namespace std::chrono_literals;

class EnrolmentDeskTest : public testing::Test {
 protected:
  EnrolmentDeskTest()
      : folder_(fs::path(testing::TempDir()) / ("enrolment_desk_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    identity::Authority::Create(folder_, "demo", now_);
    desk_ = std::make_unique<EnrolmentDesk>(identity::Authority(folder_), EnrolmentRules{},
                                            [this] { return now_; });
  }
  ~EnrolmentDeskTest() override { fs::remove_all(folder_); }

  /// "" when it is signed, else why not.
  std::string Join(const std::string& code, const std::string& device = "win-01") {
    const auto joined = desk_->Join(device, code, key_.Request(device));
    if (const auto* reason = std::get_if<Reason>(&joined)) return std::string(Name(*reason));
    last_ = std::get<http::SignedEnrolment>(joined);
    return "";
  }

  identity::Seconds now_{1'779'724'800s};
  fs::path folder_;
  identity::Key key_ = identity::Key::New();
  std::unique_ptr<EnrolmentDesk> desk_;
  http::SignedEnrolment last_;
};

TEST_F(EnrolmentDeskTest, ACodeServesOnceForItsTerminal) {
  const auto offered = desk_->Offer("win-01", "user:2001");
  EXPECT_EQ(Join("AAAA-AAAA-AAAA-AAAA"), "enrolment_code");
  EXPECT_EQ(Join(offered.code, "win-02"), "enrolment_code");
  EXPECT_EQ(Join(offered.code), "");
  EXPECT_EQ(last_.actor, "user:2001") << "who gave the code let it in";
  EXPECT_EQ(identity::ReadCertificate(last_.certificate)->name, "win-01");
  EXPECT_EQ(last_.command.certificate.serial, identity::ReadCertificate(last_.certificate)->serial);
  EXPECT_EQ(Join(offered.code), "enrolment_code") << "used up";
}

TEST_F(EnrolmentDeskTest, ACodeEndsAfterTenMinutesAndAfterFiveWrongOnes) {
  const auto late = desk_->Offer("win-01", "console");
  now_ += 10min + 1s;
  EXPECT_EQ(Join(late.code), "enrolment_code");
  const auto guessed = desk_->Offer("win-01", "console");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Join("AAAA-AAAA-AAAA-AAAA"), "enrolment_code");
  EXPECT_EQ(Join(guessed.code), "enrolment_code");
}

TEST_F(EnrolmentDeskTest, ACodeFromBeforeARevocationServesNobody) {
  const auto offered = desk_->Offer("win-01", "console");
  core::Hall hall;
  hall.identities["win-01"].out = true;
  desk_->Look(hall);
  EXPECT_EQ(Join(offered.code), "enrolment_code");
  const auto after = desk_->Offer("win-01", "console");
  desk_->Look(hall);
  EXPECT_EQ(Join(after.code), "") << "one that is given afterwards lets it in again";
}

TEST_F(EnrolmentDeskTest, ATextThatAsksForAPasswordIsNone) {
  const std::string locked =
      "-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
      "00000000000000000000000000000000\n\nAAAA\n-----END CERTIFICATE-----\n";
  EXPECT_EQ(std::get<Reason>(desk_->Renew(locked, locked, "00")), Reason::kBadSignature);
}

TEST_F(EnrolmentDeskTest, ANewCodeReplacesTheOneBefore) {
  const auto first = desk_->Offer("win-01", "console");
  const auto second = desk_->Offer("win-01", "console");
  EXPECT_EQ(Join(first.code), "enrolment_code");
  EXPECT_EQ(Join(second.code), "");
}

TEST_F(EnrolmentDeskTest, IsRenewedByWhoHasTheKeyOfACertificateThatHolds) {
  ASSERT_EQ(Join(desk_->Offer("win-01", "console").code), "");
  const std::string certificate = last_.certificate;
  const std::string request = identity::Key::New().Request("win-01");
  const auto renew = [&](const std::string& signature) {
    return desk_->Renew(certificate, request, signature);
  };
  const auto renewed = renew(key_.Sign(request));
  const auto* made = std::get_if<http::SignedEnrolment>(&renewed);
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(made->command.renews, identity::ReadCertificate(certificate)->serial);
  EXPECT_EQ(made->actor, "win-01");
  const auto stolen = renew(identity::Key::New().Sign(request));
  EXPECT_EQ(std::get<Reason>(stolen), Reason::kBadSignature) << "the certificate alone is public";
  now_ += 24h * 366;
  EXPECT_EQ(std::get<Reason>(renew(key_.Sign(request))), Reason::kBadSignature) << "it has ended";
}

}  // namespace
}  // namespace yichuang::hub
