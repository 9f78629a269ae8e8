#include "hub/core/canary.h"

#include <gtest/gtest.h>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

constexpr HallDay kNight = std::chrono::year(2026) / 5 / 12;
constexpr auto kAt = 150min;

class CanaryHall : public MatterHall {
 public:
  CanaryHall() : MatterHall(std::chrono::year(2026) / 5 / 11) { GoTo(kNight, 3h); }

  std::string Begin() { return Do(BeginCanary{1203}); }
  std::string Press(std::size_t device, Level level, std::uint64_t run) {
    TakeEntry entry;
    entry.device = kCanaryDevice;
    entry.key = {std::string(kCanarySources[device]), 1, 1};
    entry.body = OpenedPress{run, 1, level, {}};
    return Do(std::move(entry));
  }
  std::string Press(std::size_t device, Level level) {
    return Press(device, level, Number(hall.canary.run));
  }
  void PressAll() {
    for (const CanaryPress& each : kCanaryPresses) Press(each.two_button ? 1 : 0, each.level);
  }
  std::string End(CanaryTally tally) { return Do(EndCanary{tally}); }
  static CanaryTally Good() {
    CanaryTally tally;
    tally.presses.fill(1);
    tally.counted = 1203;
    return tally;
  }
};

TEST(Canary, BeginsOnceANightFromItsTimeOn) {
  CanaryHall hall;
  EXPECT_FALSE(IsCanaryDue(hall.hall, kAt, hall.now - 31min));
  EXPECT_TRUE(IsCanaryDue(hall.hall, kAt, hall.now));
  EXPECT_EQ(hall.Begin(), "canary");
  EXPECT_FALSE(IsCanaryDue(hall.hall, kAt, hall.now + 5h));
  hall.PressAll();
  hall.End(CanaryHall::Good());
  EXPECT_EQ(hall.Begin(), "nothing");
  EXPECT_TRUE(IsCanaryDue(hall.hall, kAt, hall.now + 24h));
  EXPECT_FALSE(IsCanaryDue(Hall{}, kAt, hall.now)) << "a hall without windows";
}

TEST(Canary, TakesEachLevelOfEachClassOnceAndOnlyOfItsOwnRun) {
  CanaryHall hall;
  EXPECT_EQ(hall.Press(0, Level::k5), "!invitation_unknown") << "none is under way";
  hall.Begin();
  EXPECT_EQ(hall.Press(0, Level::k5), "five5");
  EXPECT_EQ(hall.Press(0, Level::k5), "!invitation_unknown") << "once";
  EXPECT_EQ(hall.Press(1, Level::k5), "!invitation_unknown") << "two keys sign 4 and 2 alone";
  EXPECT_EQ(hall.Press(1, Level::k2), "two2");
  EXPECT_EQ(hall.Press(0, Level::k4, 1), "!invitation_unknown") << "of another run";
  EXPECT_TRUE(hall.hall.sources.empty()) << "no book knows it";
  EXPECT_EQ(hall.hall.today.rated, 0U) << "nor today's counts";
}

TEST(Canary, PassesWhenExactlyItsOwnCountersMoved) {
  CanaryHall hall;
  hall.Begin();
  hall.PressAll();
  EXPECT_TRUE(IsCanaryOver(hall.hall, hall.now)) << "as soon as all have come";
  CanaryTally tally = CanaryHall::Good();
  tally.arrived = 2;
  tally.counted = 1205;
  EXPECT_EQ(hall.End(tally), "canary_passed7") << "people rated meanwhile";
  EXPECT_FALSE(HasAlarm(hall.hall, AlarmKind::kCanaryFailed, ""));
}

TEST(Canary, OneThatDoesNotArriveIsAnAlarmUntilANightPasses) {
  CanaryHall hall;
  hall.Begin();
  hall.Press(0, Level::k5);
  EXPECT_FALSE(IsCanaryOver(hall.hall, hall.now + kCanaryLimit - 1ms));
  EXPECT_EQ(hall.End(CanaryHall::Good()), "nothing") << "there is time left";
  hall.now += kCanaryLimit;
  EXPECT_EQ(hall.End(CanaryHall::Good()), "canary_failed1");
  EXPECT_TRUE(HasAlarm(hall.hall, AlarmKind::kCanaryFailed, ""));
  hall.GoTo(std::chrono::year(2026) / 5 / 13, 3h);
  hall.Begin();
  hall.PressAll();
  hall.End(CanaryHall::Good());
  EXPECT_FALSE(HasAlarm(hall.hall, AlarmKind::kCanaryFailed, ""));
}

TEST(Canary, CountersThatMovedElsewhereAreAnAlarm) {
  for (const int fault : {0, 1, 2}) {
    CanaryHall hall;
    hall.Begin();
    hall.PressAll();
    CanaryTally tally = CanaryHall::Good();
    if (fault == 0) tally.presses[3] = 0;  // level 2 was not counted
    if (fault == 1) tally.stray = 1;
    if (fault == 2) tally.counted = 1204;  // a real counter moved
    hall.End(tally);
    EXPECT_TRUE(HasAlarm(hall.hall, AlarmKind::kCanaryFailed, "")) << fault;
  }
}

}  // namespace
}  // namespace yichuang::core
