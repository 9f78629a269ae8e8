#include <gtest/gtest.h>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using T = MatterStep;

constexpr SampleMonth kMay{202605};
const std::string kSeed = "000102030405060708090a0b0c0d0e0f";

std::string Notice(MatterHall& hall, const std::string& by, std::uint64_t id = 1) {
  return hall.Do(IssueChaseNotice{MatterId{id}, hall.As(by)});
}

TEST(ChaseNotice, HasANumberOfItsYearAndSaysWhatIsLate) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Pass("9001", "1002");
  EXPECT_EQ(Notice(hall, "2001"), "!not_late") << "there is time";
  hall.Wait(std::chrono::year(2026) / 5 / 14, 17h + 40min);
  EXPECT_EQ(hall.At().rung, 1);
  EXPECT_EQ(Notice(hall, "2001"), "!not_late") << "its first card comes without a paper";
  hall.Wait(std::chrono::year(2026) / 5 / 15, 9h);
  EXPECT_EQ(hall.At().rung, 2);
  EXPECT_EQ(Notice(hall, "1002"), "!foreign_matter") << "nobody chases himself";
  Decision decision =
      Decide(hall.hall, Command{IssueChaseNotice{MatterId{1}, hall.As("2001")}}, hall.now);
  const auto& notice = std::get<ChaseNoticeIssued>(std::get<Events>(decision).at(0));
  EXPECT_EQ(notice.to, "1002");
  EXPECT_EQ(notice.no, hall.At().no);
  EXPECT_EQ(MatterHall::Clock(notice.due), "05-14 17:30");
  EXPECT_EQ(notice.days, 1U);
  EXPECT_EQ(MatterHall::Clock(notice.answer), "05-19 17:30") << "two working days";
  EXPECT_EQ(Notice(hall, "2001"), "notice1:2026-1>1002");
  EXPECT_EQ(Notice(hall, "2001"), "!notice_given") << "one for each card";
}

TEST(ChaseNotice, CountsFromTheDayThatEndedAtMidnight) {
  MatterHall hall;
  hall.hall.board.plan.week = {};
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(), "05-15 00:00");
  hall.Wait(std::chrono::year(2026) / 5 / 19, 9h);
  const Decision decision =
      Decide(hall.hall, Command{IssueChaseNotice{MatterId{1}, hall.As("2001")}}, hall.now);
  EXPECT_EQ(std::get<ChaseNoticeIssued>(std::get<Events>(decision).at(0)).days, 3U);
}

TEST(ChaseNotice, ComesAfterChasingAtOnceAndItsSeriesHasNoGap) {
  MatterHall hall;
  for (int i = 0; i < 3; ++i) hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Wait(std::chrono::year(2026) / 5 / 14, 17h + 40min);
  EXPECT_EQ(Notice(hall, "4001"), "!not_late");
  hall.Move("4001", T::kChase);
  EXPECT_EQ(Notice(hall, "4001"), "notice1:2026-1>9001");
  EXPECT_EQ(Notice(hall, "4001", 2), "!not_late") << "a refusal takes no number";
  hall.Move("2001", T::kChase, 3);
  EXPECT_EQ(Notice(hall, "2001", 3), "notice3:2026-2>9001");
  EXPECT_EQ(Notice(hall, "2001", 9), "!unknown_matter");
  EXPECT_EQ(hall.Move("9001", T::kAnswer), "answered1");
  EXPECT_EQ(Notice(hall, "2001"), "!not_late") << "another limit begins without a card";
}

/// Until 20 May it will be done.
std::string Answer(MatterHall& hall, const std::string& by, SealedWords words = MatterHall::Words(),
                   unsigned day = 20) {
  const HallDay until = std::chrono::year(2026) / 5 / std::chrono::day(day);
  return hall.Act(by, ReplyToCard{until, std::move(words)});
}

TEST(CardReply, IsWrittenByWhoeverHasTheCardWithReasonAndDay) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(Answer(hall, "9001"), "!no_card");
  hall.Wait(std::chrono::year(2026) / 5 / 14, 17h + 40min);
  EXPECT_TRUE(hall.At().asked);
  EXPECT_EQ(Answer(hall, "1001"), "!foreign_matter");
  EXPECT_EQ(Answer(hall, "2001"), "!foreign_matter") << "who supervises reads it";
  EXPECT_EQ(Answer(hall, "9001", {}), "!words_missing");
  EXPECT_EQ(Answer(hall, "9001", MatterHall::Words(), 13), "!day_passed");
  EXPECT_EQ(hall.Move("9001", T::kReply), "!wrong_type");
  EXPECT_EQ(Answer(hall, "9001"), "reply1:9001");
  EXPECT_EQ(Answer(hall, "9001"), "!no_card") << "it is answered";
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 15, 9h), "card1:2>duty_manager");
  EXPECT_TRUE(hall.At().asked) << "each card wants an answer of its own";
  EXPECT_EQ(hall.Move("9001", T::kAnswer), "answered1");
  EXPECT_FALSE(hall.At().asked) << "what was late is done";
}

