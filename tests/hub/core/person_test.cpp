#include <gtest/gtest.h>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

/// Group a asks who a number is for; group z does not.
class PersonTest : public ::testing::Test {
 protected:
  PersonTest() {
    Plan plan = hall.hall.plan;
    plan.groups[0].ask_person = true;
    hall.Do(Configure{plan, hall.hall.board.plan});
  }

  std::string Issue(const std::string& person, const std::string& group = "a") {
    return hall.Do(IssueTicket{group, TicketClass::kWalkIn, "guide", person});
  }

  /// What an entry of kiosk-01 would give.
  TicketIssued IssuedFor(OpenedBody body) {
    const std::uint64_t counter = hall.hall.sources["kiosk-01"].settled + 1;
    const TakeEntry entry{"kiosk-01", {"kiosk-01", 1, counter}, std::move(body), std::nullopt};
    const Decision decision = Decide(hall.hall, entry, hall.now);
    return std::get<TicketIssued>(std::get<Events>(decision).at(0));
  }

  const Ticket& Newest() const { return hall.hall.queue.tickets.rbegin()->second; }

  LineHall hall;
};

TEST_F(PersonTest, HasOneOpenNumberADayInAGroupThatAsks) {
  EXPECT_EQ(Issue("p1"), "issue:A001");
  EXPECT_EQ(Issue("p1"), "!person_limit");
  EXPECT_EQ(Issue("p2"), "issue:A002");
  hall.Do(CallNext{kOne});
  EXPECT_EQ(Issue("p1"), "!person_limit");
  hall.Do(OpenService{kOne, "A001"});
  EXPECT_EQ(Issue("p1"), "!person_limit");  // until it is done
  hall.Do(EndService{kOne, true});
  EXPECT_EQ(Issue("p1"), "issue:A003");
}

TEST_F(PersonTest, TheLimitIsTheHallsAndNamesTheOpenNumber) {
  Plan plan = hall.hall.plan;
  plan.queue.person_limit = 2;
  hall.Do(Configure{plan, hall.hall.board.plan});
  EXPECT_EQ(Issue("p1"), "issue:A001");
  EXPECT_EQ(Issue("p1"), "issue:A002");
  const Decision third = Decide(hall.hall, IssueTicket{"a", {}, "guide", "p1"}, hall.now);
  ASSERT_TRUE(std::holds_alternative<Refusal>(third));
  EXPECT_EQ(std::get<Refusal>(third).what, "A001");
}

TEST_F(PersonTest, WhatWasTakenBackOrMissedIsNoPlaceInTheLine) {
  Issue("p1");
  hall.Do(CancelTicket{Newest().id});
  EXPECT_EQ(Issue("p1"), "issue:A002");
  hall.Do(CallNext{kOne});
  for (int call = 2; call <= 3; ++call) {
    hall.Pass(20s);
    hall.Do(RecallTicket{kOne});
  }
  hall.Pass(20s);
  EXPECT_EQ(hall.Do(MissTicket{kOne}), "miss:2");
  EXPECT_EQ(Issue("p1"), "issue:A003");
}

TEST_F(PersonTest, WhoeverGivesANumberSaysWhoItIsFor) {
  EXPECT_EQ(Issue(""), "!person_needed");
  EXPECT_EQ(Issue("", "z"), "issue:F001");
  EXPECT_EQ(Issue("p1", "z"), "issue:F002");
  EXPECT_EQ(Newest().person, "");  // a handle is kept only where it is needed
  EXPECT_EQ(Issue("p1", "z"), "issue:F003");
}

TEST_F(PersonTest, AKiosksNumberIsMarkedAsUncheckedWhereThereAreLimits) {
  hall.Arrive("kiosk-01");
  EXPECT_TRUE(IssuedFor(WantedTicket{"a", {}}).unchecked);
  EXPECT_FALSE(IssuedFor(WantedTicket{"z", {}}).unchecked);
  const std::uint16_t number = hall.hall.queue.blocks.at(0).first;
  EXPECT_TRUE(IssuedFor(hall.Taken(number)).unchecked);
  TakenTicket other = hall.Taken(number);
  other.group = "z";
  for (const Block& block : hall.hall.queue.blocks) {
    if (block.group == "z") other.number = block.first;
  }
  EXPECT_FALSE(IssuedFor(other).unchecked);
}

TEST_F(PersonTest, ACardOnTheKiosksReaderIsCheckedLikeADocumentAtTheDesk) {
  const WantedTicket first{"a", {}, "p1"};
  EXPECT_FALSE(IssuedFor(first).unchecked);
  EXPECT_EQ(hall.Enter("kiosk-01", first), "issue:A001");
  EXPECT_EQ(Newest().person, "p1");
  EXPECT_EQ(hall.Enter("kiosk-02", first), "refused:person_limit");
  EXPECT_EQ(Issue("p1"), "!person_limit");
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"a", {}, "p2"}), "issue:A002");
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"z", {}, "p1"}), "issue:F001");
  EXPECT_EQ(Newest().person, "");
}

TEST_F(PersonTest, ANumberOfABlockIsNotCheckedButCountsForTheNext) {
  hall.Arrive("kiosk-01");
  TakenTicket taken = hall.Taken(hall.hall.queue.blocks.at(0).last);
  taken.person = "p1";
  EXPECT_TRUE(IssuedFor(taken).unchecked);
  hall.Enter("kiosk-01", taken);
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"a", {}, "p1"}), "refused:person_limit");
}

}  // namespace
}  // namespace yichuang::core
