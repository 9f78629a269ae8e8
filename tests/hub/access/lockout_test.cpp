#include "hub/access/lockout.h"

#include <gtest/gtest.h>

namespace yichuang::access {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kNow{1'778'290'200'000ms};

Strikes Failed(int times, core::Instant now) {
  Strikes strikes;
  for (int i = 0; i < times; ++i) strikes = AfterFailure({}, strikes, now);
  return strikes;
}

TEST(Lockout, ForgivesAFewWrongPasswords) {
  EXPECT_FALSE(IsLockedOut({}, kNow));
  EXPECT_FALSE(IsLockedOut(Failed(4, kNow), kNow));
}

TEST(Lockout, WaitsLongerWithEveryFurtherFailureUpToALimit) {
  EXPECT_EQ(Failed(5, kNow).locked_until, kNow + 1min);
  EXPECT_EQ(Failed(6, kNow).locked_until, kNow + 2min);
  EXPECT_EQ(Failed(8, kNow).locked_until, kNow + 8min);
  EXPECT_EQ(Failed(11, kNow).locked_until, kNow + 60min);
  EXPECT_EQ(Failed(5000, kNow).locked_until, kNow + 60min);
}

TEST(Lockout, EndsByItself) {
  const Strikes strikes = Failed(5, kNow);
  EXPECT_TRUE(IsLockedOut(strikes, kNow + 59s));
  EXPECT_FALSE(IsLockedOut(strikes, kNow + 1min));
}

TEST(Lockout, BeginsAnewAfterADayOfQuiet) {
  const Strikes strikes = Failed(9, kNow);
  EXPECT_EQ(AfterFailure({}, strikes, kNow + 24h).failures, 1);
  EXPECT_EQ(AfterFailure({}, strikes, kNow + 23h).failures, 10);
}

}  // namespace
}  // namespace yichuang::access
