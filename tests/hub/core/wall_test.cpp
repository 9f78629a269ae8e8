#include "hub/core/wall.h"

#include <gtest/gtest.h>

#include <random>

#include "hub/core/hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

constexpr Instant kMorning{std::chrono::milliseconds(1'778'290'200'000)};  // 09:30 of 2026-05-09

/// A hall where services end and are rated.
class WallHall {
 public:
  void Rate(Instant at, Level level) {
    Bring(at, ServiceEnded{ServiceId{next_}, WindowNo{1}, StaffId{1}, true});
    RatingReceived rating;
    rating.key = {"ev-0001", 1, next_};
    rating.service = ServiceId{next_++};
    rating.window = WindowNo{1};
    rating.staff = StaffId{1};
    rating.service_day = DayOf(hall_.plan, at);
    rating.level = level;
    Bring(at, rating);
  }
  void Bring(Instant at, Event event) { Apply(hall_, {hall_.seq + 1, at, "t", std::move(event)}); }
  DayCounts Shown(Instant now) const { return WallOf(hall_, now).counts; }
  const Hall& hall() const { return hall_; }

 private:
  Hall hall_;
  std::uint64_t next_ = 1;
};

TEST(Wall, HoldsBackUntilFiveRatingsHaveCome) {
  WallHall wall;
  for (int i = 1; i <= 4; ++i) wall.Rate(kMorning + i * 1s, Level::k1);
  EXPECT_EQ(wall.Shown(kMorning + 5s), DayCounts{});
  wall.Rate(kMorning + 5s, Level::k5);
  EXPECT_EQ(wall.Shown(kMorning + 5s).rated, 5U);
  EXPECT_EQ(wall.Shown(kMorning + 5s).levels, (std::array<std::uint32_t, 5>{4, 0, 0, 0, 1}));
  wall.Rate(kMorning + 6s, Level::k1);
  EXPECT_EQ(wall.Shown(kMorning + 6s).rated, 5U);
}

TEST(Wall, TellsAQuietHallAfterFifteenMinutes) {
  WallHall wall;
  wall.Rate(kMorning, Level::k4);
  EXPECT_EQ(wall.Shown(kMorning + 14min).rated, 0U);
  EXPECT_EQ(wall.Shown(kMorning + 15min).rated, 1U);
  wall.Rate(kMorning + 16min, Level::k4);
  EXPECT_EQ(wall.Shown(kMorning + 16min).rated, 1U);
  EXPECT_EQ(wall.Shown(kMorning + 30min).rated, 2U);
}

TEST(Wall, SaysNothingMoreOfYesterday) {
  WallHall wall;
  for (int i = 0; i < 7; ++i) wall.Rate(kMorning + i * 1s, Level::k5);
  EXPECT_EQ(wall.Shown(kMorning + 10s).rated, 5U);
  wall.Bring(kMorning + 24h, ClockWentBack{});
  EXPECT_EQ(wall.Shown(kMorning + 24h), DayCounts{});
}

// Whoever looks as often as he likes, at any moment, learns of at least five ratings at once, or
// of those of at least fifteen minutes; also when the hub is started again from its ledger.
TEST(Wall, NoTwoLooksDifferByASingleRating) {
  std::mt19937 random(7);
  WallHall wall;
  Instant now = kMorning;
  WallStep before = WallOf(wall.hall(), now);
  Instant changed = now - 1h;
  int steps = 0;
  for (int i = 0; i < 4000; ++i) {
    now += std::chrono::milliseconds(random() % 90'000);
    if (random() % 3 == 0) wall.Rate(now, static_cast<Level>(1 + random() % 5));
    const WallStep step = WallOf(wall.hall(), now);
    if (step.counts == before.counts) continue;
    const bool new_day = step.counts == DayCounts{};
    const std::uint32_t more = step.counts.rated - before.counts.rated;
    EXPECT_TRUE(new_day || more >= kWallRatings || now - changed >= kWallTime)
        << more << " more after " << (now - changed).count() << " ms";
    EXPECT_LE(step.at, now);
    before = step;
    changed = step.at;
    ++steps;
  }
  EXPECT_GT(steps, 100);
}

}  // namespace
}  // namespace yichuang::core
