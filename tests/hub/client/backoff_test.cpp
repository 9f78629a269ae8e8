#include "hub/client/backoff.h"

#include <gtest/gtest.h>

namespace yichuang::client {
namespace {

using namespace std::chrono_literals;

TEST(Backoff, GrowsFromLeastToMostAndStaysThere) {
  Backoff shortest(200ms, 8s);
  Backoff longest(200ms, 8s);
  const std::chrono::milliseconds steps[] = {400ms, 800ms, 1600ms, 3200ms, 6400ms, 8s, 8s, 8s};
  for (const auto step : steps) {
    EXPECT_EQ(shortest.Next(0.0), step / 2);
    const auto pause = longest.Next(0.999999);
    EXPECT_LE(pause, step);
    EXPECT_GE(pause, step - 1ms);
  }
}

TEST(Backoff, StartsAnewAfterReset) {
  Backoff backoff(200ms, 8s);
  for (int i = 0; i < 20; ++i) backoff.Next(0.5);
  backoff.Reset();
  EXPECT_EQ(backoff.Next(0.0), 200ms);
}

}  // namespace
}  // namespace yichuang::client
