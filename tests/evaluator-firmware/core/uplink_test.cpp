#include "evaluator-firmware/core/uplink.h"

#include <gtest/gtest.h>

#include <vector>

#include "evaluator-firmware/core/log_format.h"
#include "evaluator-firmware/protocol/layout.h"
#include "tests/evaluator-firmware/core/desk.h"

namespace yichuang::evaluator {
namespace {

using protocol::FrameKind;
using protocol::Hello;
using protocol::Receipt;
using protocol::Screen;
using Bytes = std::vector<std::uint8_t>;

TEST(Uplink, StuckKeyIsToldInAHelloAndSoIsItsRelease) {
  FakeStore store;
  Desk desk(store);
  desk.board.keys = 0b00100;
  desk.Run(kStuckAfterMs + 100);
  EXPECT_EQ(desk.Hellos().back().stuck_keys, 0b00100);
  desk.board.keys = 0;
  desk.Run(100);
  EXPECT_EQ(desk.Hellos().back().stuck_keys, 0);
}

TEST(Uplink, HelloAtStartEveryFiveSecondsAndAfterEveryConnection) {
  FakeStore store;
  Desk desk(store);
  ASSERT_EQ(desk.Hellos().size(), 1U);
  EXPECT_EQ(desk.Hellos()[0],
            (Hello{kSerial, desk.device.log().epoch(), desk.device.boot(), 1, 1, 0, 0x0100, 5, 0}));
  desk.Run(kHelloEveryMs);
  EXPECT_EQ(desk.Hellos().size(), 2U);
  desk.board.session = 0;
  desk.Run(20'000);
  EXPECT_EQ(desk.Hellos().size(), 2U);
  desk.board.session = 2;
  desk.Run(1);
  EXPECT_EQ(desk.Hellos().size(), 3U);
  desk.Tell(desk.AShow(Screen::kIdle, 8));
  desk.Run(kHelloEveryMs);
  EXPECT_EQ(desk.Hellos().back().shown_version, 8U);
}

TEST(Uplink, FrameCutByUnpluggingIsSentAgainWhole) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1));
  desk.board.send_limit = 1;
  desk.Push(0);
  desk.board.session = 2;
  desk.board.send_limit = 1000;
  const std::size_t raw_before = desk.board.raw.size();
  desk.Run(1);
  EXPECT_EQ(desk.board.raw[raw_before], 0) << "a zero ends what was cut";
  EXPECT_EQ(desk.Presses().back().counter, 1U);
}

TEST(Uplink, EntriesAreSentAgainMoreSlowlyUntilTheReceipt) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1));
  desk.Push(0);
  desk.Run(60'000);
  std::vector<std::uint32_t> pauses;
  std::uint32_t last_ms = 0;
  const Bytes* first = nullptr;
  for (const auto& sent : desk.board.sent) {
    if (protocol::Peek(sent.frame)->kind != FrameKind::kPress) continue;
    if (first != nullptr) {
      EXPECT_EQ(sent.frame, *first) << "the same evidence every time";
      pauses.push_back(sent.at_ms - last_ms);
    }
    first = &sent.frame;
    last_ms = sent.at_ms;
  }
  ASSERT_GE(pauses.size(), 6U);
  EXPECT_EQ(std::vector<std::uint32_t>(pauses.begin(), pauses.begin() + 5),
            (std::vector<std::uint32_t>{2000, 4000, 8000, 10'000, 10'000}));
  desk.Tell(desk.AReceipt(1));
  const std::size_t sent_by_now = desk.Presses().size();
  desk.Run(30'000);
  EXPECT_EQ(desk.Presses().size(), sent_by_now);
  EXPECT_EQ(desk.device.log().oldest_pending(), 2U);
}

TEST(Uplink, AtMostFourEntriesTravelAheadOfTheReceipt) {
  FakeStore store;
  Desk desk(store);
  desk.board.session = 0;
  for (std::uint64_t i = 1; i <= 10; ++i) {
    desk.board.session = 1;
    desk.board.send_limit = 0;
    desk.Tell(desk.AnInvitation(i, i));
    desk.Push(0);
    desk.Run(kThanksMs);
  }
  desk.board.sent.clear();
  desk.board.send_limit = 1000;
  desk.board.session = 3;
  desk.Run(5);
  ASSERT_EQ(desk.Presses().size(), 4U);
  EXPECT_EQ(desk.Presses().back().counter, 4U);
  desk.Tell(desk.AReceipt(2));
  EXPECT_EQ(desk.Presses().size(), 6U);
  EXPECT_EQ(desk.Presses().back().counter, 6U);
  desk.Tell(desk.AReceipt(10));
  EXPECT_EQ(desk.Presses().size(), 6U);
}

TEST(Uplink, WhatAWornCellSpoiltIsToldAsLostAndWhatIsBehindItIsSent) {
  FakeStore store;
  {
    Desk desk(store);
    for (std::uint64_t i = 1; i <= 3; ++i) {
      desk.Tell(desk.AnInvitation(i, i));
      desk.Push(0);
      desk.Run(kThanksMs);
    }
  }
  store.bytes()[log_format::kSlotsBegin + log_format::kSlotSize + log_format::kInvitation] ^= 1;
  Desk desk(store, kFiveKeys, 1000, 0xB008);
  desk.Run(5);
  std::vector<std::uint32_t> presses;
  for (const auto& press : desk.Presses()) presses.push_back(press.counter);
  EXPECT_EQ(presses, (std::vector<std::uint32_t>{1, 3}));
  std::vector<protocol::Lost> lost;
  for (const auto& sent : desk.board.sent) {
    const auto result = protocol::DecodeLost(sent.frame, desk.keys);
    if (const auto* each = std::get_if<protocol::Lost>(&result)) lost.push_back(*each);
  }
  EXPECT_EQ(lost, (std::vector<protocol::Lost>{{kSerial, desk.device.log().epoch(), 2}}));
  desk.Tell(desk.AReceipt(3));
  EXPECT_EQ(desk.device.log().oldest_pending(), 4U);
}

TEST(Uplink, ForgedOrForeignReceiptsAreIgnored) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1));
  desk.Push(0);
  Bytes forged(protocol::kMaxFrameSize);
  forged.resize(protocol::Encode(desk.AReceipt(1), desk.keys, forged));
  forged.back() ^= 1;
  desk.board.Deliver(forged);
  desk.Run(2);
  Receipt other = desk.AReceipt(1);
  other.epoch += 1;
  desk.Tell(other);
  other = desk.AReceipt(1);
  other.serial += 1;
  desk.Tell(other);
  EXPECT_EQ(desk.device.stats().refused_frames, 3U);
  EXPECT_EQ(desk.device.log().oldest_pending(), 1U);
  desk.Tell(desk.AReceipt(1));
  EXPECT_EQ(desk.device.log().oldest_pending(), 2U);
}

TEST(Uplink, FramesThatOnlyTheDeviceMaySendAreRefused) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(Hello{kSerial, 1, 1, 1, 1, 0, 1, 5, 0});
  desk.board.Deliver(Bytes(30, 0x55));
  desk.Run(2);
  EXPECT_EQ(desk.device.stats().refused_frames, 2U);
}

}  // namespace
}  // namespace yichuang::evaluator
