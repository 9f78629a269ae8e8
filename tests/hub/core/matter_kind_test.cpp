#include "hub/core/matter_kind.h"

#include <gtest/gtest.h>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using T = MatterStep;

constexpr HallDay kFirstDay = std::chrono::year(2026) / 5 / 11;
constexpr HallDay kNumbersDay = std::chrono::year(2026) / 5 / 12;

/// The numbers of a kind with some changed, from 12 May on.
KindNumbers FromTheTwelfth(const char* kind, void (*change)(MatterNumbers&)) {
  KindNumbers rules{KindNamed(kind)->id, kNumbersDay, KindNamed(kind)->numbers};
  change(rules.numbers);
  return rules;
}

TEST(NumbersOfAHall, HoldFromTheirDayOnAndStayWithTheMatter) {
  MatterHall hall;
  hall.hall.plan.matter_numbers = {
      FromTheTwelfth("first_inquiry", [](MatterNumbers& numbers) { numbers.hops = 1; })};
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Move("1001", T::kAccept), "take1:1001") << "a day before they hold";
  hall.GoTo(kNumbersDay, 9h);
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.hall.plan.matter_numbers.clear();
  hall.Give("9001", "1001", 2);
  EXPECT_EQ(hall.Move("1001", T::kAccept, 2), "take2:1001 rerouted2:9001")
      << "it keeps what it was opened under";
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Give("9001", "1001", 3);
  EXPECT_EQ(hall.Move("1001", T::kAccept, 3), "take3:1001");
}

TEST(NumbersOfAHall, TheNewestOfThoseThatHoldIsTaken) {
  Plan plan;
  const MatterKindId kind = KindNamed("complaint")->id;
  for (const unsigned day : {20U, 12U}) {
    KindNumbers rules{kind, std::chrono::year(2026) / 5 / std::chrono::day(day), {}};
    rules.numbers.hops = static_cast<std::uint8_t>(day);
    plan.matter_numbers.push_back(rules);
  }
  const auto hops = [&](unsigned day) {
    const auto numbers =
        MatterNumbersOn(plan, kind, std::chrono::year(2026) / 5 / std::chrono::day(day));
    return numbers ? int{numbers->hops} : -1;
  };
  EXPECT_EQ(hops(11), -1) << "those of its kind";
  EXPECT_EQ(hops(12), 12);
  EXPECT_EQ(hops(19), 12);
  EXPECT_EQ(hops(20), 20);
  EXPECT_FALSE(MatterNumbersOn(plan, KindNamed("bad_rating")->id, kNumbersDay));
}

TEST(NumbersOfAHall, SayWhomACardGoesToAndHowLongALetterWaits) {
  MatterHall hall(kNumbersDay);
  hall.hall.plan.matter_numbers = {FromTheTwelfth("first_inquiry", [](MatterNumbers& numbers) {
    numbers.ladder[0] = {2, Role::kInspector, true};
    numbers.notice_days = 5;
  })};
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(), "05-15 17:30");
  hall.Wait(std::chrono::year(2026) / 5 / 15, 17h + 30min);
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 19, 8h + 29min), "");
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 19, 8h + 30min), "card1:2>inspector");
  const Decision decision =
      Decide(hall.hall, Command{IssueChaseNotice{MatterId{1}, hall.As("2001")}}, hall.now);
  const auto& notice = std::get<ChaseNoticeIssued>(std::get<Events>(decision).at(0));
  EXPECT_EQ(MatterHall::Clock(notice.answer), "05-26 17:30");
}

TEST(NumbersOfAHall, SayHowOftenSomebodyIsCalledHowLongALedgerRunsAndWhenTheHeadIsTold) {
  MatterHall hall(kNumbersDay);
  hall.hall.plan.matter_numbers = {FromTheTwelfth("bad_rating", [](MatterNumbers& numbers) {
    numbers.call_attempts = 1;
    numbers.ledger_days = 3;
    numbers.appeal_days = 1;
    numbers.head_minutes = 5;
  })};
  hall.RateBadly();
  const auto begin = hall.now;
  EXPECT_EQ(MatterHall::Clock(*hall.At().head), MatterHall::Clock(begin + 5min));
  hall.Pass("2001", "5001");
  const_cast<OpenMatter&>(hall.At()).contact = true;
  EXPECT_EQ(hall.Act("5001", LedgerMatter{4, MatterHall::Words()}), "!ledger_too_long");
  hall.GoTo(std::chrono::year(2026) / 5 / 14, 9h);
  EXPECT_EQ(hall.Move("5001", T::kAppeal), "!appeal_late") << "two days are as the kind has it";
  EXPECT_EQ(hall.Move("5001", T::kFixNow), "answered1");
  EXPECT_EQ(hall.Call("5001", false, {}, CallResult::kUnreached), "call1 called_back1");
}

TEST(NumbersOfAHall, OfWhatIsOpenedAgainAreThoseOfToday) {
  MatterHall hall(kNumbersDay);
  hall.hall.plan.matter_numbers = {
      FromTheTwelfth("first_inquiry", [](MatterNumbers& numbers) { numbers.hops = 1; })};
  hall.past.emplace();
  hall.past->was.kind = KindNamed("first_inquiry")->id;
  hall.past->was.no = "SW202605110001";
  hall.past->was.owner = "9001";
  EXPECT_EQ(hall.Move("", T::kReopen, 1), "reopen1");
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Move("1001", T::kAccept), "take1:1001 rerouted1:9001");
}

TEST(SampleRules, OfTheDayOnWhichItIsDrawnAreWrittenWithIt) {
  MatterHall hall;
  hall.hall.plan.sample_rules = {{std::chrono::year(2026) / 6 / 2, 20, 3}};
  const auto drawn = [&](HallDay day) {
    hall.GoTo(day, 9h);
    const DrawCallSample draw{SampleMonth{202605}, std::string(kSeedSize, 'a'), hall.As("4001"),
                              false};
    const Decision decision = Decide(hall.hall, Command{draw}, hall.now);
    const auto& event = std::get<CallSampleDrawn>(std::get<Events>(decision).at(0));
    return std::pair(int{event.share}, int{event.least});
  };
  EXPECT_EQ(drawn(std::chrono::year(2026) / 6 / 1), std::pair(10, 1));
  EXPECT_EQ(drawn(std::chrono::year(2026) / 6 / 2), std::pair(20, 3));
}

TEST(UnitHead, IsToldOfABadRatingAfterFifteenMinutesAndOnce) {
  MatterHall hall;
  hall.RateBadly();
  EXPECT_EQ(hall.Wait(kFirstDay, 10h + 14min), "");
  EXPECT_EQ(hall.Wait(kFirstDay, 10h + 15min), "head1>税务局");
  EXPECT_EQ(hall.Wait(kFirstDay, 12h), "");
}

TEST(UnitHead, IsToldOfNothingThatIsOverOrOfNobodysUnit) {
  MatterHall hall;
  hall.RateBadly();
  hall.Act("4001", ProposeExclusion{ExclusionGround::kMistake, MatterHall::Words()});
  hall.Pass("2001", "5001");
  hall.Move("5001", T::kAppeal);
  hall.Act("4001", ProposeExclusion{ExclusionGround::kMistake, MatterHall::Words()});
  EXPECT_EQ(hall.Move("2001", T::kExclude), "excluded40 over1");
  hall.hall.matters.duties.erase("1001");
  hall.RateBadly();
  hall.Ask("", "complaint", {}, "1002");
  EXPECT_EQ(hall.Wait(kFirstDay, 10h + 20min), "");
}

}  // namespace
}  // namespace yichuang::core
