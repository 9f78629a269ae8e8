#include "hub/core/inbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
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