TEST(CardReply, IsLateAfterTheDayThatTheLetterNames) {
  for (const bool late : {false, true}) {
    MatterHall hall;
    hall.Ask("9001", "first_inquiry", T::kTakeIn);
    hall.Wait(std::chrono::year(2026) / 5 / 15, 9h);
    EXPECT_EQ(Notice(hall, "2001"), "notice1:2026-1>9001");
    EXPECT_EQ(MatterHall::Clock(*hall.At().reply), "05-19 17:30");
    hall.Wait(std::chrono::year(2026) / 5 / 19, 17h + (late ? 31min : 30min));
    EXPECT_EQ(Answer(hall, "9001"), late ? "late_reply1:9001" : "reply1:9001");
    EXPECT_FALSE(hall.At().reply);
  }
}

TEST(CardReply, IsAskedOfTheReceiverOfTheDutyManagerAndOfWhoeverIsChased) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Move("2001", T::kChase);
  EXPECT_EQ(Answer(hall, "9001"), "reply1:9001") << "chased before it is late";
  hall.Give("9001", "1001");
  hall.Wait(std::chrono::year(2026) / 5 / 11, 16h + 1min);
  EXPECT_EQ(Answer(hall, "9001"), "!foreign_matter") << "the receiver let it lie";
  EXPECT_EQ(Answer(hall, "1001"), "reply1:1001");
  hall.Ask("9001", "first_inquiry", T::kUnclear);
  hall.Wait(std::chrono::year(2026) / 5 / 12, 12h);
  const ReplyToCard reply{std::chrono::year(2026) / 5 / 20, MatterHall::Words()};
  EXPECT_EQ(hall.Act("9001", reply, 2), "!foreign_matter");
  EXPECT_EQ(hall.Act("2001", reply, 2), "reply2:2001");
}

std::string Draw(MatterHall& hall, const std::string& by, SampleMonth month, bool drawn = false) {
  return hall.Do(DrawCallSample{month, kSeed, hall.As(by), drawn});
}

TEST(CallSample, IsDrawnOnceAMonthAndOnlyWhenItIsOver) {
  MatterHall hall;
  EXPECT_EQ(Draw(hall, "4001", kMay), "!month_open");
  EXPECT_EQ(Draw(hall, "4001", SampleMonth{202613}), "!wrong_type");
  hall.GoTo(std::chrono::year(2026) / 6 / 1, 0h);
  EXPECT_EQ(Draw(hall, "2001", kMay), "!foreign_matter");
  EXPECT_EQ(Draw(hall, "4001", kMay, true), "!sample_drawn");
  EXPECT_EQ(Draw(hall, "4001", kMay), "sample:202605");
}

TEST(CallSample, IsCalledBySomebodyWhoHadNothingToDoWithTheMatter) {
  MatterHall hall;
  const auto call = [&](const std::string& by, std::optional<SampledMatter> past,
                        std::optional<bool> satisfied = true,
                        SampleResult result = SampleResult::kReached) {
    return hall.Do(NoteSampleCall{kMay, MatterId{7}, result, satisfied, hall.As(by), past});
  };
  const SampledMatter past{"9001", "2001", "4001", "4002", "2002", 0, false};
  EXPECT_EQ(call("2001", past), "!second_person") << "the holder";
  EXPECT_EQ(call("4001", past), "!second_person") << "whoever answered";
  EXPECT_EQ(call("4002", past), "!second_person") << "whoever called back";
  EXPECT_EQ(call("2002", past), "!about_self");
  EXPECT_EQ(call("1001", past), "!foreign_matter");
  hall.Add("4003", Role::kInspector, "督查科");
  EXPECT_EQ(call("4003", {}), "!not_sampled");
  EXPECT_EQ(call("4003", past, {}), "!outcome_unfit") << "reached, and said nothing";
  EXPECT_EQ(call("4003", past, true, SampleResult::kRefused), "!outcome_unfit");
  EXPECT_EQ(call("4003", past, {}, SampleResult::kUnreached), "sampled7");
  EXPECT_EQ(call("4003", past, false), "sampled7");
  SampledMatter settled = past;
  settled.settled = true;
  EXPECT_EQ(call("4003", settled), "!not_sampled") << "it has its answer";
}

TEST(MatterWords, AreErasedByTheHeadOfTheHallOnceTheMatterIsClosed) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  const auto erase = [&](const std::string& by, std::uint64_t id,
                         std::optional<PastMatter> past = {}) {
    return hall.Do(EraseMatterWords{MatterId{id}, hall.As(by), std::move(past)});
  };
  EXPECT_EQ(erase("2001", 1), "!foreign_matter");
  EXPECT_EQ(erase("2002", 1), "!matter_not_over");
  EXPECT_EQ(erase("2002", 9), "!unknown_matter");
  PastMatter past;
  past.was.about = "2002";
  EXPECT_EQ(erase("2002", 9, past), "!about_self");
  past.was.about = "1001";
  EXPECT_EQ(erase("2002", 9, past), "words_erased9");
}

TEST(MatterWords, APersonIsNotErasedWhileAMatterOfHisIsOpen) {
  MatterHall hall;
  EXPECT_EQ(hall.Do(ErasePerson{"9d0f", "2002", "TS202605110001"}), "!matter_not_over");
  EXPECT_EQ(hall.Do(ErasePerson{"9d0f", "2002", {}}), "erased:9d0f");
}

}  // namespace
}  // namespace yichuang::core
