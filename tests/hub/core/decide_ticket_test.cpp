#include <gtest/gtest.h>

#include <chrono>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

TEST(Block, IsLeasedPerKioskAndGroupDownwardFromTheTop) {
  LineHall hall;
  contract::TerminalState state;
  state.device = "kiosk-01";
  state.presence = contract::Presence::kOnline;
  hall.Do(AnnounceBirth{state});
  EXPECT_EQ(*NextDeadline(hall.hall), hall.now);
  EXPECT_EQ(hall.Do(Tick{}), "lease:a980 lease:z980");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
  hall.Arrive("kiosk-02");
  EXPECT_EQ(NumbersLeft(hall.hall.queue, "kiosk-02", "a"), 20);
  EXPECT_EQ(hall.hall.queue.lines.at("a").leased, 960);
}

TEST(Block, GrowsBeforeItIsUsedUpAndNeverMeetsTheHubsOwnNumbers) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  for (std::uint16_t i = 0; i < 15; ++i) {
    ASSERT_EQ(hall.Enter("kiosk-01", hall.Taken(static_cast<std::uint16_t>(980 + i))),
              "issue:A" + std::to_string(980 + i));
  }
  EXPECT_EQ(hall.Do(Tick{}), "nothing");  // five are left
  hall.Enter("kiosk-01", hall.Taken(995));
  EXPECT_EQ(hall.Do(Tick{}), "lease:a960");
  hall.hall.queue.lines["a"].given = 945;
  for (std::uint16_t i = 960; i < 976; ++i) hall.Enter("kiosk-01", hall.Taken(i));
  hall.Enter("kiosk-01", hall.Taken(996));
  hall.Enter("kiosk-01", hall.Taken(997));
  hall.Enter("kiosk-01", hall.Taken(998));
  hall.Enter("kiosk-01", hall.Taken(999));
  EXPECT_EQ(hall.Do(Tick{}), "nothing");  // the two ranges would meet
  for (int i = 0; i < 14; ++i) ASSERT_EQ(hall.Issue().substr(0, 7), "issue:A");
  EXPECT_EQ(hall.Issue(), "!numbers_out");
  EXPECT_EQ(hall.Enter("kiosk-02", WantedTicket{"a"}), "refused:numbers_out");
}

TEST(Wish, IsAnsweredByANumberForThatKioskAndConsumesItsCounter) {
  LineHall hall;
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"a"}), "issue:A001");
  ASSERT_EQ(hall.hall.queue.answers.size(), 1U);
  EXPECT_EQ(hall.hall.queue.answers[0].kiosk, "kiosk-01");
  EXPECT_EQ(hall.hall.queue.answers[0].counter, 1U);
  EXPECT_EQ(hall.Do(TakeEntry{"kiosk-01", {"kiosk-01", 1, 1}, WantedTicket{"a"}, std::nullopt}),
            "duplicate");
  EXPECT_EQ(hall.Do(TakeEntry{"kiosk-01", {"kiosk-01", 1, 3}, WantedTicket{"a"}, std::nullopt}),
            "!gap");
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"nothing"}), "refused:unknown_group");
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"z"}), "issue:F001");
  hall.Pass(4min);
  hall.Issue();
  EXPECT_TRUE(hall.hall.queue.answers.empty());
}

TEST(Wish, ComesFromAKioskAndNobodyElse) {
  LineHall hall;
  EXPECT_EQ(hall.Do(TakeEntry{"kiosk-09", {"kiosk-09", 1, 1}, WantedTicket{"a"}, std::nullopt}),
            "!unknown_device");
  EXPECT_EQ(hall.Enter("win-01", WantedTicket{"a"}), "refused:unknown_device");
  EXPECT_EQ(hall.Do(TakeEntry{"kiosk-01", {"kiosk-01", 1, 1}, Detached{"ev-0001"}, std::nullopt}),
            "!unknown_device");
}

TEST(Offline, ANumberOfTheBlockCountsOnceFromThatKioskOnly) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  hall.Arrive("kiosk-02");
  EXPECT_EQ(hall.Enter("kiosk-01", hall.Taken(980)), "issue:A980");
  EXPECT_EQ(hall.Enter("kiosk-01", hall.Taken(980)), "refused:number_used");
  EXPECT_EQ(hall.Enter("kiosk-01", hall.Taken(979)), "refused:not_leased");
  EXPECT_EQ(hall.Enter("kiosk-02", hall.Taken(981)), "refused:not_leased");
  TakenTicket unknown = hall.Taken(981);
  unknown.group = "b";
  EXPECT_EQ(hall.Enter("kiosk-01", unknown), "refused:unknown_group");
  TakenTicket yesterday = hall.Taken(981);
  yesterday.day = std::chrono::sys_days(yesterday.day) - std::chrono::days(1);
  EXPECT_EQ(hall.Enter("kiosk-01", yesterday), "refused:other_day");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");
}

TEST(Offline, TheClassTheVisitorChoseIsKept) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  hall.Enter("kiosk-01", hall.Taken(980));
  TakenTicket first = hall.Taken(981);
  first.cls = TicketClass::kPriority;
  hall.Enter("kiosk-01", first);
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
}

TEST(Offline, TheTimeOfIssueStaysWithinTheTimeTheKioskWasAway) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  hall.Pass(10min);
  const Instant left = hall.now;
  hall.Leave("kiosk-01");
  hall.Pass(20min);
  hall.Arrive("kiosk-01");
  const auto issued = [&hall](std::uint16_t number, Instant at) {
    hall.Enter("kiosk-01", hall.Taken(number, at));
    return FindTicket(hall.hall.queue, TicketNo{'A', number}, hall.hall.day)->issued;
  };
  EXPECT_EQ(issued(980, left + 5min), left + 5min);
  EXPECT_EQ(issued(981, left - 1h), left - 15s);
  EXPECT_EQ(issued(982, hall.now + 1h), hall.now);
}

TEST(Offline, TheNumberWhoseAnswerWasNotHeardIsTakenBack) {
  LineHall hall;
  hall.Arrive("kiosk-01");
  EXPECT_EQ(hall.Enter("kiosk-01", WantedTicket{"a"}), "issue:A001");
  hall.Pass(30min);
  EXPECT_EQ(hall.Enter("kiosk-01", hall.Taken(980, hall.now, 1)), "issue:A980 supersede:1");
  EXPECT_EQ(hall.hall.queue.tickets.size(), 1U);
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
}

TEST(Mistake, IsTakenBackWithinAMinuteByTheKioskThatGaveIt) {
  LineHall hall;
  hall.Enter("kiosk-01", WantedTicket{"a"});
  hall.Enter("kiosk-01", WantedTicket{"a"});
  EXPECT_EQ(hall.Enter("kiosk-02", CancelledTicket{{'A', 1}, hall.hall.day}),
            "refused:foreign_ticket");
  EXPECT_EQ(hall.Enter("kiosk-01", CancelledTicket{{'A', 9}, hall.hall.day}),
            "refused:unknown_ticket");
  hall.Pass(60s);
  EXPECT_EQ(hall.Enter("kiosk-01", CancelledTicket{{'A', 1}, hall.hall.day}), "cancel:1");
  hall.Pass(31s);
  EXPECT_EQ(hall.Enter("kiosk-01", CancelledTicket{{'A', 2}, hall.hall.day}),
            "refused:cancel_too_late");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
  EXPECT_EQ(hall.hall.sources.at("kiosk-01").settled, 5U);
}

}  // namespace
}  // namespace yichuang::core
