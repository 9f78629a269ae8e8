#include "hub/core/queue.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

/// Serves one after the other at window 1 and says in which order.
std::string Order(LineHall& hall, int most) {
  std::string order;
  for (int i = 0; i < most && hall.Do(CallNext{kOne})[0] == 'c'; ++i) {
    order += hall.CalledAt(1) + " ";
    hall.Do(OpenService{kOne, hall.CalledAt(1)});
    hall.Do(EndService{kOne, false});
  }
  return order;
}

TEST(Policy, AWeightIsAnAdvantageOfSoManyQuartersOfAnHour) {
  LineHall hall;
  hall.Issue();  // A001
  hall.Pass(29min);
  hall.Issue("a", TicketClass::kPriority);  // A002: two quarters ahead of a walk-in
  hall.Pass(2min);
  hall.Issue("a", TicketClass::kPriority);     // A003
  hall.Issue("a", TicketClass::kAppointment);  // A004: one quarter ahead
  EXPECT_EQ(Order(hall, 9), "A002 A001 A003 A004 ");
}

TEST(Policy, AfterTwoFavouredCallsItIsAWalkInsTurn) {
  LineHall hall;
  for (int i = 0; i < 3; ++i) hall.Issue();  // A001–A003
  for (int i = 0; i < 5; ++i) hall.Issue("a", TicketClass::kPriority);
  EXPECT_EQ(Order(hall, 9), "A004 A005 A001 A006 A007 A002 A008 A003 ");
}

TEST(Policy, TheRatioIsWhatAWindowOwes) {
  LineHall hall;
  hall.hall.plan.queue.cap = 1;
  hall.hall.plan.queue.ratio = 2;
  for (int i = 0; i < 4; ++i) hall.Issue();  // A001–A004
  for (int i = 0; i < 3; ++i) hall.Issue("a", TicketClass::kPriority);
  EXPECT_EQ(Order(hall, 9), "A005 A001 A002 A006 A003 A004 A007 ");
}

TEST(Policy, SaysWhyThisOne) {
  LineHall hall;
  const auto why = [&hall] { return Choose(hall.hall, kOne, hall.now)->why; };
  hall.Issue();
  hall.Issue();
  EXPECT_EQ(why(), WhyThisOne::kLongest);
  hall.Pass(1min);
  for (int i = 0; i < 3; ++i) hall.Issue("a", TicketClass::kPriority);
  EXPECT_EQ(why(), WhyThisOne::kClass);
  Order(hall, 2);
  EXPECT_EQ(why(), WhyThisOne::kWalkInsTurn);
}

TEST(Policy, TheOrderOfTwoNeverTurns) {
  LineHall hall;
  hall.Issue("a", TicketClass::kAppointment);
  hall.Pass(14min);
  hall.Issue("a", TicketClass::kPriority);
  const Ticket* first = Choose(hall.hall, kOne, hall.now)->ticket;
  for (int minute = 0; minute < 600; ++minute) {
    hall.Pass(1min);
    ASSERT_EQ(Choose(hall.hall, kOne, hall.now)->ticket, first);
  }
}

TEST(Policy, AWindowCallsOnlyTheGroupsItServes) {
  LineHall hall;
  hall.hall.plan.windows[0].groups = {"z"};
  hall.Issue("a");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!nobody_waiting");
  hall.Issue("z");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
  EXPECT_EQ(OpenFor(hall.hall, "a"), 1U);
  EXPECT_EQ(OpenFor(hall.hall, "z"), 2U);
}

