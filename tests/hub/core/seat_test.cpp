#include <gtest/gtest.h>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

/// 1001 works at window 1 with two pages, "a" and "b"; "a" came first.
class SeatTest : public ::testing::Test {
 protected:
  SeatTest() {
    hall.Issue();
    hall.Issue();
    EXPECT_EQ(hall.Do(TakeSeat{kOne, first}), "seat:a");
  }

  LineHall hall;
  const Clerk first{"1001", "a"};
  const Clerk second{"1001", "b"};
};

TEST_F(SeatTest, OnePageActsAndTheOtherAsks) {
  EXPECT_EQ(hall.Do(TakeSeat{kOne, first}), "nothing");
  EXPECT_EQ(hall.Do(CallNext{kOne, first}), "call1:1");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", second}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", "1001"}), "!seat_elsewhere");  // no page at all
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", first}), "open1");
}

TEST_F(SeatTest, TheFirstPageActsNoMoreUntilItAsksItself) {
  hall.Do(CallNext{kOne, first});
  EXPECT_EQ(hall.Do(TakeSeat{kOne, second}), "seat:b");
  const TicketId ticket{1};
  EXPECT_EQ(hall.Do(CallNext{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(RecallTicket{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(MissTicket{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(HoldTicket{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(ResumeTicket{kOne, ticket, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "z", std::nullopt, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(AcceptTransfer{kOne, ticket, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(GiveBackTransfer{kOne, ticket, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(PauseWindow{kOne, PauseReason::kMeal, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(ResumeWindow{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(EndShift{kOne, first}), "!seat_elsewhere");
  EXPECT_EQ(hall.Do(TakeSeat{kOne, first}), "seat:a");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", first}), "open1");
  EXPECT_EQ(hall.Do(EndService{kOne, true, second}), "!seat_elsewhere");
}

TEST_F(SeatTest, TheVisitGoesOnWhereItWas) {
  hall.Do(CallNext{kOne, first});
  hall.Do(OpenService{kOne, "A001", first});
  const OpenedService served = *hall.hall.windows.at(kOne).serving;
  hall.Do(TakeSeat{kOne, second});
  EXPECT_EQ(hall.hall.windows.at(kOne).serving, served);
  EXPECT_EQ(hall.Do(EndService{kOne, true, second}), "end1 invite1");
}

TEST_F(SeatTest, BelongsToTheClerkOnShiftAndToNobodyElse) {
  EXPECT_EQ(hall.Do(TakeSeat{kOne, Clerk("1002", "c")}), "!foreign_window");
  EXPECT_EQ(hall.Do(TakeSeat{kOne, Clerk("", "c")}), "!foreign_window");
  EXPECT_EQ(hall.Do(TakeSeat{kOne, Clerk("1001")}), "!wrong_type");
  EXPECT_EQ(hall.Do(TakeSeat{WindowNo{9}, first}), "!unknown_window");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");  // who acts for the hall has no page
}

TEST_F(SeatTest, EndsWithTheShift) {
  EXPECT_EQ(hall.Do(EndShift{kOne, first}), "shift-");
  EXPECT_EQ(hall.Do(TakeSeat{kOne, second}), "!no_shift");
  hall.Do(StartShift{kOne, "1001"});
  EXPECT_EQ(hall.Do(CallNext{kOne, second}), "call1:1");  // free for whichever page asks first
}

TEST_F(SeatTest, HelpIsCalledFromAnyPage) {
  EXPECT_EQ(hall.Do(CallHelp{kOne, second}), "help");
  EXPECT_EQ(hall.Do(CallHelp{kOne, "1002"}), "!foreign_window");
}

}  // namespace
}  // namespace yichuang::core
