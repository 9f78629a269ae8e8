#include "hub/core/inbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

TEST(Inbox, KeepsAReserveForWhatNobodySendsAgain) {
  Inbox<int> inbox(1);
  EXPECT_TRUE(inbox.Push(1));
  EXPECT_FALSE(inbox.Push(2));
  EXPECT_TRUE(inbox.HasRoom(1));
  EXPECT_TRUE(inbox.Push(3, 1));
  EXPECT_FALSE(inbox.HasRoom(1));
  EXPECT_FALSE(inbox.Push(4, 1));
  EXPECT_EQ(inbox.dropped(), 2U);
}

TEST(Inbox, GivesWhatCameInOrder) {
  Inbox<int> inbox(4);
  EXPECT_TRUE(inbox.Push(1));
  EXPECT_TRUE(inbox.Push(2));
  EXPECT_TRUE(inbox.Push(3));
  EXPECT_EQ(inbox.Take(2, 0ms), (std::vector{1, 2}));
  EXPECT_EQ(inbox.Take(2, 0ms), (std::vector{3}));
  EXPECT_TRUE(inbox.Take(2, 0ms).empty());
}

TEST(Inbox, WhatIsLiveGoesBeforeTheBacklogOfOthers) {
  Inbox<int> inbox(9);
  EXPECT_TRUE(inbox.Push(1, 0, {"win-01", 100}));
  EXPECT_TRUE(inbox.Push(2, 0, {"win-01", 1}));
  EXPECT_TRUE(inbox.Push(3, 0, {"win-02", 1}));
  EXPECT_TRUE(inbox.Push(4));
  EXPECT_EQ(inbox.Take(3, 0ms), (std::vector{3, 4, 1})) << "the sender's own order stays";
  EXPECT_EQ(inbox.Take(9, 0ms), (std::vector{2}));
  EXPECT_TRUE(inbox.Push(5, 0, {"win-01", 1}));
  EXPECT_TRUE(inbox.Push(6));
  EXPECT_EQ(inbox.Take(9, 0ms), (std::vector{5, 6})) << "its backlog is over";
}

TEST(Inbox, ABacklogHasItsPartOfEveryTake) {
  Inbox<int> inbox(99);
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(inbox.Push(i));
  for (int i = 100; i < 103; ++i) EXPECT_TRUE(inbox.Push(i, 0, {"win-01", 100}));
  EXPECT_EQ(inbox.Take(8, 0ms), (std::vector{0, 1, 2, 3, 4, 5, 100}));
  EXPECT_EQ(inbox.Take(8, 0ms), (std::vector{6, 7, 8, 9, 10, 11, 101}));
}

TEST(Inbox, ATakeEndsWhenItIsHeavyEnough) {
  Inbox<int> inbox(9);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(inbox.Push(i, 0, {"win-0" + std::to_string(i), 100}));
  EXPECT_EQ(inbox.Take(101, 0ms), (std::vector{0, 1}));
  EXPECT_EQ(inbox.Take(101, 0ms), (std::vector{2}));
}

TEST(Inbox, RefusesWhatDoesNotFitAndCountsIt) {
  Inbox<int> inbox(2);
  EXPECT_TRUE(inbox.Push(1));
  EXPECT_TRUE(inbox.HasRoom());
  EXPECT_TRUE(inbox.Push(2));
  EXPECT_FALSE(inbox.HasRoom());
  EXPECT_FALSE(inbox.Push(3));
  inbox.CountDrop();  // one that was dropped before parsing
  EXPECT_EQ(inbox.dropped(), 2U);
  EXPECT_EQ(inbox.size(), 2U);
  EXPECT_EQ(inbox.Take(9, 0ms), (std::vector{1, 2}));
  EXPECT_TRUE(inbox.Push(4));
}

TEST(Inbox, CloseKeepsWhatIsThereAndTakesNoMore) {
  Inbox<int> inbox(4);
  EXPECT_TRUE(inbox.Push(1));
  inbox.Close();
  EXPECT_FALSE(inbox.HasRoom());
  EXPECT_FALSE(inbox.Push(2));
  EXPECT_EQ(inbox.dropped(), 1U);
  EXPECT_EQ(inbox.Take(9, 10min), (std::vector{1}));
  EXPECT_TRUE(inbox.Take(9, 10min).empty());
}

TEST(Inbox, CloseWakesWhoWaits) {
  Inbox<int> inbox(4);
  std::vector<int> taken{0};
  std::thread taker([&] { taken = inbox.Take(9, 10min); });
  inbox.Close();
  taker.join();
  EXPECT_TRUE(taken.empty());
}

TEST(Inbox, ManyPushersLoseNothingUncounted) {
  constexpr int kEach = 5'000;
  Inbox<std::unique_ptr<int>> inbox(64);
  std::vector<std::thread> pushers;
  std::atomic<int> refused = 0;
  for (int t = 0; t < 3; ++t) {
    pushers.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        if (!inbox.Push(std::make_unique<int>(i))) ++refused;
      }
    });
  }
  std::thread closer([&] {
    for (std::thread& each : pushers) each.join();
    inbox.Close();
  });
  std::size_t taken = 0;
  for (bool more = true; more;) {
    const auto batch = inbox.Take(16, 10min);
    taken += batch.size();
    more = !batch.empty();
  }
  closer.join();
  EXPECT_EQ(taken + static_cast<std::size_t>(refused), 3U * kEach);
  EXPECT_EQ(inbox.dropped(), static_cast<std::uint64_t>(refused));
}

}  // namespace
}  // namespace yichuang::core