/// A day of arrivals, calls and ends in random order: no ticket is called at two windows, and no
/// walk-in sees more favoured calls than the bound says.
void RandomDay(unsigned seed) {
  std::mt19937 random(seed);
  const auto upto = [&random](unsigned most) { return static_cast<int>(random() % (most + 1)); };
  const int windows = 1 + upto(3);
  LineHall hall(windows);
  QueuePolicy& policy = hall.hall.plan.queue;
  policy.cap = static_cast<std::uint8_t>(1 + upto(3));
  policy.ratio = static_cast<std::uint8_t>(1 + upto(3));
  policy.weights[2] = static_cast<std::uint16_t>(1 + upto(9));
  struct Seen {
    std::uint64_t ahead = 0;
    std::uint64_t favoured = 0;
  };
  std::map<TicketId, Seen> walk_ins;
  std::map<TicketId, WindowNo> at;
  for (int step = 0; step < 400; ++step) {
    hall.Pass(std::chrono::seconds(upto(60)));
    const WindowNo window{static_cast<std::uint16_t>(1 + upto(static_cast<unsigned>(windows - 1)))};
    switch (upto(3)) {
      case 0:
      case 1: {
        const auto cls = static_cast<TicketClass>(upto(2));
        std::uint64_t ahead = 0;
        for (const auto& [id, each] : hall.hall.queue.tickets) {
          if (each.state == TicketState::kWaiting && each.cls == TicketClass::kWalkIn) ++ahead;
        }
        const TicketId id{hall.hall.queue.next_ticket};
        hall.Issue(upto(1) == 0 ? "a" : "z", cls);
        if (cls == TicketClass::kWalkIn) walk_ins[id] = {ahead, 0};
        break;
      }
      case 2: {
        if (!hall.Do(CallNext{window}).starts_with("call1")) break;
        const TicketId id = *PostOf(hall.hall.queue, window).called;
        ASSERT_TRUE(at.emplace(id, window).second) << "called twice, seed " << seed;
        const Ticket& ticket = hall.hall.queue.tickets.at(id);
        if (ticket.cls == TicketClass::kWalkIn) {
          const Seen seen = walk_ins.at(id);
          ASSERT_LE(seen.favoured,
                    MostFavoured(policy, seen.ahead, static_cast<std::uint64_t>(windows)))
              << "seed " << seed;
          walk_ins.erase(id);
        } else {
          for (auto& [waiting, seen] : walk_ins) ++seen.favoured;
        }
        break;
      }
      default: {
        const Post post = PostOf(hall.hall.queue, window);
        if (post.called)
          hall.Do(OpenService{window, hall.CalledAt(static_cast<int>(Number(window)))});
        else if (post.serving)
          hall.Do(EndService{window, false});
      }
    }
  }
}

TEST(Policy, CostsAWalkInNoMoreThanItsBoundOnAnyDay) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomDay(seed);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(Estimate, IsARangeFromTheLastServices) {
  LineHall hall;
  EXPECT_EQ(EstimateWait(hall.hall, "a", 0), (WaitRange{0, 5}));
  EXPECT_EQ(EstimateWait(hall.hall, "a", 6), (WaitRange{20, 40}));  // the norm: 10 min, 2 windows
  hall.hall.queue.lines["a"].served_ms = {240'000, 240'000};
  EXPECT_EQ(EstimateWait(hall.hall, "a", 6), (WaitRange{5, 20}));
  hall.Do(EndShift{kOne});
  hall.Do(EndShift{kTwo});
  EXPECT_FALSE(EstimateWait(hall.hall, "a", 6));
}

TEST(Estimate, KnowsThatTheWindowsServeOtherLinesToo) {
  LineHall hall;
  for (int i = 0; i < 7; ++i) hall.Issue("z");
  EXPECT_EQ(EstimateWait(hall.hall, "a", 6), (WaitRange{45, 80})) << "60 minutes instead of 30";
}

TEST(Estimate, CountsThoseWhoWillBeCalledBefore) {
  LineHall hall;
  for (int i = 0; i < 3; ++i) hall.Issue();
  hall.Issue("z");
  hall.Issue("a", TicketClass::kPriority);
  const auto ahead = [&hall](std::uint64_t id) {
    return AheadOf(hall.hall, *FindTicket(hall.hall.queue, TicketId{id}));
  };
  EXPECT_EQ(ahead(5), 0U);
  EXPECT_EQ(ahead(1), 1U);
  EXPECT_EQ(ahead(3), 3U);
  EXPECT_EQ(ahead(4), 0U);
  EXPECT_EQ(WaitingIn(hall.hall.queue, "a"), 4U);
}

}  // namespace
}  // namespace yichuang::core
