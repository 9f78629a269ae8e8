#include "hardware/window/input_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace yichuang::window {
namespace {

using Clock = std::chrono::steady_clock;

Input Press() { return FromEvaluator{0, evaluator::EntryHeard{}}; }

TEST(InputQueue, GivesAllThatCameInOrder) {
  InputQueue queue;
  queue.Push(LinkUp{});
  queue.Push(Press());
  const auto inputs = queue.Take(Clock::now());
  ASSERT_TRUE(inputs);
  ASSERT_EQ(inputs->size(), 2U);
  EXPECT_TRUE(std::holds_alternative<LinkUp>(inputs->at(0)));
}

TEST(InputQueue, WakesTheWaitingThreadAtOnce) {
  InputQueue queue;
  std::thread other([&queue] { queue.Push(LinkUp{}); });
  const auto inputs = queue.Take(Clock::time_point::max());
  other.join();
  ASSERT_TRUE(inputs);
  EXPECT_EQ(inputs->size(), 1U);
}

TEST(InputQueue, EndsAWaitInTimeWithNothing) {
  InputQueue queue;
  const auto inputs = queue.Take(Clock::now() + std::chrono::milliseconds(5));
  ASSERT_TRUE(inputs);
  EXPECT_TRUE(inputs->empty());
}

TEST(InputQueue, DropsWhenFullOnlyWhatComesAgain) {
  InputQueue queue;
  for (std::size_t i = 0; i < InputQueue::kCapacity; ++i) ASSERT_TRUE(queue.Push(Press()));
  EXPECT_FALSE(queue.Push(Press()));
  EXPECT_FALSE(queue.Push(FromHub{contract::Desired{}}));
  EXPECT_FALSE(queue.Push(FromEvaluator{0, evaluator::HelloHeard{}}));
  evaluator::HelloHeard news;
  news.news = true;
  EXPECT_TRUE(queue.Push(FromEvaluator{0, news}));
  EXPECT_TRUE(queue.Push(FromEvaluator{0, evaluator::Detached{}}));
  EXPECT_TRUE(queue.Push(LinkUp{}));
  EXPECT_TRUE(queue.Push(LinkLost{}));
  EXPECT_TRUE(queue.Push(HubSpoke{}));
  EXPECT_EQ(queue.dropped(), 3U);
}

TEST(InputQueue, CloseWakesForEver) {
  InputQueue queue;
  queue.Push(LinkUp{});
  queue.Close();
  EXPECT_FALSE(queue.Take(Clock::time_point::max()));
  EXPECT_FALSE(queue.Take(Clock::time_point::max()));
}

}  // namespace
}  // namespace yichuang::window
