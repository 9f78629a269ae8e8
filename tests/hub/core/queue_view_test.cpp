#include "hub/core/queue_view.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

std::string Names(const std::vector<const Ticket*>& line) {
  std::string names;
  for (const Ticket* ticket : line) names += (names.empty() ? "" : " ") + TextOf(ticket->no);
  return names;
}

/// Calls at the window until nobody waits, and tells whom.
std::string CallAll(LineHall& hall, WindowNo window) {
  std::string names;
  while (hall.Do(CallNext{window}) != "!nobody_waiting") {
    const std::string no = hall.CalledAt(Number(window));
    names += (names.empty() ? "" : " ") + no;
    hall.Do(OpenService{window, no});
    hall.Do(EndService{window, false});
  }
  return names;
}

/// The next number is called in vain and comes back behind others.
void MissAndComeBack(LineHall& hall) {
  if (hall.Do(CallNext{kOne}) == "!nobody_waiting") return;
  const std::string no = hall.CalledAt(1);
  for (int i = 0; i < 2; ++i) {
    hall.Pass(20s);
    hall.Do(RecallTicket{kOne});
  }
  hall.Pass(20s);
  hall.Do(MissTicket{kOne});
  hall.Do(ReturnTicket{*contract::TicketNumberOf(no)});
}

TEST(WaitingLines, IsTheOrderInWhichTheWindowCallsThem) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    LineHall hall;
    for (int i = 0; i < 12; ++i) {
      hall.Pass(std::chrono::minutes(random() % 9));
      hall.Issue(random() % 2 == 0 ? "a" : "z", static_cast<TicketClass>(random() % 3));
      if (random() % 4 == 0) {
        hall.Do(CallNext{kOne});
        hall.Do(OpenService{kOne, hall.CalledAt(1)});
        hall.Do(EndService{kOne, false});
      }
      if (random() % 6 == 0) MissAndComeBack(hall);
    }
    const WaitingLines lines(hall.hall, hall.now);
    const auto line = lines.At(kOne, 100);
    EXPECT_EQ(line.size(), lines.CountAt(kOne));
    for (std::size_t most = 0; most <= line.size(); ++most) {
      const std::vector<const Ticket*> begin(line.begin(),
                                             line.begin() + static_cast<std::ptrdiff_t>(most));
      EXPECT_EQ(lines.At(kOne, most), begin) << "seed " << seed << ", the first " << most;
    }
    const std::string told = Names(line);
    EXPECT_EQ(told, CallAll(hall, kOne)) << "seed " << seed;
  }
}

TEST(WaitingLines, AReturnedNumberStandsBehindThreeOthers) {
  LineHall hall;
  for (int i = 0; i < 6; ++i) hall.Issue();
  MissAndComeBack(hall);
  EXPECT_EQ(Names(WaitingLines(hall.hall, hall.now).At(kOne, 4)), "A002 A003 A004 A001");
}

TEST(WaitingLines, TellsOnlyTheWindowsOwnGroups) {
  LineHall hall;
  Plan plan = hall.hall.plan;
  plan.windows[0].groups = {"z"};
  hall.Do(Configure{plan, hall.hall.board.plan});
  hall.Issue("a");
  hall.Issue("z");
  const WaitingLines lines(hall.hall, hall.now);
  EXPECT_EQ(Names(lines.At(kOne, 9)), "F001");
  EXPECT_EQ(lines.CountAt(kTwo), 2U);
  EXPECT_TRUE(lines.At(WindowNo{9}, 9).empty());
  EXPECT_EQ(lines.CountAt(WindowNo{9}), 0U);
}

TEST(ReturnEnd, IsTheLastMomentAtWhichAMissedNumberComesBack) {
  LineHall hall;  // 09:00
  hall.Issue();
  hall.Do(CallNext{kOne});
  for (int i = 0; i < 2; ++i) {
    hall.Pass(20s);
    hall.Do(RecallTicket{kOne});
  }
  hall.Pass(20s);
  hall.Do(MissTicket{kOne});
  const Instant end = ReturnEnd(hall.hall.plan, hall.now);
  hall.now = end;
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 1}}), "!return_too_late");
  hall.now = end - 1ms;
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 1}}), "return:1");
  const Instant midnight = end + 12h;
  EXPECT_EQ(ReturnEnd(hall.hall.plan, end), midnight);
}

/// What the clerk may know of 评价环节 at window 1.
std::optional<Instant> AskedUntil(const fakes::HallBuilder& hall) {
  return PostOf(hall.hall().queue, kOne).asked_until;
}

TEST(AskedUntil, IsTheSameWhetherAndHoweverTheServiceIsRated) {
  for (int level = 0; level <= 5; ++level) {
    fakes::HallBuilder hall(1);
    hall.Man(1);
    const ServiceId service = hall.Serve(1, "A001");
    const Instant end = hall.now() + hall.hall().plan.rules.invitation_limit;
    EXPECT_EQ(AskedUntil(hall), end);
    hall.Advance(3s);
    if (level > 0) hall.Do(hall.PressEntry(1, service, static_cast<Level>(level), 3s));
    EXPECT_EQ(AskedUntil(hall), end) << level;
    hall.Advance(20s);
    hall.Do(OpenService{kOne, "A002"});
    EXPECT_EQ(AskedUntil(hall), hall.now()) << level;
  }
}

TEST(AskedUntil, IsOverWithTheNextCall) {
  LineHall hall;
  for (int i = 0; i < 2; ++i) hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(EndService{kOne, true});
  hall.Pass(5s);
  hall.Do(CallNext{kOne});
  EXPECT_EQ(PostOf(hall.hall.queue, kOne).asked_until, hall.now);
  const Instant called = hall.now;
  hall.Pass(5s);
  hall.Do(OpenService{kOne, "A002"});
  EXPECT_EQ(PostOf(hall.hall.queue, kOne).asked_until, called);
  hall.Do(EndService{kOne, false});
  EXPECT_FALSE(PostOf(hall.hall.queue, kOne).asked_until);
}

TEST(StaffToday, CountsAServiceWithoutANumberToo) {
  LineHall hall;
  hall.Do(OpenService{kOne, ""});
  hall.Pass(4min);
  hall.Do(EndService{kOne, true});
  const StaffToday& today = hall.hall.queue.staff.at(*hall.hall.windows.at(kOne).staff);
  EXPECT_EQ(today.served, 1U);
  EXPECT_EQ(today.serve_ms, 4U * 60'000);
}

}  // namespace
}  // namespace yichuang::core
