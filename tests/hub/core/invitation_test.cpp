#include "hub/core/invitation.h"

#include <gtest/gtest.h>

#include "hub/core/report_due.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

class InvitationTest : public ::testing::Test {
 protected:
  InvitationTest() {
    hall.Man(1);
    first = hall.Serve(1, "A1");
    opened = hall.now();
  }

  std::string TickAt(Millis since) {
    hall.SetNow(opened + since);
    return Told(hall.Run(Tick{}));
  }

  HallBuilder hall;
  ServiceId first{};
  Instant opened{};
};

TEST_F(InvitationTest, StaysUntilItsLimitWhenNobodyComes) {
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 600s);
  EXPECT_EQ(TickAt(600s - 1ms), "nothing");
  EXPECT_EQ(TickAt(600s), "timeout1");
  EXPECT_EQ(hall.window(1).invitation, std::nullopt);
  EXPECT_EQ(hall.window(1).invited, std::nullopt);
  EXPECT_EQ(NextDeadline(hall.hall()), NextReportDeadline(hall.hall()));
}

TEST_F(InvitationTest, NextCitizenDoesNotCloseItBeforeItsLeastTime) {
  hall.SetNow(opened + 20s);
  EXPECT_EQ(Told(hall.Run(OpenService{kOne, "A2"})), "open2");
  ASSERT_TRUE(hall.window(1).invitation);
  EXPECT_EQ(hall.window(1).invitation->service, first);
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 60s);
  EXPECT_EQ(TickAt(60s - 1ms), "nothing");
  EXPECT_EQ(TickAt(60s), "next1");
  EXPECT_EQ(NextDeadline(hall.hall()), NextReportDeadline(hall.hall()));
}

TEST_F(InvitationTest, NextCitizenClosesItAfterItsLeastTime) {
  hall.SetNow(opened + 60s);
  EXPECT_EQ(Told(hall.Run(OpenService{kOne, "A2"})), "next1 open2");
  EXPECT_EQ(hall.window(1).invitation, std::nullopt);
}

TEST_F(InvitationTest, LeastTimeIsNeverBelowTheProtection) {
  Plan plan = hall.hall().plan;
  plan.rules.invitation_min = 5s;
  hall.Do(Configure{plan});
  hall.SetNow(opened + 10s);
  hall.Do(OpenService{kOne, "A2"});
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 30s);
}

TEST_F(InvitationTest, CitizenWhoLeavesAgainLeavesItOpen) {
  hall.SetNow(opened + 10s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 50s);
  hall.Do(EndService{kOne, false});
  EXPECT_EQ(TickAt(60s), "nothing");
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 600s);
}

TEST_F(InvitationTest, SecondEndWithinTheProtectionWaits) {
  hall.SetNow(opened + 5s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 20s);
  EXPECT_EQ(Told(hall.Run(EndService{kOne, true})), "end2");
  ASSERT_TRUE(hall.window(1).waiting_invitation);
  EXPECT_EQ(hall.window(1).waiting_invitation->id, ServiceId{2});
  EXPECT_EQ(hall.window(1).invitation->service, first);
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 30s);
  EXPECT_EQ(TickAt(30s), "replaced1 invite2");
  EXPECT_EQ(hall.window(1).waiting_invitation, std::nullopt);
  // Its limit counts from when it was shown, its day from when the service ended.
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 630s);
  EXPECT_EQ(hall.window(1).invited->ended, opened + 20s);
}

TEST_F(InvitationTest, SecondEndAfterTheProtectionReplacesAtOnce) {
  hall.SetNow(opened + 5s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 30s);
  EXPECT_EQ(Told(hall.Run(EndService{kOne, true})), "replaced1 end2 invite2");
}

TEST_F(InvitationTest, RatingMakesRoomForTheOneThatWaits) {
  hall.SetNow(opened + 5s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 10s);
  hall.Do(EndService{kOne, true});
  hall.SetNow(opened + 12s);
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, first))), "rating1 rated1 invite2");
  EXPECT_EQ(hall.window(1).invitation->service, ServiceId{2});
  EXPECT_EQ(hall.window(1).invitation->opened, opened + 12s);
}

TEST_F(InvitationTest, ThirdWithinTheProtectionTakesThePlaceOfTheSecond) {
  hall.SetNow(opened + 2s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 4s);
  hall.Do(EndService{kOne, true});
  hall.SetNow(opened + 6s);
  hall.Do(OpenService{kOne, "A3"});
  hall.SetNow(opened + 8s);
  EXPECT_EQ(Told(hall.Run(EndService{kOne, true})), "replaced2 end3");
  EXPECT_EQ(TickAt(30s), "replaced1 invite3");
  EXPECT_EQ(hall.hall().today.ended, 3U);
}

TEST_F(InvitationTest, ThirdCitizenLeavesTheSecondItsLeastTime) {
  hall.SetNow(opened + 5s);
  hall.Do(OpenService{kOne, "A2"});
  hall.SetNow(opened + 10s);
  hall.Do(EndService{kOne, true});
  hall.SetNow(opened + 15s);
  hall.Do(OpenService{kOne, "A3"});
  EXPECT_EQ(TickAt(30s), "replaced1 invite2");
  EXPECT_EQ(TickAt(60s), "nothing");
  EXPECT_EQ(TickAt(90s), "next2");
}

TEST_F(InvitationTest, HubThatWasAwayTellsWhatCameFirst) {
  hall.SetNow(opened + 5s);
  hall.Do(OpenService{kOne, "A2"});
  EXPECT_EQ(TickAt(1h), "next1");
}

TEST_F(InvitationTest, OutlivesTheShift) {
  hall.Do(EndShift{kOne});
  EXPECT_EQ(Told(hall.Run(hall.PressEntry(1, first))), "rating1 rated1");
}

TEST_F(InvitationTest, LimitIsFrozenWhenItOpens) {
  Plan plan = hall.hall().plan;
  plan.rules.invitation_limit = 1s;
  hall.Do(Configure{plan});
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 600s);
}

TEST_F(InvitationTest, EveryDeadlineOfTheHallIsFoundByOneTick) {
  hall.Man(2);
  hall.Serve(2, "B1", 10s);
  EXPECT_EQ(NextDeadline(hall.hall()), opened + 600s);
  EXPECT_EQ(TickAt(610s), "timeout1 timeout2");
}

}  // namespace
}  // namespace yichuang::core
