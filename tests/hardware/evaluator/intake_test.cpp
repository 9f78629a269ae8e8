#include "hardware/evaluator/intake.h"

#include <gtest/gtest.h>

#include "tests/hardware/evaluator/device_frames.h"

namespace yichuang::evaluator {
namespace {

using fakes::FrameOf;
using fakes::HelloOf;
using fakes::Joined;
using fakes::OnCable;
using fakes::PressOf;

class IntakeTest : public testing::Test {
 protected:
  IntakeTest() { intake_.Opened(Millis(0)); }

  std::vector<Event> Take(const FrameBytes& bytes) { return intake_.Take(bytes, now_); }
  std::uint64_t Damaged(protocol::FrameError error) const {
    return intake_.damaged()[static_cast<std::size_t>(error)];
  }

  Millis now_{0};
  Intake intake_{Millis(15'000)};
};

TEST_F(IntakeTest, TheFirstHelloIsNews) {
  const auto hello = HelloOf(7, 100);
  const auto frame = FrameOf(hello);
  EXPECT_EQ(Take(OnCable(frame)), (std::vector<Event>{HelloHeard{"ev-0007", hello, frame, true}}));
  EXPECT_EQ(intake_.evaluator(), "ev-0007");
}

TEST_F(IntakeTest, TheSameHelloAgainIsNoNews) {
  auto hello = HelloOf(7, 100);
  Take(OnCable(FrameOf(hello)));
  hello.shown_version = 5;
  hello.next_counter = 9;
  const auto frame = FrameOf(hello);
  EXPECT_EQ(Take(OnCable(frame)), (std::vector<Event>{HelloHeard{"ev-0007", hello, frame, false}}));
}

TEST_F(IntakeTest, WhatTheHubMustKnowIsNews) {
  const auto before = HelloOf(7, 100);
  for (auto* change : std::initializer_list<void (*)(protocol::Hello&)>{
           [](protocol::Hello& hello) { hello.boot = 101; },
           [](protocol::Hello& hello) { hello.epoch = 2; },
           [](protocol::Hello& hello) { hello.stuck_keys = 4; },
           [](protocol::Hello& hello) { hello.layout = 3; },
           [](protocol::Hello& hello) { hello.firmware = 0x0101; }}) {
    Take(OnCable(FrameOf(before)));
    auto after = before;
    change(after);
    const auto events = Take(OnCable(FrameOf(after)));
    ASSERT_EQ(events.size(), 1U);
    ASSERT_TRUE(std::holds_alternative<HelloHeard>(events[0]));
    EXPECT_TRUE(std::get_if<HelloHeard>(&events[0])->news);
  }
}

TEST_F(IntakeTest, PassesEntriesByteForByte) {
  const auto press = FrameOf(PressOf(7, 3));
  protocol::PressDetail fields;
  fields.serial = 7;
  fields.epoch = 1;
  fields.counter = 4;
  fields.press_counter = 3;
  const auto detail = FrameOf(fields);
  EXPECT_EQ(
      Take(Joined({OnCable(press), OnCable(detail)})),
      (std::vector<Event>{EntryHeard{"ev-0007", protocol::FrameKind::kPress, 1, 3, press},
                          EntryHeard{"ev-0007", protocol::FrameKind::kPressDetail, 1, 4, detail}}));
}

TEST_F(IntakeTest, AFrameMayComeByteByByte) {
  const auto stream = OnCable(FrameOf(PressOf(7, 3)));
  std::size_t events = 0;
  for (const std::uint8_t byte : stream) events += Take({byte}).size();
  EXPECT_EQ(events, 1U);
}

TEST_F(IntakeTest, CountsDamageAndFindsTheNextFrame) {
  auto damaged = OnCable(FrameOf(PressOf(7, 3)));
  damaged[5] ^= 0x40;
  const auto events = Take(Joined({{1, 2, 3, 0}, damaged, OnCable(FrameOf(PressOf(7, 4)))}));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get_if<EntryHeard>(&events[0])->counter, 4U);
  EXPECT_EQ(Damaged(protocol::FrameError::kCrc) + Damaged(protocol::FrameError::kTooShort), 2U);
}

TEST_F(IntakeTest, CountsWholeFramesThatAreNoneOfADevice) {
  auto version = FrameOf(PressOf(7, 3));
  version[0] = 9;
  auto kind = FrameOf(PressOf(7, 3));
  kind[1] = 0x55;
  auto length = FrameOf(PressOf(7, 3));
  length.pop_back();
  auto wrong_way = FrameOf(protocol::Receipt{7, 1, 3});
  EXPECT_TRUE(
      Take(Joined({OnCable(version), OnCable(kind), OnCable(length), OnCable(wrong_way)})).empty());
  EXPECT_EQ(Damaged(protocol::FrameError::kVersion), 1U);
  EXPECT_EQ(Damaged(protocol::FrameError::kKind), 2U);
  EXPECT_EQ(Damaged(protocol::FrameError::kLength), 1U);
}

TEST_F(IntakeTest, CountsAHelloWithAnImpossibleLayout) {
  auto hello = HelloOf(7, 100);
  hello.layout = 77;
  EXPECT_TRUE(Take(OnCable(FrameOf(hello))).empty());
  EXPECT_EQ(Damaged(protocol::FrameError::kValue), 1U);
}

TEST_F(IntakeTest, AnotherSerialNumberIsAnotherDevice) {
  Take(OnCable(FrameOf(HelloOf(7, 100))));
  const auto hello = HelloOf(8, 200);
  const auto frame = FrameOf(hello);
  EXPECT_EQ(Take(OnCable(frame)), (std::vector<Event>{Detached{"ev-0007", DetachCause::kReplaced},
                                                      HelloHeard{"ev-0008", hello, frame, true}}));
}

TEST_F(IntakeTest, IsSilentFifteenSecondsAfterTheLastWholeFrame) {
  EXPECT_EQ(intake_.silent_at(), Millis(15'000));
  now_ = Millis(4'000);
  Take(OnCable(FrameOf(HelloOf(7, 100))));
  EXPECT_EQ(intake_.silent_at(), Millis(19'000));
  now_ = Millis(8'000);
  Take({1, 2, 3, 0});
  EXPECT_EQ(intake_.silent_at(), Millis(19'000)) << "noise is no sign of life";
}

TEST_F(IntakeTest, ClosingDetachesOnlyWhoHadSaidHello) {
  EXPECT_TRUE(intake_.Closed(DetachCause::kSilent).empty());
  Take(OnCable(FrameOf(HelloOf(7, 100))));
  EXPECT_EQ(intake_.Closed(DetachCause::kUnplugged),
            (std::vector<Event>{Detached{"ev-0007", DetachCause::kUnplugged}}));
  intake_.Opened(Millis(1));
  const auto events = Take(OnCable(FrameOf(HelloOf(7, 100))));
  EXPECT_TRUE(std::get_if<HelloHeard>(&events.at(0))->news)
      << "after an attach the same hello is news";
}

TEST_F(IntakeTest, ForgetsHalfAFrameWhenTheCableIsPulled) {
  const auto stream = OnCable(FrameOf(PressOf(7, 3)));
  Take({stream.begin(), stream.begin() + 20});
  intake_.Closed(DetachCause::kUnplugged);
  intake_.Opened(Millis(1));
  EXPECT_EQ(Take(stream).size(), 1U);
}

TEST(SourceName, HasAtLeastFourDigits) {
  EXPECT_EQ(SourceName(1), "ev-0001");
  EXPECT_EQ(SourceName(12'345), "ev-12345");
}

}  // namespace
}  // namespace yichuang::evaluator
