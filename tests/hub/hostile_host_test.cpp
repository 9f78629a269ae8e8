#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "evaluator-firmware/protocol/layout.h"
#include "hub/entry_opener.h"
#include "hub/evidence/frames.h"
#include "tests/evaluator-firmware/core/desk.h"
#include "tests/fakes/hall_builder.h"

/// What somebody can do who owns the computer between a rating device and the hub: he sees every
/// frame of both directions and may change, keep, repeat or invent any. He has no key of the device
/// and one of another.
namespace yichuang::hub {
namespace {

using contract::Reason;
using evaluator::kSerial;
using evaluator::ScreenKind;
using Bytes = std::vector<std::uint8_t>;

constexpr const char* kOwnHost = "win-02";  // of windows 5 to 8
constexpr const char* kRatingDevice = "ev-0007";
constexpr int kRatedWindow = 7;
constexpr std::array<protocol::Level, 5> kAllLevels{
    protocol::Level::kVeryDissatisfied, protocol::Level::kDissatisfied, protocol::Level::kFair,
    protocol::Level::kSatisfied, protocol::Level::kVerySatisfied};

evidence::DeviceKey KeyOfAnotherDevice() {
  evidence::DeviceKey key{};
  key.fill(0x43);
  return key;
}

/// Device and hub as they are; the host is the test.
class HostileHost : public testing::Test {
 protected:
  HostileHost() {
    book_.AddKey(kRatingDevice, evaluator::TestIdentity().key);
    book_.AddKey("ev-0008", KeyOfAnotherDevice());
    Attach();
    hall_.Do(core::StartShift{core::WindowNo(kRatedWindow), fakes::StaffOf(kRatedWindow)});
  }

