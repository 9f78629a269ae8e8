#include <gtest/gtest.h>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

/// A001 is on hold at window 1 since 09:00.
class HoldTest : public ::testing::Test {
 protected:
  HoldTest() { Hold("A001"); }

  void Hold(const char* number) {
    hall.Issue();
    hall.Do(CallNext{kOne});
    hall.Do(OpenService{kOne, number});
    hall.Do(HoldTicket{kOne});
  }

  LineHall hall;
};

TEST_F(HoldTest, GoesBackIntoTheLineByItselfWhenTheLimitHasPassed) {
  hall.Pass(29min);
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
  ASSERT_TRUE(NextDeadline(hall.hall));
  EXPECT_EQ(*NextDeadline(hall.hall), hall.now + 1min);
  hall.Pass(1min);
  EXPECT_EQ(hall.Do(Tick{}), "overran:1 end_uninvited1 release:1");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "call1:1");  // whichever window is free
}

TEST_F(HoldTest, OverrunIsAnAlarmThatNamesNumberAndWindow) {
  hall.Pass(30min);
  hall.Do(Tick{});
  ASSERT_EQ(hall.hall.alarms.size(), 1U);
  const auto& [id, alarm] = *hall.hall.alarms.begin();
  EXPECT_EQ(alarm.kind, AlarmKind::kHoldOverran);
  EXPECT_EQ(alarm.source, "A001");
  EXPECT_EQ(alarm.window, kOne);
  EXPECT_EQ(alarm.raised, hall.now);
  EXPECT_EQ(hall.Do(AcknowledgeAlarm{id, "2001"}), "seen_by:2001");
  hall.Pass(24h);
  hall.Do(Tick{});
  hall.Issue();
  EXPECT_TRUE(hall.hall.alarms.empty());  // over with its day
}

TEST_F(HoldTest, EachHasATimeOfItsOwn) {
  hall.Pass(20min);
  Hold("A002");
  hall.Pass(10min);
  EXPECT_EQ(hall.Do(Tick{}), "overran:1 end_uninvited1 release:1");
  EXPECT_EQ(*NextDeadline(hall.hall), hall.now + 20min);
  EXPECT_EQ(hall.Do(ResumeTicket{kOne, TicketId{2}}), "resume:2");  // in time
  hall.Pass(1h);
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
}

TEST_F(HoldTest, TheLimitIsTheHalls) {
  Plan plan = hall.hall.plan;
  plan.queue.hold_limit = 5min;
  hall.Do(Configure{plan, hall.hall.board.plan});
  hall.Pass(5min);
  EXPECT_EQ(hall.Do(Tick{}), "overran:1 end_uninvited1 release:1");
}

}  // namespace
}  // namespace yichuang::core
