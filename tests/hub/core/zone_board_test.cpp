#include "hub/core/zone_board.h"

#include <gtest/gtest.h>

#include "hub/core/call_words.h"
#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using contract::BoardCallState;
using contract::BoardWindowState;
using contract::ZoneBoard;
using namespace std::chrono_literals;

ZoneBoard BoardOf(const LineHall& hall) { return *ZoneBoardOf(hall.hall, "A", hall.now); }

/// Numbers of the calls, newest first, each with its window and which call it was: "A002>1x1".
std::string CallsOn(const ZoneBoard& board) {
  std::string calls;
  for (const contract::BoardCall& each : board.calls) {
    calls += (calls.empty() ? "" : " ") + TextOf(each.number) + ">" + std::to_string(each.window) +
             "x" + std::to_string(each.call);
  }
  return calls;
}

void Serve(LineHall& hall, WindowNo window) {
  hall.Do(OpenService{window, hall.CalledAt(Number(window))});
  hall.Do(EndService{window, false});
}

TEST(ZoneBoard, ShowsTheLastCallsOfTheZoneNewestFirst) {
  LineHall hall;
  for (int i = 0; i < 10; ++i) hall.Issue();
  for (int i = 0; i < 10; ++i) {
    hall.Pass(1min);
    const WindowNo window = i % 2 == 0 ? kOne : kTwo;
    hall.Do(CallNext{window});
    Serve(hall, window);
  }
  EXPECT_EQ(CallsOn(BoardOf(hall)),
            "A010>2x1 A009>1x1 A008>2x1 A007>1x1 A006>2x1 A005>1x1 A004>2x1 A003>1x1");
  EXPECT_EQ(BoardOf(hall).calls.front().at, hall.now.time_since_epoch().count());
}

TEST(ZoneBoard, ARecallIsTheSameRowAgainWithANewVoice) {
  LineHall hall;
  hall.Issue();
  hall.Issue();
  hall.Do(CallNext{kOne});
  const auto first = BoardOf(hall).calls.front();
  hall.Pass(10s);
  hall.Do(CallNext{kTwo});
  hall.Pass(20s);
  hall.Do(RecallTicket{kOne});
  const ZoneBoard board = BoardOf(hall);
  EXPECT_EQ(CallsOn(board), "A001>1x2 A002>2x1");
  EXPECT_GT(board.calls.front().voice, first.voice);
  EXPECT_EQ(board.calls.front().text, first.text);
  EXPECT_EQ(first.text.zh, "请A001号到1号窗口办理");
}

TEST(ZoneBoard, TellsWhetherTheVisitorIsAwaitedServedOrGone) {
  LineHall hall;
  hall.Issue();
  hall.Do(CallNext{kOne});
  EXPECT_EQ(BoardOf(hall).calls.front().state, BoardCallState::kCalling);
  EXPECT_EQ(BoardOf(hall).windows.front(),
            (contract::BoardWindow{1, BoardWindowState::kCalling, {'A', 1}}));
  hall.Do(OpenService{kOne, "A001"});
  EXPECT_EQ(BoardOf(hall).calls.front().state, BoardCallState::kServing);
  EXPECT_EQ(BoardOf(hall).windows.front().state, BoardWindowState::kServing);
  hall.Do(EndService{kOne, true});
  EXPECT_EQ(BoardOf(hall).calls.front().state, BoardCallState::kOver);
  EXPECT_EQ(BoardOf(hall).windows.front(), (contract::BoardWindow{1, BoardWindowState::kFree, {}}));
}

TEST(ZoneBoard, TellsBreaksAndWindowsWithoutStaff) {
  LineHall hall;
  hall.Do(PauseWindow{kOne, PauseReason::kMeal});
  hall.Do(EndShift{kTwo});
  const ZoneBoard board = BoardOf(hall);
  EXPECT_EQ(board.windows[0].state, BoardWindowState::kPaused);
  EXPECT_EQ(board.windows[1].state, BoardWindowState::kClosed);
}

