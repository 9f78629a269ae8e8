#include "hub/core/desired.h"

#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/line_hall.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

EvaluatorWanted WantedAt(const HallBuilder& hall, int window) {
  for (const auto& each : WantedOf(hall.hall(), fakes::DeviceOf(window)).evaluators) {
    if (each.evaluator == fakes::EvaluatorOf(window)) return each;
  }
  return {};
}

TEST(Desired, NamesAttachedEvaluatorsOnly) {
  HallBuilder hall;
  EXPECT_TRUE(WantedOf(hall.hall(), "win-01").evaluators.empty());
  hall.Attach(2, 5, 3, 44);
  const TerminalWanted wanted = WantedOf(hall.hall(), "win-01");
  ASSERT_EQ(wanted.evaluators.size(), 1U);
  EXPECT_EQ(wanted.evaluators[0].evaluator, "ev-0002");
  EXPECT_EQ(wanted.evaluators[0].epoch, 3U);
  EXPECT_EQ(wanted.evaluators[0].boot, 44U);
  hall.Detach(2);
  EXPECT_TRUE(WantedOf(hall.hall(), "win-01").evaluators.empty());
  EXPECT_TRUE(WantedOf(hall.hall(), "").evaluators.empty());
}

TEST(Desired, FollowsTheWindowThroughOneService) {
  HallBuilder hall;
  hall.Attach(1);
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kPaused);
  hall.Do(StartShift{kOne, "1001"});
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kIdle);
  EXPECT_EQ(WantedAt(hall, 1).staff, StaffId{1});
  const ServiceId service = hall.Open(1, "A001");
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kServing);
  EXPECT_EQ(WantedAt(hall, 1).ticket, "A001");
  hall.Do(EndService{kOne, true});
  const EvaluatorWanted inviting = WantedAt(hall, 1);
  EXPECT_EQ(inviting.shown, Shown::kInviting);
  EXPECT_EQ(inviting.invitation, Number(service));
  EXPECT_EQ(inviting.opened, hall.now());
  EXPECT_EQ(inviting.limit_ms, 600'000U);
  EXPECT_EQ(inviting.ticket, "A001");
  EXPECT_TRUE(inviting.ask_consent);
  hall.Do(hall.PressEntry(1, service));
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kIdle);
}

TEST(Desired, SaysThatTheClerkIsAwayAndBack) {
  HallBuilder hall;
  hall.Attach(1);
  hall.Do(StartShift{kOne, "1001"});
  const std::uint64_t before = WantedOf(hall.hall(), "win-01").version;
  hall.Do(PauseWindow{kOne, PauseReason::kMeal});
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kPaused);
  const std::uint64_t away = WantedOf(hall.hall(), "win-01").version;
  EXPECT_GT(away, before);
  hall.Do(ResumeWindow{kOne});
  EXPECT_EQ(WantedAt(hall, 1).shown, Shown::kIdle);
  EXPECT_GT(WantedOf(hall.hall(), "win-01").version, away);
}

class DesiredOfALine : public testing::Test {
 protected:
  DesiredOfALine() {
    OpenedHello hello;
    hello.evaluator = "ev-0001";
    hello.epoch = 1;
    hello.layout = 5;
    line.Enter("win-01", hello);
  }
  /// What the evaluator of window 1 is wanted to show now; it must be told exactly when that has
  /// changed.
  EvaluatorWanted Wanted() {
    const TerminalWanted now = WantedOf(line.hall, "win-01");
    EXPECT_EQ(now.version != last_.version, now.evaluators != last_.evaluators);
    last_ = now;
    return now.evaluators.at(0);
  }
  std::string Shows() {
    const EvaluatorWanted wanted = Wanted();
    return wanted.shown == Shown::kCalling ? "calls " + wanted.ticket
           : wanted.shown == Shown::kIdle  ? "idle"
                                           : "other";
  }
  LineHall line;

 private:
  TerminalWanted last_ = {};
};

TEST_F(DesiredOfALine, ShowsWhomTheWindowCallsUntilHeIsThere) {
  EXPECT_EQ(Shows(), "idle");
  line.Issue();
  EXPECT_EQ(Shows(), "idle");
  line.Do(CallNext{kOne});
  EXPECT_EQ(Shows(), "calls A001");
  EXPECT_EQ(Wanted().staff, StaffId{1});
  line.Do(CallNext{kTwo});
  EXPECT_EQ(Shows(), "calls A001") << "another window's call is not its own";
  line.Do(OpenService{kOne, "A001"});
  EXPECT_EQ(Wanted().shown, Shown::kServing);
}

