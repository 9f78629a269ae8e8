#include "kiosk/model/call_line.h"

#include <gtest/gtest.h>

#include "kiosk/model/display.h"

namespace yichuang::model {
namespace {

using contract::BoardCallState;
using namespace std::chrono_literals;

constexpr Instant kStart = Instant(1'778'290'200'000ms);

/// A board as the hub tells it: the newest call first.
class Calls {
 public:
  contract::ZoneBoard Call(std::uint16_t number, Instant at, std::uint8_t call = 1) {
    std::erase_if(board_.calls,
                  [number](const auto& each) { return each.number.number == number; });
    contract::BoardCall next;
    next.voice = ++voice_;
    next.number = {'A', number};
    next.window = 1;
    next.call = call;
    next.at = at.time_since_epoch().count();
    next.text.zh = "请" + contract::TextOf(next.number) + "号";
    board_.calls.insert(board_.calls.begin(), next);
    return board_;
  }
  contract::ZoneBoard Come(std::uint16_t number) {
    for (auto& each : board_.calls) {
      if (each.number.number == number) each.state = BoardCallState::kServing;
    }
    return board_;
  }

 private:
  contract::ZoneBoard board_;
  std::uint64_t voice_ = 40;
};

std::string Said(CallLine& line, Instant now) {
  const auto call = line.Next(now);
  return call ? call->text : "";
}

TEST(CallLine, SpeaksEachCallOnceInTheOrderInWhichTheyCame) {
  CallLine line;
  Calls calls;
  line.Take(calls.Call(1, kStart), kStart, true);
  line.Take(calls.Call(2, kStart), kStart, true);
  line.Take(calls.Call(2, kStart), kStart, true);  // again: a voice of its own
  EXPECT_EQ(Said(line, kStart), "请A001号");
  EXPECT_EQ(Said(line, kStart + 5s), "请A002号");
  EXPECT_EQ(Said(line, kStart + 10s), "请A002号");
  EXPECT_EQ(Said(line, kStart + 10s), "");
}

TEST(CallLine, TheSameBoardAgainSaysNothing) {
  CallLine line;
  Calls calls;
  const auto board = calls.Call(1, kStart);
  line.Take(board, kStart, true);
  line.Take(board, kStart, true);
  EXPECT_EQ(line.waiting(), 1U);
  EXPECT_EQ(Said(line, kStart), "请A001号");
  line.Take(board, kStart + 1s, true);
  EXPECT_EQ(Said(line, kStart + 1s), "");
}

TEST(CallLine, ARecallWaitsBehindWhatWasThereBefore) {
  CallLine line;
  Calls calls;
  line.Take(calls.Call(1, kStart), kStart, true);
  EXPECT_EQ(Said(line, kStart), "请A001号");
  line.Take(calls.Call(2, kStart + 20s), kStart + 20s, true);
  line.Take(calls.Call(1, kStart + 20s, 2), kStart + 20s, true);
  EXPECT_EQ(Said(line, kStart + 20s), "请A002号");
  EXPECT_EQ(Said(line, kStart + 25s), "请A001号");
}

TEST(CallLine, BeyondThreeThatWaitACallIsShownOnly) {
  CallLine line;
  Calls calls;
  for (std::uint16_t number = 1; number <= 5; ++number)
    line.Take(calls.Call(number, kStart), kStart, true);
  EXPECT_EQ(line.waiting(), kMostWaitingCalls);
  EXPECT_EQ(Said(line, kStart), "请A001号");
  line.Take(calls.Call(6, kStart + 1s), kStart + 1s, true);
  EXPECT_EQ(Said(line, kStart + 1s), "请A002号");
  EXPECT_EQ(Said(line, kStart + 1s), "请A003号");
  EXPECT_EQ(Said(line, kStart + 1s), "请A006号");
}

TEST(CallLine, NothingIsSpokenLaterThanFifteenSeconds) {
  CallLine line;
  Calls calls;
  line.Take(calls.Call(1, kStart), kStart, true);
  line.Take(calls.Call(2, kStart + 4s), kStart + 4s, true);
  EXPECT_EQ(Said(line, kStart + 16s), "请A002号");
}

TEST(CallLine, WhoHasComeIsNotCalledAnyMore) {
  CallLine line;
  Calls calls;
  line.Take(calls.Call(1, kStart), kStart, true);
  line.Take(calls.Call(2, kStart), kStart, true);
  line.Take(calls.Come(1), kStart + 1s, true);
  EXPECT_EQ(Said(line, kStart + 1s), "请A002号");
}

TEST(CallLine, OfWhatTheBrokerKeptOnlyTheLastSecondsAreSpoken) {
  CallLine line;
  Calls calls;
  calls.Call(1, kStart - 1h);
  line.Take(calls.Call(2, kStart - 10s), kStart, false);
  EXPECT_EQ(Said(line, kStart), "请A002号");
  EXPECT_EQ(Said(line, kStart), "");
}

TEST(CallLine, AHubThatCountsFromTheBeginningIsHeard) {
  CallLine line;
  Calls before;
  for (std::uint16_t number = 1; number <= 3; ++number)
    line.Take(before.Call(number, kStart), kStart, true);
  while (line.Next(kStart)) {
  }
  contract::ZoneBoard anew = Calls().Call(1, kStart);
  anew.calls[0].voice = 1;
  line.Take(anew, kStart, false);
  anew.calls.insert(anew.calls.begin(), anew.calls[0]);
  anew.calls[0].voice = 2;
  anew.calls[0].text.zh = "请A002号";
  line.Take(anew, kStart, true);
  EXPECT_EQ(Said(line, kStart), "请A002号");
}

TEST(Display, TakesTheBoardOfItsOwnZoneAlone) {
  Display display;
  display.zone = "A";
  contract::ZoneBoard board;
  board.zone = "a";
  EXPECT_FALSE(Take(display, BoardArrived{board, true}));
  EXPECT_FALSE(display.board);
  board.zone = "A";
  EXPECT_TRUE(Take(display, BoardArrived{board, true}));
  EXPECT_TRUE(display.board);
}

TEST(Display, KnowsUntilWhenItWasUpToDate) {
  Display display;
  Take(display, HubSeen{true});
  Pass(display, kStart);
  Take(display, HubSeen{false});
  Pass(display, kStart + 1min);
  EXPECT_EQ(display.as_of, kStart);
  EXPECT_EQ(display.now, kStart + 1min);
}

}  // namespace
}  // namespace yichuang::model