TEST(ZoneBoard, HasWindowsOfItsOwnZoneAlone) {
  LineHall hall;
  hall.hall.plan.windows[1].zone = "B";
  hall.hall.plan.zones = {{"B", {"不动产区", "Real estate"}}};
  hall.Issue();
  hall.Do(CallNext{kTwo});
  EXPECT_EQ(CallsOn(BoardOf(hall)), "");
  EXPECT_EQ(BoardOf(hall).windows.size(), 1U);
  const auto other = ZoneBoardOf(hall.hall, "B", hall.now);
  ASSERT_TRUE(other);
  EXPECT_EQ(CallsOn(*other), "A001>2x1");
  EXPECT_EQ(other->name.zh, "不动产区");
  EXPECT_FALSE(ZoneBoardOf(hall.hall, "C", hall.now));
  EXPECT_FALSE(ZoneBoardOf(hall.hall, "", hall.now));
}

TEST(ZoneBoard, BeginsANewDayWithoutYesterdaysCalls) {
  LineHall hall;
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Pass(24h);
  EXPECT_EQ(CallsOn(BoardOf(hall)), "") << "before the first record of the day";
  hall.Do(Tick{});
  hall.Issue();
  EXPECT_EQ(CallsOn(BoardOf(hall)), "");
}

TEST(ZoneBoard, LooksTheSameWhateverTheRating) {
  LineHall hall;
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(EndService{kOne, true});
  const ZoneBoard board = BoardOf(hall);
  const auto window = WindowBoardOf(hall.hall, kOne);
  hall.hall.windows.at(kOne).recent.push_back({ServiceId{1}, StaffId{1}, Level::k1, hall.now});
  hall.hall.windows.at(kOne).invitation.reset();
  EXPECT_EQ(BoardOf(hall), board);
  EXPECT_EQ(WindowBoardOf(hall.hall, kOne), window);
}

TEST(WindowBoard, ShowsNumberAndStaff) {
  LineHall hall;
  hall.Issue();
  EXPECT_EQ(WindowBoardOf(hall.hall, kOne)->state, BoardWindowState::kFree);
  hall.Do(CallNext{kOne});
  WindowBoard board = *WindowBoardOf(hall.hall, kOne);
  EXPECT_EQ(board.state, BoardWindowState::kCalling);
  EXPECT_EQ(board.ticket, "A001");
  EXPECT_EQ(board.zone, "A");
  EXPECT_EQ(board.staff, hall.hall.windows.at(kOne).staff);
  hall.Do(OpenService{kOne, "A001"});
  board = *WindowBoardOf(hall.hall, kOne);
  EXPECT_EQ(board.state, BoardWindowState::kServing);
  EXPECT_EQ(board.ticket, "A001");
  EXPECT_FALSE(WindowBoardOf(hall.hall, WindowNo(9)));
}

TEST(WindowBoard, ShowsAServiceWithoutANumber) {
  LineHall hall;
  hall.Do(OpenService{kOne, ""});
  const WindowBoard board = *WindowBoardOf(hall.hall, kOne);
  EXPECT_EQ(board.state, BoardWindowState::kServing);
  EXPECT_EQ(board.ticket, "");
}

TEST(WindowBoard, HasNobodyWhenNobodyIsOnShift) {
  LineHall hall;
  hall.Do(EndShift{kOne});
  const WindowBoard board = *WindowBoardOf(hall.hall, kOne);
  EXPECT_EQ(board.state, BoardWindowState::kClosed);
  EXPECT_FALSE(board.staff);
}

TEST(CallText, IsWhatIsShownAndSaid) {
  EXPECT_EQ(CallText({'B', 12}, WindowNo(3)),
            (contract::BothTexts{"请B012号到3号窗口办理", "Number B012, please go to window 3"}));
}

}  // namespace
}  // namespace yichuang::core
