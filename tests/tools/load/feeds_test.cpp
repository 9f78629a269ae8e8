#include "tools/load/feeds.h"

#include <gtest/gtest.h>

#include <map>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/contract/codec.h"
#include "tools/load/hall_book.h"
#include "tools/load/pages.h"

namespace yichuang::load {
namespace {

constexpr std::size_t kDevices = 3;

contract::Up Decoded(const Feed::Message& message) {
  const auto decoded = contract::DecodeUp(message.payload);
  const auto* up = std::get_if<contract::Up>(&decoded);
  EXPECT_NE(up, nullptr);
  return up != nullptr ? *up : contract::Up{};
}

TEST(SignedFeed, SendsWhatTheHubCanOpen) {
  SignedFeed feed({kDevices, 0, kDevices, 0, 5, 2});
  const auto message = feed.Next(1);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->entries, 2u);
  const contract::Up up = Decoded(*message);
  EXPECT_EQ(up.device, "win-002");
  ASSERT_EQ(up.entries.size(), 2u);
  EXPECT_EQ(up.entries[1].key, (contract::EntryKey{"ev-0002", 1, 2}));
  const DeviceKey key = KeyOf(1);
  const auto* press = std::get_if<contract::PressEntry>(&up.entries[1].body);
  ASSERT_NE(press, nullptr);
  const auto opened = protocol::DecodePress(press->frame, protocol::DeviceKeys(key));
  ASSERT_NE(std::get_if<protocol::Press>(&opened), nullptr);
  EXPECT_EQ(std::get_if<protocol::Press>(&opened)->invitation, ServiceOf(1, 1, kDevices));
}

TEST(SignedFeed, EndsWithWhatIsLeft) {
  SignedFeed feed({kDevices, 0, kDevices, 0, 5, 2});
  EXPECT_EQ(feed.Next(0)->entries, 2u);
  EXPECT_EQ(feed.Next(0)->entries, 2u);
  EXPECT_EQ(feed.Next(0)->entries, 1u);
  EXPECT_FALSE(feed.Next(0));
}

TEST(SignedFeed, ReadsHowFarTheHubHasCome) {
  SignedFeed feed({kDevices, 0, kDevices, 10, 5, 1});
  contract::Receipt receipt;
  receipt.sources.push_back({"win-002", 1, 99, {}, {}, {}});
  receipt.sources.push_back({"ev-0002", 1, 13, {}, {}, {1, 2, 3}});
  std::map<std::size_t, std::size_t> settled;
  feed.Read(1, contract::Encode(contract::Down{receipt}),
            [&](std::size_t device, std::size_t ratings) { settled[device] = ratings; });
  EXPECT_EQ(settled, (std::map<std::size_t, std::size_t>{{1, 3}}));
}

TEST(SignedFeed, ADesiredStateIsNoReceipt) {
  SignedFeed feed({kDevices, 0, kDevices, 0, 5, 1});
  feed.Read(0, contract::Encode(contract::Down{contract::Desired{4, {{"ev-0001", {1}}}}}),
            [](std::size_t, std::size_t) { ADD_FAILURE(); });
}

TEST(PlainFeed, ReadsTheIdsOfAFlow) {
  PlainFeed feed(kDevices, 5, true);
  std::map<std::size_t, std::size_t> settled;
  feed.Read(0, "0-1,2-4,0-2",
            [&](std::size_t device, std::size_t ratings) { settled[device] = ratings; });
  EXPECT_EQ(settled, (std::map<std::size_t, std::size_t>{{0, 2}, {2, 4}}));
}

TEST(TimedFeed, NotesWhenEachPressOfADeviceIsTaken) {
  SignedFeed presses({kDevices, 0, kDevices, 0, 2, 1});
  PressTimes times(kDevices, 2);
  TimedFeed feed(presses, times);
  const auto before = PressTimes::Clock::now();
  EXPECT_TRUE(feed.Next(1));
  EXPECT_TRUE(feed.Next(1));
  EXPECT_FALSE(feed.Next(1));
  EXPECT_EQ(times.count(), 2u);
  for (const std::size_t nth : {0u, 1u}) {
    EXPECT_GE(times.At(ServiceOf(1, nth, kDevices) - 1), before);
  }
  EXPECT_EQ(times.At(ServiceOf(0, 0, kDevices) - 1), PressTimes::Clock::time_point{});
}

}  // namespace
}  // namespace yichuang::load
