#include "hardware/window/counters.h"

#include <gtest/gtest.h>

#include "tests/fakes/serial_peer.h"

namespace yichuang::window {
namespace {

using client::SteadyMillis;
using contract::BoardWindowState;

contract::ZoneBoard BoardWith(BoardWindowState state, contract::TicketNumber ticket = {}) {
  contract::ZoneBoard board;
  board.zone = "A";
  board.windows = {{2, BoardWindowState::kFree, {}}, {3, state, ticket}};
  return board;
}

TEST(CounterWords, SayWhomTheWindowWaitsFor) {
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kCalling, {'A', 1}), 3),
            (counter::CounterLines{"3号窗口", "请 A001 号", "到本窗口办理", "A001, please"}));
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kServing, {'A', 1}), 3),
            (counter::CounterLines{"3号窗口", "正在办理", "A001 号", "Now serving A001"}));
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kServing), 3)[2], "") << "a visitor without number";
}

TEST(CounterWords, SayWhyNobodyIsCalled) {
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kFree), 3)[1], "请等候叫号");
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kPaused), 3)[1], "暂停服务");
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kClosed), 3)[1], "暂未开放");
  EXPECT_EQ(LinesOf(BoardWith(BoardWindowState::kFree), 7)[1], "不在本区");
}

/// As a display counts: a Chinese character takes two.
std::size_t ColumnsOf(const std::string& line) {
  std::size_t columns = 0;
  for (const char each : line) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x80) columns += 1;
    if (byte >= 0xC0) columns += 2;
  }
  return columns;
}

TEST(CounterWords, FitTheDisplay) {
  for (const auto state :
       {BoardWindowState::kClosed, BoardWindowState::kPaused, BoardWindowState::kFree,
        BoardWindowState::kCalling, BoardWindowState::kServing}) {
    contract::ZoneBoard board = BoardWith(state, {'W', 999});
    board.windows[1].number = 9999;
    for (const auto& lines : {LinesOf(board, 9999), LinesOf(board, 9998), LinesWithoutHub(9999)}) {
      for (const std::string& line : lines) EXPECT_LE(ColumnsOf(line), counter::kColumns) << line;
    }
  }
}

TEST(Counters, ShowNoNumberWhileTheHubIsAway) {
  const fakes::SerialPeer peer;
  Counters counters("A", {{3, peer.path()}}, [](const std::string&) {});
  const auto heard = [&peer](const counter::CounterLines& lines) {
    const auto job = counter::JobOf(lines);
    EXPECT_EQ(peer.Hear(job.size()), std::string(job.begin(), job.end()));
  };
  const auto called = BoardWith(BoardWindowState::kCalling, {'A', 1});
  // What the broker kept, while the hub is not there.
  counters.Take(FromHub{called}, SteadyMillis(0));
  heard(LinesWithoutHub(3));
  counters.Take(HubSpoke{{contract::Presence::kOnline, "", {}}}, SteadyMillis(1));
  heard(LinesOf(called, 3));
  counters.Take(LinkLost{}, SteadyMillis(2));
  heard(LinesWithoutHub(3));
}

TEST(Counters, FollowTheirOwnZoneAlone) {
  const fakes::SerialPeer peer;
  Counters counters("A", {{3, peer.path()}}, [](const std::string&) {});
  counters.Take(HubSpoke{{contract::Presence::kOnline, "", {}}}, SteadyMillis(0));
  auto other = BoardWith(BoardWindowState::kCalling, {'B', 2});
  other.zone = "a";
  counters.Take(FromHub{other}, SteadyMillis(1));
  const auto job = counter::JobOf(LinesWithoutHub(3));
  EXPECT_EQ(peer.HearAll(), std::string(job.begin(), job.end()));
}

}  // namespace
}  // namespace yichuang::window
