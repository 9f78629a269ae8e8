#include "hub/core/matter.h"

#include <gtest/gtest.h>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;
using T = MatterStep;

TEST(FirstInquiry, IsOneTouchWhenItIsDoneAtOnce) {
  MatterHall hall;
  EXPECT_EQ(hall.Ask("9001", "first_inquiry", T::kSelfDone), "matter:SW202605110001 over1");
  EXPECT_FALSE(hall.IsOpen());
  EXPECT_EQ(hall.Ask("9001"), "matter:SW202605110002");
  EXPECT_EQ(hall.At(2).owner, "9001");
  EXPECT_EQ(hall.At(2).holder, "9001");
}

TEST(FirstInquiry, IsGuidedUntilTheWindowScansTheSlip) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kGuide);
  EXPECT_EQ(hall.Due(), "05-11 10:30");
  EXPECT_EQ(hall.Move("9002", T::kArrive), "!foreign_matter");
  EXPECT_EQ(hall.Move("1001", T::kArrive), "handling1");
  EXPECT_EQ(hall.At().owner, "9001");
  EXPECT_EQ(hall.At().holder, "1001");
  EXPECT_EQ(hall.Move("1001", T::kAnswer), "answered1");
  EXPECT_EQ(hall.Act("9001", CloseMatter{MatterOutcome::kSolved, {}, {}}), "over1");
}

TEST(FirstInquiry, KeepsItsOwnerThroughTenHandOvers) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  const char* const people[] = {"1001", "1002"};
  std::string last = "9001";
  for (int i = 0; i < 10; ++i) {
    const std::string to = people[i % 2];
    EXPECT_EQ(hall.Give(last, to), "offer1>" + to);
    EXPECT_EQ(hall.At().holder, last) << "until the receiver accepts";
    EXPECT_EQ(hall.Move(to, T::kAccept),
              "take1:" + to + (i == 2 ? " rerouted1:" + last : std::string()));
    EXPECT_EQ(hall.At().owner, "9001");
    EXPECT_EQ(hall.At().holder, to);
    last = to;
  }
  EXPECT_EQ(hall.At().hops, 10);
  EXPECT_EQ(hall.Move("9001", T::kChase), "chase1>1002");
}

TEST(FirstInquiry, IsReturnedWithAReasonOrTakenBack) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Move("1002", T::kAccept), "!foreign_matter");
  EXPECT_EQ(hall.Act("1001", ReturnMatter{ReturnReason::kNotOurDuty, {}}), "return1");
  EXPECT_EQ(hall.At().state, MatterState::kHandling);
  EXPECT_EQ(hall.At().holder, "9001");
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Move("9001", T::kTakeBack), "return1");
  EXPECT_EQ(hall.Give("1001", "1002"), "!foreign_matter");
  EXPECT_EQ(hall.Give("9001", "9001"), "!no_such_colleague");
  EXPECT_EQ(hall.Give("9001", "0000"), "!no_such_colleague");
  EXPECT_EQ(hall.Give("2001", "1002"), "offer1>1002") << "the duty manager dispatches";
}

TEST(FirstInquiry, HandingItRoundWinsNoTime) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(), "05-14 17:30");
  hall.GoTo(std::chrono::year(2026) / 5 / 14, 16h);
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Due(), "05-14 17:30") << "four office hours would end on the next day";
  hall.Move("1001", T::kAccept);
  EXPECT_EQ(hall.Due(), "05-14 17:30");
}

TEST(FirstInquiry, AnOfferThatIsReturnedWinsNoTimeEither) {
  MatterHall hall;
  hall.Ask("9001");
  EXPECT_EQ(hall.Due(), "05-11 17:30");
  hall.Give("9001", "1001");
  hall.GoTo(std::chrono::year(2026) / 5 / 12, 9h);
  hall.Act("1001", ReturnMatter{ReturnReason::kIncomplete, {}});
  EXPECT_EQ(hall.Due(), "05-11 17:30");
}

