#include <gtest/gtest.h>

#include <chrono>

#include "tests/hub/core/line_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

TEST(Numbers, CountUpPerGroupAndBeginAnewEachHallDay) {
  LineHall hall;
  EXPECT_EQ(hall.Issue("a"), "issue:A001");
  EXPECT_EQ(hall.Issue("a"), "issue:A002");
  EXPECT_EQ(hall.Issue("z"), "issue:F001");
  EXPECT_EQ(hall.Issue("b"), "!unknown_group");
  hall.Pass(24h);
  EXPECT_EQ(hall.Issue("a"), "issue:A001");
}

TEST(Numbers, GoOnAcrossMidnightOfUtcAndBeginAnewAtTheHallsOwn) {
  LineHall hall;
  hall.now = Instant(std::chrono::sys_days(std::chrono::year(2026) / 5 / 11)) - 1h;  // 07:00 there
  EXPECT_EQ(hall.Issue(), "issue:A001");
  hall.Pass(2h);  // 09:00 the same day; UTC has a new one
  EXPECT_EQ(hall.Issue(), "issue:A002");
  hall.Pass(15h);  // midnight
  EXPECT_EQ(hall.Issue(), "issue:A001");
}

TEST(Numbers, AreGivenOnlyWhileTheHallIsOpen) {
  LineHall hall;
  KioskPlan kiosks = hall.hall.board.plan;
  kiosks.week[0] = {{540, 720}, {810, 1020}};
  hall.Do(Configure{hall.hall.plan, kiosks});
  hall.Pass(-31min);
  hall.hall.last = hall.now;
  EXPECT_EQ(hall.Issue(), "!hall_closed");
  hall.Pass(1min);
  EXPECT_EQ(hall.Issue(), "issue:A001");
  hall.Pass(8h + 29min);
  EXPECT_EQ(hall.Issue(), "issue:A002");
  hall.Pass(1min);  // 17:00
  EXPECT_EQ(hall.Issue(), "!hall_closed");
}

TEST(Call, IsFollowedByArrivalAndEnd) {
  LineHall hall;
  hall.Issue();
  EXPECT_EQ(hall.Do(CallNext{kOne, "1001"}), "call1:1");
  EXPECT_EQ(hall.CalledAt(1), "A001");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A002"}), "!ticket_called");
  EXPECT_EQ(hall.Do(OpenService{kOne, ""}), "!ticket_called");
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001", "1001"}), "open1");
  EXPECT_EQ(hall.Do(EndService{kOne, true}), "end1 invite1");
  EXPECT_TRUE(hall.hall.queue.tickets.empty());
}

TEST(Call, GoesToExactlyOneWindow) {
  LineHall hall(3);
  hall.Issue();
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "!nobody_waiting");
  hall.Issue();
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "call1:2");
  EXPECT_EQ(hall.Do(CallNext{WindowNo{3}}), "!nobody_waiting");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!ticket_called");
}

TEST(Call, ANumberThatWaitsIsNotServedWithoutACall) {
  LineHall hall;
  hall.Issue();
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001"}), "!ticket_waiting");
  hall.Do(CallNext{kTwo});
  EXPECT_EQ(hall.Do(OpenService{kOne, "A001"}), "!ticket_called");
  EXPECT_EQ(hall.Do(OpenService{kOne, ""}), "open1");  // 直接服务
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!service_open");
}

TEST(Call, NeverClosesTheInvitationOfTheOneBefore) {
  LineHall hall;
  hall.Issue();
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(EndService{kOne, true});
  hall.Pass(1s);
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
  EXPECT_TRUE(hall.hall.windows.at(kOne).invitation);
  EXPECT_EQ(hall.Do(OpenService{kOne, "A002"}), "open2");
  EXPECT_TRUE(hall.hall.windows.at(kOne).invitation);
}

TEST(Recall, KeepsItsSpacingAndItsLimitBeforeTheNumberIsMissed) {
  LineHall hall;
  EXPECT_EQ(hall.Do(RecallTicket{kOne}), "!no_ticket");
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Pass(19s);
  EXPECT_EQ(hall.Do(RecallTicket{kOne}), "!call_too_soon");
  EXPECT_EQ(hall.Do(MissTicket{kOne}), "!calls_missing");
  hall.Pass(1s);
  EXPECT_EQ(hall.Do(RecallTicket{kOne}), "call2:1");
  hall.Pass(20s);
  EXPECT_EQ(hall.Do(RecallTicket{kOne}), "call3:1");
  EXPECT_EQ(hall.Do(MissTicket{kOne}), "!call_too_soon");
  hall.Pass(20s);
  EXPECT_EQ(hall.Do(RecallTicket{kOne}), "!calls_used_up");
  EXPECT_EQ(hall.Do(MissTicket{kOne}), "miss:1");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!nobody_waiting");  // never called again by itself
}

