#include "hub/displacement_watch.h"

#include <gtest/gtest.h>

namespace yichuang::hub {
namespace {

using namespace std::chrono_literals;

TEST(DisplacementWatchTest, TwoThatThrowEachOtherOffAreNoticedAtTheThirdTime) {
  DisplacementWatch watch;
  const DisplacementWatch::SteadyTime now{};
  EXPECT_FALSE(watch.Note("win-01", now));
  EXPECT_FALSE(watch.Note("win-01", now + 1s));
  EXPECT_FALSE(watch.Note("win-02", now + 1s)) << "each name by itself";
  EXPECT_TRUE(watch.Note("win-01", now + 3s));
  EXPECT_FALSE(watch.Note("win-01", now + 4s)) << "counted from the beginning again";
}

TEST(DisplacementWatchTest, ACableThatIsOutNowAndThenIsNoThief) {
  DisplacementWatch watch;
  for (int i = 0; i < 20; ++i)
    EXPECT_FALSE(watch.Note("win-01", DisplacementWatch::SteadyTime{} + i * 11s)) << i;
}

}  // namespace
}  // namespace yichuang::hub