TEST(FirstInquiry, OfNobodyKnownGoesToTheDutyManagerAfterThirtyMinutes) {
  MatterHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 11, 11h + 50min);
  hall.Ask("9001", "first_inquiry", T::kUnclear);
  EXPECT_EQ(hall.Due(), "05-11 14:20") << "lunch does not count";
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 11, 14h + 20min),
            "bell1> card1:1>duty_manager");
  EXPECT_EQ(hall.Wait(std::chrono::year(2026) / 5 / 12, 9h), "card1:2>duty_manager");
  EXPECT_EQ(hall.Move("1002", T::kTakeIn), "!foreign_matter");
  EXPECT_EQ(hall.Move("2001", T::kTakeIn), "handling1");
  EXPECT_EQ(hall.At().owner, "9001");
  EXPECT_EQ(hall.At().holder, "2001");
}

TEST(FirstInquiry, SentAwayWithoutATargetIsAViolation) {
  MatterHall hall;
  hall.Ask("1001");
  EXPECT_EQ(hall.Act("1001", CloseMatter{MatterOutcome::kSolved, {}, {}}), "!outcome_unfit")
      << "nobody has answered";
  EXPECT_EQ(hall.Act("1001", CloseMatter{MatterOutcome::kNotOurs, {}, {}}),
            "no_target1:1001 over1");
  hall.Ask("1001");
  EXPECT_EQ(hall.Act("1001", CloseMatter{MatterOutcome::kReferred, "住建局", {}}, 2), "over2");
  hall.Ask("1001");
  EXPECT_EQ(hall.Act("1001", CloseMatter{MatterOutcome::kReferred, "张三 13800000000", {}}, 3),
            "!outcome_unfit")
      << "no number of a person stands in a body";
}

TEST(FirstInquiry, IsOpenedAgainByItsSlipAfterItWasClosed) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kSelfDone);
  EXPECT_EQ(hall.Move("", T::kReopen), "!unknown_matter");
  hall.past.emplace();
  hall.past->was.kind = MatterKindId{1};
  hall.past->was.no = "SW202605110001";
  hall.past->was.owner = "9001";
  hall.past->was.reopened = 0;
  EXPECT_EQ(hall.Move("", T::kAnswer), "!matter_over");
  EXPECT_EQ(hall.Move("", T::kReopen), "reopen1");
  EXPECT_EQ(hall.At().holder, "9001");
  EXPECT_EQ(hall.At().reopened, 1);
  EXPECT_EQ(hall.At().state, MatterState::kHandling);
}

TEST(LimitsOfAHall, HoldForWhatIsOpenedUnderThemAndStayWithIt) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(1), "05-14 17:30") << "three working days, of the kind";
  hall.hall.plan.matter_limits = {
      {MatterKindId{1}, {{MatterState::kHandling, {LimitClock::kWorkingDays, 1}}}}};
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Due(2), "05-12 17:30");
  hall.Give("9001", "1001", 2);
  EXPECT_EQ(hall.Due(2), "05-11 16:00") << "what the hall says nothing about is as the kind has it";
  hall.Pass("9001", "1001", 1);
  EXPECT_EQ(hall.Due(1), "05-14 17:30");
  hall.hall.plan.matter_limits.clear();
  hall.Move("1001", T::kAccept, 2);
  EXPECT_EQ(hall.Due(2), "05-12 17:30") << "it keeps what it was opened under";
}

TEST(LimitsOfAHall, OfWhatIsOpenedAgainAreThoseOfToday) {
  MatterHall hall;
  hall.hall.plan.matter_limits = {
      {MatterKindId{1}, {{MatterState::kHandling, {LimitClock::kOfficeMinutes, 60}}}}};
  hall.past.emplace();
  hall.past->was.kind = MatterKindId{1};
  hall.past->was.no = "SW202605110001";
  hall.past->was.owner = "9001";
  EXPECT_EQ(hall.Move("", T::kReopen, 1), "reopen1");
  EXPECT_EQ(hall.Due(), "05-11 11:00");
}

TEST(LimitsOfAHall, HoldForTheMatterOfABadRatingToo) {
  MatterHall hall;
  hall.hall.plan.matter_limits = {
      {MatterKindId{2}, {{MatterState::kOpen, {LimitClock::kOfficeMinutes, 30}}}}};
  hall.RateBadly();
  EXPECT_EQ(hall.Due(), "05-11 10:30");
}

