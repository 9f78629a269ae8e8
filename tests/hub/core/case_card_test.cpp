#include "hub/core/case_card.h"

#include <gtest/gtest.h>

#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

/// Alarms on the board: kind of each, with the number of the case.
std::string AlarmsOf(const Hall& hall) {
  std::string told;
  for (const auto& [id, alarm] : hall.alarms) {
    if (!IsOfCase(alarm.kind)) continue;
    const char* const kind = alarm.kind == AlarmKind::kCaseDueSoon ? "soon"
                             : alarm.kind == AlarmKind::kCaseLate  ? "late"
                                                                   : "step";
    told += (told.empty() ? "" : " ") + std::string(kind);
  }
  return told;
}

TEST(CaseCard, IsYellowTwoWorkingDaysBeforeAndRedWhenItIsLate) {
  CaseHall hall(2026y / 9 / 21);
  hall.KeepHours();
  hall.Receive(true);
  hall.HandOver();
  ASSERT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 12);
  EXPECT_EQ(hall.Wait(2026y / 10 / 8, 23h + 59min), "") << "the holiday counts for nothing";
  EXPECT_EQ(hall.Wait(2026y / 10 / 9, 0h), "card1:due_soon>3001") << "to whoever has the papers";
  EXPECT_EQ(AlarmsOf(hall.hall), "soon");
  EXPECT_EQ(hall.Wait(2026y / 10 / 12, 17h + 29min), "") << "told once";
  EXPECT_EQ(hall.Wait(2026y / 10 / 12, 17h + 30min), "card1:late>3001");
  EXPECT_EQ(AlarmsOf(hall.hall), "late") << "red takes the place of yellow";
  EXPECT_EQ(hall.Wait(2026y / 10 / 26, 18h), "card1:legal_late>3001");
  EXPECT_EQ(AlarmsOf(hall.hall), "late");
  EXPECT_EQ(hall.Step(DecideCase{true}), "approved1");
  EXPECT_EQ(AlarmsOf(hall.hall), "");
  EXPECT_EQ(hall.Wait(2026y / 12 / 1, 9h), "");
}

TEST(CaseCard, IsRedWhenAcceptedPapersLieAtTheWindow) {
  CaseHall hall(2026y / 9 / 24);
  hall.Receive(true);
  // The next working day after 2026-09-24 is the 28th: 中秋 lies between.
  EXPECT_EQ(hall.Wait(2026y / 9 / 28, 11h + 59min), "");
  EXPECT_EQ(hall.Wait(2026y / 9 / 28, 12h), "card1:hand_over_late>1001");
  EXPECT_EQ(AlarmsOf(hall.hall), "step");
  hall.HandOver();
  EXPECT_EQ(AlarmsOf(hall.hall), "");
}

TEST(CaseCard, GoesWhenTheClockMovesAndComesAgainWithTheNewDate) {
  CaseHall hall;
  hall.Receive(true);
  hall.HandOver();
  EXPECT_EQ(hall.Wait(2026y / 5 / 22, 9h), "card1:due_soon>3001");
  EXPECT_EQ(hall.Step(ExtendCase{}), "extended1");
  EXPECT_EQ(AlarmsOf(hall.hall), "");
  EXPECT_EQ(hall.Step(SuspendCase{SpecialProcedure::kTesting}), "suspended1");
  EXPECT_EQ(hall.Wait(2026y / 7 / 1, 9h), "") << "the clock stands still";
  EXPECT_EQ(hall.Step(ResumeCase{}), "resumed1");
  const HallDay last = hall.LastDay(hall.Open().dues.promised);
  const HallDay soon = WorkingDaysBefore(hall.hall.board.calendar, last, kYellowDays);
  EXPECT_EQ(hall.Wait(soon, 0h), "card1:due_soon>3001");
}

TEST(CaseCard, OfAHallThatWasAwayIsTheGravestAlone) {
  CaseHall hall;
  hall.Receive(true);
  hall.HandOver();
  hall.GoTo(2026y / 5 / 27, 9h);
  EXPECT_EQ(hall.Do(Tick{}), "card1:late>3001");
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
}

TEST(CaseCard, ALimitOfOneDayIsNotYellowWhenItBegins) {
  CaseHall hall;
  CaseRules rules = Licence();
  rules.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 1};
  hall.Receive(true, Papers(), rules);
  hall.HandOver();
  EXPECT_EQ(hall.Wait(2026y / 5 / 11, 23h), "");
  EXPECT_EQ(hall.Wait(2026y / 5 / 12, 8h), "card1:due_soon>3001");
}

TEST(CaseCard, TheBoardKeepsAHundredAndTheListHasTheRest) {
  CaseHall hall;
  for (int i = 0; i < 120; ++i) hall.Receive(true);
  hall.Wait(2026y / 5 / 12, 12h);
  EXPECT_EQ(hall.hall.alarms.size(), kMostCardAlarms);
}

TEST(CaseCard, ALimitWithoutAListOfHolidaysIsAnAlarm) {
  CaseHall hall;
  hall.hall.board.calendar.clear();
  EXPECT_EQ(hall.Do(Tick{}), "nothing") << "nothing counts by it";
  hall.Receive(true);
  EXPECT_EQ(hall.Do(Tick{}), "no_calendar2026");
  EXPECT_EQ(hall.Do(Tick{}), "nothing") << "told once";
}

}  // namespace
}  // namespace yichuang::core