  /// The newest hello of the device, passed on.
  void Attach() {
    desk_.Run(6'000);
    for (auto sent = desk_.board.sent.rbegin(); sent != desk_.board.sent.rend(); ++sent) {
      if (sent->frame[1] != static_cast<std::uint8_t>(protocol::FrameKind::kHello)) continue;
      const contract::Entry entry{hall_.NextKey(kOwnHost), 0,
                                  contract::EvaluatorAttached{kRatingDevice, sent->frame}};
      hall_.Do(std::get<core::TakeEntry>(OpenEntry(book_, kOwnHost, entry)));
      return;
    }
    FAIL() << "the device said no hello";
  }

  /// A service ends; its id, and the frame with which the hub opens its invitation.
  std::pair<std::uint64_t, Bytes> Invite() {
    hall_.Do(core::OpenService{core::WindowNo(kRatedWindow), ""});
    hall_.Advance(std::chrono::minutes(5));
    hall_.Do(core::EndService{core::WindowNo(kRatedWindow), true});
    const std::uint64_t service = core::Number(hall_.window(kRatedWindow).invited->id);
    return {service, book_.Sign(kRatingDevice, desk_.AnInvitation(service, ++version_))};
  }
  void Show(const Bytes& frame) {
    desk_.board.Deliver(frame);
    desk_.Run(2);
  }
  /// What the device has sent of a kind since it was switched on.
  std::vector<Bytes> Sent(protocol::FrameKind kind) const {
    std::vector<Bytes> frames;
    for (const auto& sent : desk_.board.sent) {
      if (sent.frame[1] == static_cast<std::uint8_t>(kind)) frames.push_back(sent.frame);
    }
    return frames;
  }

  std::uint32_t epoch() const { return desk_.device.log().epoch(); }

  /// What the hub makes of a frame that the host hands in as entry `counter` of `source`.
  std::variant<core::Decision, Reason> HandIn(const Bytes& frame, std::uint64_t counter,
                                              const std::string& source = kRatingDevice) {
    auto opened =
        OpenEntry(book_, kOwnHost, {{source, epoch(), counter}, 0, contract::PressEntry{frame}});
    if (const auto* reason = std::get_if<Reason>(&opened)) return *reason;
    return hall_.Run(std::get<core::TakeEntry>(std::move(opened)));
  }
  /// REQUIRES: not authentic.
  Reason Unauthentic(const Bytes& frame, std::uint64_t counter,
                     const std::string& source = kRatingDevice) {
    const auto answer = HandIn(frame, counter, source);
    const auto* reason = std::get_if<Reason>(&answer);
    EXPECT_NE(reason, nullptr) << "the hub took it";
    return reason == nullptr ? Reason::kQueueFull : *reason;
  }
  /// Whether the hub counted a rating.
  static bool Counted(const std::variant<core::Decision, Reason>& answer) {
    const auto* decision = std::get_if<core::Decision>(&answer);
    const auto* events = decision == nullptr ? nullptr : std::get_if<core::Events>(decision);
    if (events == nullptr) return false;
    for (const core::Event& event : *events) {
      const auto* rating = std::get_if<core::RatingReceived>(&event);
      if (rating != nullptr && rating->rating_class == core::RatingClass::kCounted) return true;
    }
    return false;
  }

  evaluator::FakeStore store_;
  evaluator::Desk desk_{store_};
  evidence::FrameBook book_;
  fakes::HallBuilder hall_{8};
  std::uint64_t version_ = 0;
};

TEST_F(HostileHost, ReadsNoLevel) {
  // Many presses of every level: were there a bit, or a repeated block, that goes with the level,
  // the host would learn to read it.
  constexpr int kPresses = 400;
  const protocol::DeviceKeys keys{evaluator::TestIdentity().key};
  std::set<Bytes> blocks;
  std::array<std::array<int, protocol::kSealedSize * 8>, 5> ones{};
  for (std::size_t level = 0; level < kAllLevels.size(); ++level) {
    for (std::uint32_t i = 0; i < kPresses; ++i) {
      const std::uint32_t counter = 1 + i * 5 + static_cast<std::uint32_t>(level);
      Bytes frame(protocol::kMaxFrameSize);
      frame.resize(protocol::Encode(
          protocol::Press{kSerial, 1, counter, counter, 4'000, kAllLevels[level]}, keys, frame));
      const auto begin = frame.begin() + protocol::offset::kSealed;
      const Bytes block(begin, begin + protocol::kSealedSize);
      EXPECT_TRUE(blocks.insert(block).second) << "two presses look the same";
      for (std::size_t bit = 0; bit < ones[level].size(); ++bit)
        ones[level][bit] += (block[bit / 8] >> (bit % 8)) & 1;
    }
  }
  for (std::size_t level = 0; level < kAllLevels.size(); ++level) {
    for (std::size_t bit = 0; bit < ones[level].size(); ++bit) {
      const double share = static_cast<double>(ones[level][bit]) / kPresses;
      EXPECT_LT(std::abs(share - 0.5), 0.13) << "bit " << bit << " tells level " << level + 1;
    }
  }
}

TEST_F(HostileHost, LearnsNothingFromTwoDevicesThatDifferInTheLevelAlone) {
  // The same device, counter, invitation and time: outside of seal and signature not one byte
  // differs.
  std::set<Bytes> open_parts;
  std::set<std::size_t> sizes;
  for (std::uint8_t key = 0; key < 5; ++key) {
    evaluator::FakeStore store;
    evaluator::Desk desk(store);
    desk.Tell(desk.AnInvitation(12, 34));
    desk.Run(4'000);
    desk.Push(key);
    for (const auto& sent : desk.board.sent) {
      if (sent.frame[1] != static_cast<std::uint8_t>(protocol::FrameKind::kPress)) continue;
      open_parts.insert(Bytes(sent.frame.begin(), sent.frame.begin() + protocol::offset::kSealed));
      sizes.insert(sent.frame.size());
    }
  }
  EXPECT_EQ(open_parts.size(), 1U);
  EXPECT_EQ(sizes.size(), 1U);
}

TEST_F(HostileHost, ForgesNoPress) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  desk_.Push(4);  // very dissatisfied
  const Bytes press = Sent(protocol::FrameKind::kPress).at(0);
  for (std::size_t i = 1; i < press.size(); ++i) {
    Bytes altered = press;
    altered[i] ^= 0x04;
    const Reason reason = Unauthentic(altered, 1);
    EXPECT_TRUE(reason == Reason::kBadSignature || reason == Reason::kBadFrame) << "byte " << i;
  }
  // Signed with the key of a device that he owns, for this device and for his own.
  const protocol::DeviceKeys own{KeyOfAnotherDevice()};
  Bytes forged(protocol::kMaxFrameSize);
  forged.resize(protocol::Encode(
      protocol::Press{kSerial, epoch(), 1, service, 4'000, protocol::Level::kVerySatisfied}, own,
      forged));
  EXPECT_EQ(Unauthentic(forged, 1), Reason::kBadSignature);
  EXPECT_EQ(Unauthentic(forged, 1, "ev-0008"), Reason::kBadSignature) << "the serial is signed";
  // The citizen's own word still counts.
  EXPECT_TRUE(Counted(HandIn(press, 1)));
}

TEST_F(HostileHost, CountsNoPressTwiceNorUnderAnotherNumber) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  desk_.Push(0);
  const Bytes press = Sent(protocol::FrameKind::kPress).at(0);
  EXPECT_EQ(Unauthentic(press, 2), Reason::kFrameMismatch);
  ASSERT_TRUE(Counted(HandIn(press, 1)));
  const auto again = HandIn(press, 1);
  EXPECT_TRUE(std::holds_alternative<core::Duplicate>(std::get<core::Decision>(again)));
  // And for a later service it is the same press, of the same number.
  static_cast<void>(Invite());
  EXPECT_FALSE(Counted(HandIn(press, 1)));
  EXPECT_EQ(Unauthentic(press, 2), Reason::kFrameMismatch);
}

TEST_F(HostileHost, ForgesNoInvitation) {
  const auto [service, invitation] = Invite();
  for (std::size_t i = 0; i < invitation.size(); ++i) {
    Bytes altered = invitation;
    altered[i] ^= 0x01;
    Show(altered);
    EXPECT_NE(desk_.screen(), ScreenKind::kInviting) << "byte " << i;
  }
  const protocol::DeviceKeys own{KeyOfAnotherDevice()};
  Bytes forged(protocol::kMaxFrameSize);
  forged.resize(protocol::Encode(desk_.AnInvitation(service, 99), own, forged));
  Show(forged);
  EXPECT_NE(desk_.screen(), ScreenKind::kInviting);
  Show(invitation);
  EXPECT_EQ(desk_.screen(), ScreenKind::kInviting) << "the hub's own opens it";
}

TEST_F(HostileHost, OpensNoInvitationOfThePast) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  ASSERT_EQ(desk_.screen(), ScreenKind::kInviting);
  Show(book_.Sign(kRatingDevice, desk_.AShow(protocol::Screen::kIdle, ++version_)));
  Show(invitation);
  EXPECT_EQ(desk_.screen(), ScreenKind::kIdle) << "an older version";
  evaluator::Desk restarted(store_, evaluator::kFiveKeys, 50, 0xC0DE);
  restarted.board.Deliver(invitation);
  restarted.Run(2);
  EXPECT_EQ(restarted.screen(), ScreenKind::kIdle) << "of another start of the device";
}

TEST_F(HostileHost, PressesWithoutAnInvitationAreNotCounted) {
  // A key that he presses himself: without an invitation the device signs nothing.
  for (std::uint8_t key = 0; key < 5; ++key) desk_.Push(key);
  EXPECT_TRUE(Sent(protocol::FrameKind::kPress).empty());
}

TEST_F(HostileHost, ForgesNoReceipt) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  desk_.Push(4);
  ASSERT_EQ(desk_.device.log().oldest_pending(), 1U);
  const protocol::DeviceKeys own{KeyOfAnotherDevice()};
  Bytes forged(protocol::kMaxFrameSize);
  forged.resize(protocol::Encode(desk_.AReceipt(1), own, forged));
  Show(forged);
  const Bytes receipt = book_.Sign(kRatingDevice, desk_.AReceipt(1));
  for (std::size_t i = 0; i < receipt.size(); ++i) {
    Bytes altered = receipt;
    altered[i] ^= 0x80;
    Show(altered);
  }
  EXPECT_EQ(desk_.device.log().oldest_pending(), 1U) << "the press stays in the device";
  Show(receipt);
  EXPECT_EQ(desk_.device.log().oldest_pending(), 2U);
}

// What he can do: keep a press back. The device's next hello says how many it has signed, and the
// hub's books miss one until it comes.
TEST_F(HostileHost, KeepsAPressBackAndTheBooksSaySo) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  desk_.Push(4);
  Attach();
  const core::SourceState& source = hall_.hall().sources.at(kRatingDevice);
  EXPECT_EQ(source.announced, 1U);
  EXPECT_EQ(source.settled, 0U);
  // The next press cannot take its place.
  const auto [next, second] = Invite();
  Show(second);
  desk_.Push(0);
  const auto answer = HandIn(Sent(protocol::FrameKind::kPress).back(), 2);
  const auto* decision = std::get_if<core::Decision>(&answer);
  ASSERT_NE(decision, nullptr);
  EXPECT_EQ(std::get<core::Refusal>(*decision).reason, Reason::kGap);
}

// An entry that a worn cell spoilt is told as lost: it stands in the ledger as refused, and what is
// behind it is taken.
TEST_F(HostileHost, WhatTheDeviceLostHoldsNothingUp) {
  const auto [service, invitation] = Invite();
  Show(invitation);
  desk_.Push(4);
  const Bytes press = Sent(protocol::FrameKind::kPress).back();
  Bytes lost(protocol::kMaxFrameSize);
  lost.resize(protocol::Encode(protocol::Lost{kSerial, epoch(), 1}, desk_.keys, lost));
  EXPECT_EQ(Unauthentic(lost, 2), Reason::kFrameMismatch);
  Bytes forged(protocol::kMaxFrameSize);
  forged.resize(protocol::Encode(protocol::Lost{kSerial, epoch(), 1},
                                 protocol::DeviceKeys{KeyOfAnotherDevice()}, forged));
  EXPECT_EQ(Unauthentic(forged, 1), Reason::kBadSignature) << "a host cannot make a press lost";
  EXPECT_FALSE(Counted(HandIn(lost, 1)));
  const core::SourceState& source = hall_.hall().sources.at(kRatingDevice);
  EXPECT_EQ(source.settled, 1U);
  EXPECT_EQ(source.refused, 1U);
  const auto [next, second] = Invite();
  Show(second);
  desk_.Push(0);
  EXPECT_TRUE(Counted(HandIn(Sent(protocol::FrameKind::kPress).back(), 2)));
}

}  // namespace
}  // namespace yichuang::hub