TEST(FirstInquiry, StandsStillWhileItWaitsForTheCitizen) {
  MatterHall hall;
  hall.GoTo(std::chrono::year(2026) / 5 / 11, 16h + 30min);
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  hall.GoTo(std::chrono::year(2026) / 5 / 14, 16h + 30min);
  EXPECT_EQ(hall.Move("9001", T::kWait), "waiting1");
  EXPECT_EQ(hall.Due(), "05-21 17:30");
  hall.GoTo(std::chrono::year(2026) / 5 / 18, 11h + 30min);
  EXPECT_EQ(hall.Move("9001", T::kResume), "handling1");
  EXPECT_EQ(hall.Due(), "05-18 14:30") << "one hour was left, half of it after lunch";
}

TEST(Deputy, ActsWhileTheOtherOneIsAwayAndNotElse) {
  MatterHall hall;
  hall.Ask("9001", "first_inquiry", T::kTakeIn);
  EXPECT_EQ(hall.Do(AssignDuty{"1001", "税务局", "1002", false, hall.As("2002")}), "duty:1001");
  EXPECT_EQ(hall.Do(AssignDuty{"1001", "税务局", "1002", true, hall.As("1002")}),
            "!foreign_matter");
  hall.Give("9001", "1001");
  EXPECT_EQ(hall.Move("1002", T::kAccept), "!foreign_matter");
  EXPECT_EQ(hall.Do(AssignDuty{"1001", "税务局", "1002", true, hall.As("1001")}), "duty:1001");
  EXPECT_EQ(hall.Move("1002", T::kAccept), "take1:1002");
  EXPECT_EQ(hall.At().owner, "9001");
}

TEST(BadRating, OpensAMatterByItselfAndOnlyABadOne) {
  MatterHall hall;
  EXPECT_EQ(hall.RateBadly(Level::k3), "nothing");
  EXPECT_EQ(hall.RateBadly(), "matter:CP202605110001");
  EXPECT_EQ(hall.At().about, "1001");
  EXPECT_EQ(hall.At().unit, "税务局");
  EXPECT_EQ(hall.At().owner, "");
  EXPECT_EQ(hall.Due(), "05-12 17:30");
  EXPECT_EQ(hall.Ask("2001", "bad_rating"), "!foreign_matter") << "a rating opens it, nobody else";
}

TEST(BadRating, IsHandledByAnotherAndClosedByAThird) {
  MatterHall hall;
  hall.RateBadly();
  EXPECT_EQ(hall.Give("1002", "5001"), "!foreign_matter");
  EXPECT_EQ(hall.Give("2001", "1001"), "!about_self") << "the rated person does not handle it";
  EXPECT_EQ(hall.Give("2001", "5001"), "offer1>5001");
  EXPECT_EQ(hall.At().owner, "2001");
  EXPECT_EQ(hall.Move("5001", T::kAccept), "take1:5001");
  EXPECT_EQ(hall.Act("5001", CloseMatter{MatterOutcome::kSolved, {}, {}}), "!not_of_kind");
  EXPECT_EQ(hall.Act("5001", LedgerMatter{16, MatterHall::Words()}), "!ledger_too_long");
  EXPECT_EQ(hall.Act("5001", LedgerMatter{7, {}}), "!words_missing");
  EXPECT_EQ(hall.Act("5001", LedgerMatter{7, MatterHall::Words()}), "rectifying1");
  EXPECT_EQ(hall.Due(), "05-20 17:30");
  EXPECT_EQ(hall.Move("5001", T::kAnswer), "answered1");
  EXPECT_EQ(hall.Call("5001", false, true), "!contact_known") << "nobody can be called";
  EXPECT_EQ(hall.Call("5001", false, {}, CallResult::kNoContact), "call1 called_back1");
  EXPECT_EQ(hall.Call("5001", true, {}, CallResult::kNoContact), "!foreign_matter");
  hall.hall.accounts["5001"].roles.Add(Role::kInspector);
  EXPECT_EQ(hall.Call("5001", true, {}, CallResult::kNoContact), "!second_person");
  EXPECT_EQ(hall.Call("4001", true, {}, CallResult::kNoContact), "check1 over1");
}

