#include "hub/core/identity.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

class IdentityTest : public testing::Test {
 protected:
  EnrolTerminal Enrol(const std::string& serial, const std::string& renews = "") {
    return {"win-01", {serial, hall_.now() + 24h * 365}, renews};
  }
  AnnounceBirth Birth(std::uint64_t session) {
    contract::TerminalState state;
    state.device = "win-01";
    state.presence = contract::Presence::kOnline;
    state.session = session;
    return {state};
  }
  std::size_t Alarms() {
    return static_cast<std::size_t>(std::ranges::count_if(
        hall_.hall().alarms,
        [](const auto& each) { return each.second.kind == AlarmKind::kIdentityDoubled; }));
  }

  HallBuilder hall_;
};

TEST_F(IdentityTest, ARevokedTerminalIsHeardNoMoreUntilItIsEnrolledAgain) {
  EXPECT_EQ(Told(hall_.Run(Enrol("51"))), "enrolled:win-01");
  EXPECT_EQ(Told(hall_.Run(Birth(7))), "born");
  EXPECT_EQ(Told(hall_.Run(RevokeTerminal{"win-01"})), "revoked:win-01");
  EXPECT_EQ(Told(hall_.Run(RevokeTerminal{"win-01"})), "nothing");
  EXPECT_EQ(RevokedSerials(hall_.hall()), std::vector<std::string>{"51"});
  EXPECT_EQ(Told(hall_.Try(Birth(8))), "!device_revoked");
  EXPECT_EQ(Told(hall_.Run(Enrol("52"))), "enrolled:win-01");
  EXPECT_EQ(Told(hall_.Run(Birth(9))), "born");
  EXPECT_EQ(RevokedSerials(hall_.hall()), std::vector<std::string>{"51"})
      << "the old one stays taken back";
}

TEST_F(IdentityTest, ARevokedHostSettlesNoEntry) {
  hall_.Man(1);
  const auto entry = hall_.PressEntry(1, hall_.Serve(1, "A001"), Level::k5);
  hall_.Do(Enrol("51"));
  hall_.Do(RevokeTerminal{"win-01"});
  EXPECT_EQ(Told(hall_.Try(entry)), "!device_revoked");
  hall_.Do(Enrol("52"));
  EXPECT_NE(Told(hall_.Run(entry)).find("rated"), std::string::npos)
      << "what its outbox kept comes when it is enrolled again";
}

TEST_F(IdentityTest, IsRenewedBesideTheOldOneAndNotWithOneThatWasTakenBack) {
  hall_.Do(Enrol("51"));
  EXPECT_EQ(Told(hall_.Run(Enrol("52", "51"))), "renewed:win-01");
  EXPECT_EQ(hall_.hall().identities.at("win-01").good.size(), 2U) << "both hold for a time";
  hall_.Do(RevokeTerminal{"win-01"});
  EXPECT_EQ(Told(hall_.Try(Enrol("53", "52"))), "!device_revoked");
  EXPECT_EQ(RevokedSerials(hall_.hall()).size(), 2U) << "all of a terminal's at once";
}

TEST_F(IdentityTest, ForgetsCertificatesWhoseTimeIsOver) {
  hall_.Do(Enrol("51"));
  hall_.Do(RevokeTerminal{"win-01"});
  hall_.Advance(24h * 366);
  hall_.Do(Enrol("52"));
  EXPECT_TRUE(RevokedSerials(hall_.hall()).empty()) << "nobody takes it any more";
}

TEST_F(IdentityTest, OnlyTerminalsOfThePlanHaveCertificates) {
  EXPECT_EQ(Told(hall_.Try(EnrolTerminal{"win-77", {"51", hall_.now()}, ""})), "!unknown_device");
  EXPECT_EQ(Told(hall_.Try(EnrolTerminal{"hub", {"51", hall_.now()}, ""})), "!unknown_device");
  EXPECT_EQ(Told(hall_.Try(RevokeTerminal{"win-77"})), "!unknown_device");
  EXPECT_EQ(Told(hall_.Run(RevokeTerminal{"win-01"})), "revoked:win-01")
      << "a hall that was restored may not know what it gave";
  EXPECT_EQ(Told(hall_.Try(Birth(7))), "!device_revoked");
}

TEST_F(IdentityTest, NobodyGetsTheNameOfTheHub) {
  PutWindow wanted;
  wanted.number = WindowNo{9};
  wanted.add = true;
  wanted.zone = "A";
  wanted.evaluator = "ev-0099";
  wanted.device = "hub";
  EXPECT_EQ(Told(hall_.Try(ChangeSettings{"2001", {wanted}, {}, 0})), "!wrong_type");
}

TEST_F(IdentityTest, ANewCodeTakesOlderCertificatesBack) {
  hall_.Do(Enrol("51"));
  hall_.Do(Enrol("52", "51"));
  hall_.Do(Enrol("61"));
  EXPECT_EQ(RevokedSerials(hall_.hall()), (std::vector<std::string>{"51", "52"}));
  EXPECT_FALSE(IsOut(hall_.hall(), "win-01"));
}

TEST_F(IdentityTest, RenewalsDoNotPileUp) {
  hall_.Do(Enrol("51"));
  for (int i = 0; i < 20; ++i) hall_.Do(Enrol("6" + std::to_string(i), "51"));
  const Identity& identity = hall_.hall().identities.at("win-01");
  EXPECT_EQ(identity.good.size(), kMostGoodCertificates);
  EXPECT_EQ(identity.good.front().serial, "51") << "the one that is shown";
  EXPECT_EQ(identity.good.back().serial, "619");
  EXPECT_EQ(identity.revoked.size(), 17U)
      << "each of them is known, so that none outlives a revocation";
}

TEST_F(IdentityTest, TwoOnOneCertificateAreAnAlarmUntilItIsTakenBack) {
  hall_.Do(Enrol("51"));
  EXPECT_EQ(Told(hall_.Run(NoteDoubled{"win-01"})), "doubled:win-01");
  EXPECT_EQ(Alarms(), 1U);
  EXPECT_EQ(Told(hall_.Run(NoteDoubled{"win-01"})), "nothing") << "one alarm is enough";
  EXPECT_EQ(Told(hall_.Try(NoteDoubled{"win-77"})), "!unknown_device");
  hall_.Do(RevokeTerminal{"win-01"});
  EXPECT_EQ(Alarms(), 0U);
}

}  // namespace
}  // namespace yichuang::core