/// Calls at `window` until nobody comes.
void Miss(LineHall& hall, WindowNo window) {
  hall.Do(CallNext{window});
  for (int i = 0; i < 2; ++i) {
    hall.Pass(20s);
    hall.Do(RecallTicket{window});
  }
  hall.Pass(20s);
  hall.Do(MissTicket{window});
}

TEST(Return, HappensOnceInTheSameHalfDayBehindThreeOthers) {
  LineHall hall;
  for (int i = 0; i < 6; ++i) hall.Issue();
  Miss(hall, kOne);
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 2}}), "!ticket_waiting");
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 9}}), "!unknown_ticket");
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 1}}), "return:1");
  std::string order;
  for (int i = 0; i < 5; ++i) {
    hall.Do(CallNext{kOne});
    order += hall.CalledAt(1) + " ";
    hall.Do(OpenService{kOne, hall.CalledAt(1)});
    hall.Do(EndService{kOne, false});
  }
  EXPECT_EQ(order, "A002 A003 A004 A001 A005 ");
}

TEST(Return, ASecondMissIsForGoodAndTheAfternoonIsTooLate) {
  LineHall hall;
  hall.Issue();
  Miss(hall, kOne);
  hall.Do(ReturnTicket{{'A', 1}});
  Miss(hall, kOne);
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 1}}), "!returned_before");
  hall.Issue();
  Miss(hall, kOne);
  hall.Pass(3h);
  EXPECT_EQ(hall.Do(ReturnTicket{{'A', 2}}), "!return_too_late");
}

TEST(Hold, TheServiceLeavesAndComesBackWithItsTicket) {
  LineHall hall;
  hall.Issue();
  hall.Issue();
  EXPECT_EQ(hall.Do(HoldTicket{kOne}), "!no_ticket");
  hall.Do(CallNext{kOne});
  EXPECT_EQ(hall.Do(HoldTicket{kOne}), "!ticket_called");
  hall.Do(OpenService{kOne, "A001"});
  hall.Pass(5min);
  EXPECT_EQ(hall.Do(HoldTicket{kOne}), "hold:1");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:2");
  EXPECT_EQ(hall.Do(ResumeTicket{kOne, TicketId{1}}), "!ticket_called");
  hall.Do(OpenService{kOne, "A002"});
  hall.Pass(10min);
  hall.Do(EndService{kOne, false});
  EXPECT_EQ(hall.Do(ResumeTicket{kTwo, TicketId{1}}), "!foreign_ticket");
  EXPECT_EQ(hall.Do(ResumeTicket{kOne, TicketId{1}}), "resume:1");
  hall.Pass(2min);
  EXPECT_EQ(hall.Do(EndService{kOne, true}), "end1 invite1");  // one visit, one service
  const auto& measured = hall.hall.queue.lines.at("a").served_ms;
  ASSERT_EQ(measured.size(), 2U);
  EXPECT_EQ(measured[0], 600'000U);
  EXPECT_EQ(measured[1], 7U * 60'000);  // without the time on hold
}

TEST(Transfer, ToAGroupKeepsNumberAndTimeOfIssue) {
  LineHall hall;
  hall.Issue("a");
  hall.Pass(1min);
  hall.Issue("z");
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "z", std::nullopt}), "transfer:1 end_uninvited1");
  EXPECT_EQ(hall.Do(CallNext{kTwo}), "call1:1");
  EXPECT_EQ(hall.CalledAt(2), "A001");
  EXPECT_EQ(hall.Do(OpenService{kTwo, "A001"}), "open2");  // a service of its own
}