TEST(BadRating, GoesBackWhenTheCallerIsNotSatisfied) {
  MatterHall hall;
  hall.RateBadly();
  hall.Pass("2001", "5001");
  const_cast<OpenMatter&>(hall.At()).contact = true;
  EXPECT_EQ(hall.Move("5001", T::kFixNow), "answered1");
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(hall.Call("5001", false, {}, CallResult::kUnreached), "call1");
  EXPECT_EQ(hall.Call("5001", false, {}, CallResult::kUnreached), "call1 called_back1")
      << "after three attempts";
  EXPECT_EQ(hall.Call("4001", true, false), "check1 reopen1");
  EXPECT_EQ(hall.At().holder, "2001") << "with its owner";
  EXPECT_EQ(hall.At().reopened, 1);
}

TEST(BadRating, IsExcludedByTwoPeopleOfOtherUnits) {
  MatterHall hall;
  hall.RateBadly();
  hall.Pass("2001", "5001");
  EXPECT_EQ(hall.Move("5001", T::kAppeal), "appealed1");
  EXPECT_EQ(hall.Move("2002", T::kExclude), "!no_proposal");
  const ProposeExclusion mistake{ExclusionGround::kMistake, MatterHall::Words()};
  EXPECT_EQ(hall.Act("5001", mistake), "!foreign_matter");
  EXPECT_EQ(hall.Act("4002", mistake), "!own_unit");
  EXPECT_EQ(hall.Act("4001", mistake), "propose1");
  EXPECT_EQ(hall.Move("4001", T::kExclude), "!second_person");
  EXPECT_EQ(hall.Move("4002", T::kExclude), "!own_unit");
  hall.hall.matters.duties.erase("2002");
  EXPECT_EQ(hall.Move("2002", T::kExclude), "!unit_unknown");
  EXPECT_EQ(hall.Move("2001", T::kExclude), "excluded40 over1");
}

TEST(BadRating, AnAppealComesInTimeAndDoesNotStopTheClock) {
  MatterHall hall;
  hall.RateBadly();
  hall.Pass("2001", "5001");
  EXPECT_EQ(hall.Due(), "05-14 17:30");
  EXPECT_EQ(hall.Move("5001", T::kAppeal), "appealed1");
  EXPECT_EQ(hall.Due(), "05-13 17:30");
  EXPECT_EQ(hall.Move("4001", T::kUphold), "handling1");
  EXPECT_EQ(hall.Due(), "05-14 17:30");
  hall.GoTo(std::chrono::year(2026) / 5 / 14, 9h);
  EXPECT_EQ(hall.Move("5001", T::kAppeal), "!appeal_late");
}

TEST(Complaint, OfACitizenKeepsNothingOfHim) {
  MatterHall hall;
  OpenMatterAs open;
  open.kind = "complaint";
  open.channel = MatterChannel::kKiosk;
  open.person = "a handle that must not stay";
  open.words = MatterHall::Words();
  open.code = "7K3QX2A2M4PZ";
  open.actor.citizen = true;
  const auto decision = Decide(hall.hall, open, hall.now);
  const auto& opened = std::get<MatterOpened>(std::get<Events>(decision).front());
  EXPECT_EQ(opened.person, "");
  EXPECT_EQ(opened.owner, "");
  EXPECT_EQ(opened.code, "7K3QX2A2M4PZ");
  EXPECT_EQ(hall.Ask("", "first_inquiry"), "!foreign_matter");
  EXPECT_EQ(hall.Ask("", "complaint", T::kTakeIn), "!foreign_matter");
  EXPECT_EQ(hall.Ask("1001", "complaint", {}, "1001"), "!about_self");
  EXPECT_EQ(hall.Ask("", "nothing"), "!unknown_matter_kind");
}

TEST(Complaint, IsClosedByTheIndependentCallBackAlone) {
  MatterHall hall;
  hall.Ask("", "cannot_be_done");
  EXPECT_EQ(hall.Due(), "05-11 17:30") << "on the same day";
  EXPECT_EQ(hall.Move("1001", T::kTakeIn), "!foreign_matter");
  EXPECT_EQ(hall.Move("2001", T::kTakeIn), "handling1");
  EXPECT_EQ(hall.At().owner, "2001");
  hall.Move("2001", T::kAnswer);
  EXPECT_EQ(hall.Act("2001", CloseMatter{MatterOutcome::kSolved, {}, {}}), "!matter_answered");
  hall.Call("2001", false, {}, CallResult::kNoContact);
  EXPECT_EQ(hall.Call("2002", true, {}, CallResult::kNoContact), "check1 over1");
}

}  // namespace
}  // namespace yichuang::core
