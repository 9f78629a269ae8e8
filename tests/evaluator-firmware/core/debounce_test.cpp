#include "evaluator-firmware/core/debounce.h"

#include <gtest/gtest.h>

#include <vector>

namespace yichuang::evaluator {
namespace {

// A pad with a clock: feeds one sample each millisecond and keeps the events.
struct Bench {
  explicit Bench(std::uint32_t start_ms = 1000) : now_ms(start_ms) { pad.Sample(0, now_ms); }

  void Hold(std::uint8_t down, std::uint32_t for_ms) {
    for (std::uint32_t i = 0; i < for_ms; ++i) {
      const KeyReport report = pad.Sample(down, ++now_ms);
      if (report.event == KeyEvent::kPressed) pressed.push_back(report.key);
      if (report.event == KeyEvent::kTogether) ++together;
    }
  }

  std::uint32_t now_ms;
  KeyPad pad{5};
  std::vector<int> pressed;
  int together = 0;
};

TEST(KeyPad, OnePressPerPushHoweverLongItIsHeld) {
  Bench bench;
  bench.Hold(0b00100, 3000);
  bench.Hold(0, 100);
  bench.Hold(0b00100, 80);
  EXPECT_EQ(bench.pressed, (std::vector<int>{2, 2}));
}

TEST(KeyPad, BouncingContactIsOnePressTwentyMillisecondsLater) {
  Bench bench;
  for (int i = 0; i < 6; ++i) bench.Hold(i % 2 == 0 ? 0b1 : 0, 3);
  EXPECT_TRUE(bench.pressed.empty());
  bench.Hold(0b1, 20);
  EXPECT_TRUE(bench.pressed.empty());
  bench.Hold(0b1, 1);
  EXPECT_EQ(bench.pressed, std::vector<int>{0});
}

TEST(KeyPad, ShorterThanTheDebounceTimeIsNothing) {
  Bench bench;
  bench.Hold(0b1, 19);
  bench.Hold(0, 100);
  EXPECT_TRUE(bench.pressed.empty());
}

TEST(KeyPad, TwoKeysAreTogetherAndCountOnlyAfterBothWereReleased) {
  Bench bench;
  bench.Hold(0b00001, 10);
  bench.Hold(0b00011, 200);
  bench.Hold(0b00010, 200);
  EXPECT_EQ(bench.together, 1);
  EXPECT_TRUE(bench.pressed.empty());
  bench.Hold(0, 30);
  bench.Hold(0b00010, 30);
  EXPECT_EQ(bench.pressed, std::vector<int>{1});
}

TEST(KeyPad, KeysDownAtTheStartAreIgnoredUntilReleased) {
  KeyPad pad(5);
  std::uint32_t now_ms = 0;
  for (int i = 0; i < 200; ++i) EXPECT_EQ(pad.Sample(0b11111, ++now_ms).event, KeyEvent::kNone);
  for (int i = 0; i < 30; ++i) EXPECT_EQ(pad.Sample(0b11110, ++now_ms).event, KeyEvent::kNone);
  KeyReport report;
  for (int i = 0; i < 30 && report.event == KeyEvent::kNone; ++i) {
    report = pad.Sample(0b11111, ++now_ms);
  }
  EXPECT_EQ(report.event, KeyEvent::kPressed);
  EXPECT_EQ(report.key, 0);
}

TEST(KeyPad, KeyHeldForTenSecondsIsStuckAndTheOthersWork) {
  Bench bench;
  bench.Hold(0b10000, kStuckAfterMs - 1);
  EXPECT_EQ(bench.pad.stuck(), 0);
  bench.Hold(0b10000, 2);
  EXPECT_EQ(bench.pad.stuck(), 0b10000);
  bench.Hold(0b10001, 30);
  EXPECT_EQ(bench.pressed, (std::vector<int>{4, 0}));
  bench.Hold(0, 30);
  EXPECT_EQ(bench.pad.stuck(), 0);
}

TEST(KeyPad, ContactThatChattersForEverIsStuckToo) {
  Bench bench;
  for (std::uint32_t i = 0; i < kStuckAfterMs; i += 10) {
    bench.Hold(0b00100, 5);
    bench.Hold(0, 5);
  }
  bench.Hold(0b00100, 5);
  EXPECT_EQ(bench.pad.stuck(), 0b00100);
  EXPECT_TRUE(bench.pressed.empty());
  bench.Hold(0b00001, 19);
  bench.Hold(0b00101, 19);
  EXPECT_EQ(bench.pressed, std::vector<int>{0});
}

TEST(KeyPad, ClockMayWrapInTheMiddleOfAPress) {
  Bench bench(0xFFFFFFF5U);
  bench.Hold(0b01000, 15);
  EXPECT_TRUE(bench.pressed.empty());
  bench.Hold(0b01000, 10);
  EXPECT_EQ(bench.pressed, std::vector<int>{3});
  EXPECT_EQ(bench.pad.stuck(), 0);
}

TEST(KeyPad, ContactsTheDeviceDoesNotHaveAreIgnored) {
  KeyPad pad(2);
  pad.Sample(0, 0);
  for (std::uint32_t now_ms = 1; now_ms < 100; ++now_ms) {
    EXPECT_EQ(pad.Sample(0b11100, now_ms).event, KeyEvent::kNone);
  }
}

}  // namespace
}  // namespace yichuang::evaluator
