#include "tools/simulator/day.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace yichuang::simulator {
namespace {

using std::chrono::minutes;

constexpr std::uint64_t kSeeds = 200;

long ArrivalsBetween(const DayPlan& plan, minutes from, minutes to) {
  return std::count_if(plan.visitors.begin(), plan.visitors.end(), [&](const Visitor& visitor) {
    return visitor.arrival >= from && visitor.arrival < to;
  });
}

TEST(PlanDay, SameSeedSameDay) { EXPECT_EQ(PlanDay({}, 7), PlanDay({}, 7)); }

TEST(PlanDay, AnotherSeedAnotherDay) { EXPECT_NE(PlanDay({}, 7), PlanDay({}, 8)); }

TEST(PlanDay, SharesStayInRangeForManySeeds) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const DayPlan plan = PlanDay({}, seed);
    ASSERT_EQ(plan.visitors.size(), 400u);
    double rated = 0;
    double bad = 0;
    for (const Visitor& visitor : plan.visitors) {
      if (!visitor.rates) continue;
      ++rated;
      ASSERT_GE(visitor.level, 1);
      ASSERT_LE(visitor.level, 5);
      if (visitor.level <= 2) ++bad;
    }
    EXPECT_GE(rated / 400, 0.45) << "seed " << seed;
    EXPECT_LE(rated / 400, 0.60) << "seed " << seed;
    EXPECT_GE(bad, 3) << "seed " << seed;
    EXPECT_GE(1 - bad / rated, 0.97) << "seed " << seed;
    EXPECT_LE(1 - bad / rated, 0.99) << "seed " << seed;
  }
}

TEST(PlanDay, PeaksBeforeNoonAndAfterLunch) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const DayPlan plan = PlanDay({}, seed);
    const long lunch = ArrivalsBetween(plan, minutes(12 * 60), minutes(13 * 60));
    EXPECT_GT(ArrivalsBetween(plan, minutes(9 * 60), minutes(10 * 60)), 2 * lunch) << seed;
    EXPECT_GT(ArrivalsBetween(plan, minutes(14 * 60), minutes(15 * 60)), 2 * lunch) << seed;
  }
}

TEST(PlanDay, ArrivalsAreInOrderAndWithinOpeningHours) {
  const DaySettings settings;
  const DayPlan plan = PlanDay(settings, 3);
  EXPECT_TRUE(std::is_sorted(
      plan.visitors.begin(), plan.visitors.end(),
      [](const Visitor& left, const Visitor& right) { return left.arrival < right.arrival; }));
  EXPECT_GE(plan.visitors.front().arrival, settings.opens);
  EXPECT_LT(plan.visitors.back().arrival, settings.closes);
}

TEST(PlanDay, EveryGroupIsAskedFor) {
  const DayPlan plan = PlanDay({}, 3);
  std::set<int> groups;
  for (const Visitor& visitor : plan.visitors) groups.insert(visitor.group);
  EXPECT_EQ(groups, (std::set<int>{0, 1, 2, 3, 4, 5}));
}

TEST(PlanDay, OneInFiftyWalksOutAndDoesNotRate) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    int gone = 0;
    for (const Visitor& visitor : PlanDay({}, seed).visitors) {
      if (!visitor.walks_out) continue;
      ++gone;
      EXPECT_FALSE(visitor.rates) << "seed " << seed;
    }
    EXPECT_EQ(gone, 8) << "seed " << seed;
  }
}

TEST(PlanDay, OneDeviceFailsAndReturnsWithinTheDay) {
  const DaySettings settings;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const DayPlan plan = PlanDay(settings, seed);
    EXPECT_GE(plan.failing_window, 1);
    EXPECT_LE(plan.failing_window, settings.windows);
    EXPECT_GT(plan.fails, settings.opens);
    EXPECT_GT(plan.returns, plan.fails);
    EXPECT_LT(plan.returns, settings.closes);
  }
}

TEST(PlanDay, OneWindowCanServeEverybody) {
  DaySettings settings;
  settings.windows = 1;
  const DayPlan plan = PlanDay(settings, 5);
  std::chrono::milliseconds work{0};
  for (const Visitor& visitor : plan.visitors) work += visitor.service;
  EXPECT_LT(work, settings.closes - settings.opens);
}

TEST(PlanDay, FewVisitorsStillMakeADay) {
  DaySettings settings;
  settings.visitors = 2;
  EXPECT_EQ(PlanDay(settings, 1).visitors.size(), 2u);
}

TEST(ZoneOfWindow, DealsWindowsInBlocks) {
  EXPECT_EQ(ZoneOfWindow(1, 12, 3), 0);
  EXPECT_EQ(ZoneOfWindow(4, 12, 3), 0);
  EXPECT_EQ(ZoneOfWindow(5, 12, 3), 1);
  EXPECT_EQ(ZoneOfWindow(12, 12, 3), 2);
  EXPECT_EQ(ZoneOfWindow(1, 1, 1), 0);
}

}  // namespace
}  // namespace yichuang::simulator