TEST_F(DesiredOfALine, NobodyIsCalledAnyMoreWhoMissedWentOnOrLeft) {
  for (int i = 0; i < 3; ++i) line.Issue();
  const auto call = [&] {
    line.Pass(std::chrono::minutes(5));
    line.Do(CallNext{kOne});
    return Shows();
  };
  EXPECT_EQ(call(), "calls A001");
  for (int i = 0; i < 2; ++i) {
    line.Pass(std::chrono::minutes(1));
    line.Do(RecallTicket{kOne});
    EXPECT_EQ(Shows(), "calls A001");
  }
  line.Pass(std::chrono::minutes(1));
  line.Do(MissTicket{kOne});
  EXPECT_EQ(Shows(), "idle");
  EXPECT_EQ(call(), "calls A002");
  line.Do(TransferTicket{kOne, "z", std::nullopt});
  EXPECT_EQ(Shows(), "idle");
  EXPECT_EQ(call(), "calls A002") << "again, from the other line";
  line.Do(CancelTicket{*PostOf(line.hall.queue, kOne).called});
  EXPECT_EQ(Shows(), "idle");
}

TEST(Desired, InvitationOfTheLastCitizenOutranksTheOneBeingServed) {
  HallBuilder hall;
  hall.Man(1);
  const ServiceId service = hall.Serve(1, "A001");
  hall.Advance(10s);
  hall.Open(1, "A002");
  EXPECT_EQ(WantedAt(hall, 1).invitation, Number(service));
  EXPECT_EQ(WantedAt(hall, 1).ticket, "A001");
}

TEST(Desired, InvitationNamesWhoServedNotWhoIsOnShiftNow) {
  HallBuilder hall;
  hall.Man(1);
  hall.Serve(1, "A001");
  hall.Do(EndShift{kOne});
  hall.Do(StartShift{kOne, "1002"});
  EXPECT_EQ(WantedAt(hall, 1).staff, StaffId{1});
}

TEST(Desired, EvaluatorShowsItsWindowAtWhicheverHostItIs) {
  HallBuilder hall(8);
  hall.Do(StartShift{kOne, "1001"});
  OpenedHello hello;
  hello.evaluator = "ev-0001";
  hello.epoch = 1;
  hall.Do(hall.HelloEntry("win-02", hello));
  ASSERT_EQ(WantedOf(hall.hall(), "win-02").evaluators.size(), 1U);
  EXPECT_EQ(WantedOf(hall.hall(), "win-02").evaluators[0].staff, StaffId{1});
  EXPECT_TRUE(WantedOf(hall.hall(), "win-01").evaluators.empty());
}

TEST(Desired, VersionGrowsExactlyWhenTheWantedChanges) {
  HallBuilder hall(8);
  hall.Do(AnnounceBirth{{"win-01", contract::Presence::kOnline, 1, "0.1.0", 0, {}}});
  hall.Do(AnnounceBirth{{"win-02", contract::Presence::kOnline, 1, "0.1.0", 0, {}}});
  TerminalWanted last = WantedOf(hall.hall(), "win-01");
  const auto changed = [&] {
    const TerminalWanted now = WantedOf(hall.hall(), "win-01");
    EXPECT_EQ(now.version != last.version, now.evaluators != last.evaluators);
    EXPECT_GE(now.version, last.version);
    const bool grew = now.version > last.version;
    last = now;
    return grew;
  };
  hall.Attach(1);
  EXPECT_TRUE(changed());
  hall.Attach(1);  // the same hello again
  EXPECT_FALSE(changed());
  hall.Attach(1, 5, 1, 2);  // a new boot takes frames of its own number only
  EXPECT_TRUE(changed());
  hall.Man(5);  // at win-02
  EXPECT_FALSE(changed());
  hall.Do(StartShift{kOne, "1001"});
  EXPECT_TRUE(changed());
  hall.Do(StartShift{WindowNo{2}, "1002"});  // nothing attached there
  EXPECT_FALSE(changed());
  const ServiceId service = hall.Serve(1, "A1");
  EXPECT_TRUE(changed());
  hall.Advance(5s);
  hall.Open(1, "A2");  // behind the invitation
  EXPECT_FALSE(changed());
  hall.Do(hall.PressEntry(1, service));
  EXPECT_TRUE(changed());
  hall.Do(hall.PressEntry(1, service));
  EXPECT_FALSE(changed());
  hall.Do(AnnounceDeath{"win-01", 1});
  EXPECT_FALSE(changed());
  Plan plan = hall.hall().plan;
  plan.rules.ask_consent = false;
  hall.Do(Configure{plan});
  EXPECT_FALSE(changed());  // nobody is asked anything now
  std::swap(plan.windows[0].evaluator, plan.windows[4].evaluator);
  hall.Do(Configure{plan});
  EXPECT_TRUE(changed());
  hall.Detach(1);
  EXPECT_TRUE(changed());
}

}  // namespace
}  // namespace yichuang::core