TEST(Transfer, ToAWindowIsAcceptedOrGivenBack) {
  LineHall hall(3);
  hall.Issue();
  hall.Do(CallNext{kOne});
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "", kOne}), "!unknown_window");
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "", WindowNo{9}}), "!unknown_window");
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "x", kTwo}), "!unknown_group");
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "", kTwo}), "offer:1");
  EXPECT_EQ(hall.Do(CallNext{WindowNo{3}}), "!nobody_waiting");
  EXPECT_EQ(hall.Do(AcceptTransfer{kOne, TicketId{1}}), "!foreign_ticket");
  EXPECT_EQ(hall.Do(GiveBackTransfer{kTwo, TicketId{1}}), "release:1");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");
  hall.Do(TransferTicket{kOne, "", kTwo});
  EXPECT_EQ(hall.Do(AcceptTransfer{kTwo, TicketId{1}}), "call1:1");
  EXPECT_EQ(hall.CalledAt(2), "A001");
  EXPECT_EQ(hall.Do(GiveBackTransfer{kTwo, TicketId{1}}), "!foreign_ticket");
}

TEST(Transfer, AnOfferGoesBackIntoTheLineWhenItsWindowCloses) {
  LineHall hall;
  hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(TransferTicket{kOne, "", kTwo});
  EXPECT_EQ(hall.Do(EndShift{kTwo}), "release:1 shift-");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");
  EXPECT_EQ(hall.Do(EndShift{kOne}), "!ticket_called");
  EXPECT_EQ(hall.Do(TransferTicket{kOne, "", kTwo}), "!no_shift");
}

TEST(Break, HasAReasonAndCallsNobody) {
  LineHall hall;
  hall.Issue();
  EXPECT_EQ(hall.Do(ResumeWindow{kOne}), "!not_paused");
  EXPECT_EQ(hall.Do(PauseWindow{kOne, PauseReason::kMeal, "1001"}), "pause");
  EXPECT_EQ(hall.Do(PauseWindow{kOne, PauseReason::kMeal, "1001"}), "nothing");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!window_paused");
  EXPECT_EQ(hall.Do(OpenService{kOne, ""}), "!window_paused");
  EXPECT_EQ(OpenFor(hall.hall, "a"), 1U);
  EXPECT_EQ(hall.Do(ResumeWindow{kOne, "1001"}), "go_on");
  EXPECT_EQ(hall.Do(CallNext{kOne}), "call1:1");
  EXPECT_EQ(hall.Do(PauseWindow{kOne}), "!ticket_called");
}

TEST(Clerk, ActsOnlyWhereHeIsOnShift) {
  LineHall hall;
  hall.Issue();
  EXPECT_EQ(hall.Do(CallNext{kOne, "1002"}), "!foreign_window");
  EXPECT_EQ(hall.Do(CallNext{WindowNo{9}, "1002"}), "!unknown_window");
  hall.Do(EndShift{kOne});
  EXPECT_EQ(hall.Do(CallNext{kOne}), "!no_shift");
}

TEST(Idle, IsToldWithTheCallAndHowMuchOfItPeopleWaited) {
  LineHall hall;
  hall.Pass(10min);
  hall.Issue();
  hall.Pass(3min);
  const Decision decision = Decide(hall.hall, CallNext{kOne}, hall.now);
  const auto& called = std::get<TicketCalled>(std::get<Events>(decision)[0]);
  EXPECT_EQ(called.idle_ms, 13U * 60'000);
  EXPECT_EQ(called.idle_waiting_ms, 3U * 60'000);
}

TEST(DayEnd, ExpiresWhoWaitsAndServesWhoStandsAtAWindow) {
  LineHall hall;
  hall.Pass(14h + 45min);  // 23:45
  for (int i = 0; i < 4; ++i) hall.Issue();
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A001"});
  hall.Do(HoldTicket{kOne});
  hall.Do(CallNext{kOne});
  hall.Do(OpenService{kOne, "A002"});
  hall.Do(CallNext{kTwo});
  ASSERT_TRUE(NextDeadline(hall.hall));
  EXPECT_EQ(*NextDeadline(hall.hall),
            Instant(std::chrono::sys_days(std::chrono::year(2026) / 5 / 11)) + 16h);
  hall.now = *NextDeadline(hall.hall);
  EXPECT_EQ(hall.Do(Tick{}), "end_uninvited1 expire:1 expire:4");
  EXPECT_EQ(hall.Do(EndService{kOne, true}), "end2 invite2");  // over midnight
  EXPECT_EQ(hall.Do(OpenService{kTwo, "A003"}), "open3");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
}

}  // namespace
}  // namespace yichuang::core
