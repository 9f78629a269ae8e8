#include <gtest/gtest.h>

#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

TEST(HandOver, IsSignedByTheReceiverHimself) {
  CaseHall hall;
  hall.Receive(true);
  hall.Receive(true);
  EXPECT_EQ(hall.Offer("1001", "3001", {CaseId{1}, CaseId{2}}), "offered:3001");
  EXPECT_EQ(hall.Open().state, CaseState::kAccepted) << "one signature moves nothing";
  EXPECT_EQ(hall.Open().holder, "");
  EXPECT_EQ(hall.Answer("1001", HandOverAnswer::kAccepted), "!two_signatures")
      << "nobody signs for somebody else";
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kTakenBack), "!two_signatures");
  EXPECT_EQ(hall.Answer("", HandOverAnswer::kAccepted), "!two_signatures");
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kAccepted),
            "signed:3001 hand_over1:3001 hand_over2:3001");
  EXPECT_EQ(hall.Open().holder, "3001");
  EXPECT_EQ(hall.Open().staff, StaffId{1}) << "the owner stays";
  EXPECT_EQ(hall.Open(2).state, CaseState::kReview);
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kAccepted), "!unknown_hand_over");
}

TEST(HandOver, GoesFromWhoeverHasThePapersToWhoeverTakesThem) {
  CaseHall hall;
  hall.hall.accounts["3002"] = {{Role::kBackOffice}, true};
  hall.hall.accounts["1002"] = {{Role::kWindowStaff}, true};
  hall.Receive(true);
  EXPECT_EQ(hall.Offer("1001", "1001", {CaseId{1}}), "!two_signatures");
  EXPECT_EQ(hall.Offer("1001", "1002", {CaseId{1}}), "!unknown_receiver") << "nobody who decides";
  EXPECT_EQ(hall.Offer("1001", "9999", {CaseId{1}}), "!unknown_receiver");
  EXPECT_EQ(hall.Offer("9999", "3001", {CaseId{1}}), "!foreign_step");
  EXPECT_EQ(hall.Offer("1001", "3001", {}), "!unknown_case");
  EXPECT_EQ(hall.Offer("1001", "3001", {CaseId{1}, CaseId{1}}), "!papers_offered");
  EXPECT_EQ(hall.Offer("3002", "3001", {CaseId{1}}), "!foreign_papers") << "they lie at the window";
  hall.HandOver();
  EXPECT_EQ(hall.Offer("1001", "3002", {CaseId{1}}), "!foreign_papers");
  EXPECT_EQ(hall.Offer("3001", "3002", {CaseId{1}}), "offered:3002") << "to a colleague";
  EXPECT_EQ(hall.Offer("3001", "3002", {CaseId{1}}), "!papers_offered");
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kTakenBack, 2), "taken_back:3001");
  EXPECT_EQ(hall.Step(DecideCase{true}), "approved1");
  EXPECT_EQ(hall.Offer("3001", "3002", {CaseId{1}}), "!unknown_receiver");
  EXPECT_EQ(hall.Offer("3001", "1002", {CaseId{1}}), "offered:1002") << "to the window it is for";
  EXPECT_EQ(hall.Answer("1002", HandOverAnswer::kAccepted, 3), "signed:1002 hand_over1:1002");
  EXPECT_EQ(hall.Open().state, CaseState::kApproved);
  hall.Receive();
  EXPECT_EQ(hall.Offer("1001", "3001", {CaseId{2}}), "!case_received");
}

TEST(HandOver, LeavesOutWhatEndedOnTheWay) {
  CaseHall hall;
  hall.Receive(true);
  hall.Receive(true);
  hall.Offer("1001", "3001", {CaseId{1}, CaseId{2}});
  hall.Step(WithdrawCase{}, 1);
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kAccepted), "signed:3001 hand_over2:3001");
}

TEST(HandOver, DeclinedLeavesThePapersWhereTheyAre) {
  CaseHall hall;
  hall.Receive(true);
  hall.Offer("1001", "3001", {CaseId{1}});
  EXPECT_EQ(hall.Answer("3001", HandOverAnswer::kDeclined), "declined:3001");
  EXPECT_EQ(hall.Open().state, CaseState::kAccepted);
  EXPECT_EQ(hall.Offer("1001", "3001", {CaseId{1}}), "offered:3001");
}

}  // namespace
}  // namespace yichuang::core
