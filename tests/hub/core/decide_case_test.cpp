#include <gtest/gtest.h>

#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

using catalogue::Depth;

CaseItem Item(Depth depth, std::vector<CaseMaterial> materials = {}) {
  CaseRules rules;
  rules.depth = depth;
  return {"record", rules, std::move(materials)};
}

TEST(CaseDepths, AnOutsideCaseIsOnlyRegistered) {
  CaseHall hall;
  EXPECT_EQ(hall.Do(RegisterCase{kOne, Item(Depth::kRegistered), "JZ-20260511-7"}),
            "registered:record202605110001");
  EXPECT_TRUE(hall.hall.cases.open.empty());
  EXPECT_EQ(hall.Do(RegisterCase{kOne, Item(Depth::kRegistered), ""}), "!outside_number");
  EXPECT_EQ(hall.Do(RegisterCase{kOne, Item(Depth::kRegistered), "张三"}), "!outside_number");
  EXPECT_EQ(hall.Do(RegisterCase{kOne, Item(Depth::kOnSpot), "1"}), "!wrong_depth");
  EXPECT_EQ(hall.Do(RegisterCase{kTwo, Item(Depth::kRegistered), "1"}), "!unknown_window");
}

TEST(CaseDepths, WhatIsSettledOnTheSpotIsFourEventsInOneCommit) {
  CaseHall hall;
  EXPECT_EQ(hall.Do(SettleOnSpot{kOne, Item(Depth::kOnSpot, Papers())}),
            "received:record202605110001 accepted1 approved1 delivered1");
  EXPECT_TRUE(hall.hall.cases.open.empty());
  EXPECT_EQ(hall.Do(SettleOnSpot{kOne, Item(Depth::kOnSpot, Without("identity"))}),
            "!materials_missing");
  EXPECT_EQ(hall.Do(SettleOnSpot{kOne, Item(Depth::kOnSpot, Without("leaflet"))}),
            "received:record202605110002 accepted2 approved2 delivered2")
      << "nobody needs it";
  EXPECT_EQ(hall.Do(SettleOnSpot{kOne, Item(Depth::kPromised)}), "!wrong_depth");
}

TEST(CaseDepths, NumbersAreOfTheItemAndTheDay) {
  CaseHall hall;
  hall.Receive();
  hall.Receive();
  EXPECT_EQ(hall.Open(2).no, "hygiene202605110002");
  EXPECT_LE(hall.Open(2).no.size(), kMostCaseNo);
  hall.GoTo(2026y / 5 / 12, 9h);
  EXPECT_EQ(hall.Receive(), "received:hygiene202605120001");
}

TEST(CaseDepths, NumbersBeginWithTheNationalCode) {
  CaseHall hall;
  CaseItem item = Item(Depth::kRegistered);
  item.code = "11990100MB990018234000110001000";
  EXPECT_EQ(hall.Do(RegisterCase{kOne, item, "JZ-1"}), "registered:" + item.code + "202605110001");
  EXPECT_EQ(hall.Do(RegisterCase{kOne, item, "JZ-2"}), "registered:" + item.code + "202605110002");
  item.code.clear();
  EXPECT_EQ(hall.Do(RegisterCase{kOne, item, "JZ-3"}), "registered:record202605110003")
      << "the serial is of the item, whatever its code was in the morning";
}

TEST(CaseDrafts, AreGoneOnWithByAColleagueAndDroppedAfterAWeek) {
  CaseHall hall;
  const CaseItem item{"hygiene", Licence(), Without("photo")};
  EXPECT_EQ(hall.Do(KeepDraft{kOne, item, std::nullopt}), "draft1");
  EXPECT_EQ(hall.Do(KeepDraft{kOne, item, CaseId{1}}), "draft1");
  EXPECT_EQ(hall.Step(AcceptCase{}), "!case_draft");
  EXPECT_EQ(hall.Do(ReceiveCase{.window = kOne, .item = item, .draft = CaseId{1}, .promises = {}}),
            "received:hygiene202605110001");
  EXPECT_EQ(hall.Open().state, CaseState::kReceived);
  EXPECT_EQ(hall.Do(ReceiveCase{.window = kOne, .item = item, .draft = CaseId{1}, .promises = {}}),
            "!case_received");
  hall.Do(KeepDraft{kOne, item, std::nullopt});
  EXPECT_EQ(hall.Wait(2026y / 5 / 19, 8h), "accepted1:deemed card1:deemed>1001 ended2:dropped");
}

TEST(CaseAcceptance, WantsEveryMandatoryMaterial) {
  CaseHall hall;
  EXPECT_EQ(hall.Receive(true, Without("form")), "!materials_missing");
  EXPECT_EQ(hall.Receive(true, Without("leaflet")), "received:hygiene202605110001 accepted1");
  hall.Receive(false, Without("form"));
  EXPECT_EQ(hall.Step(AcceptCase{}, 2), "!materials_missing");
}

TEST(CaseAcceptance, BothDueDatesStandSideBySide) {
  CaseHall hall(2026y / 9 / 24);
  hall.Receive(true);
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 15) << "ten working days";
  EXPECT_EQ(hall.LastDay(hall.Open().dues.legal), 2026y / 10 / 29) << "twenty";
}

TEST(CaseDeemed, FallsByItselfAfterTheHolidayAndDatesFromTheReceipt) {
  CaseHall hall(2026y / 9 / 24);
  hall.Receive(false, Without("photo"));
  // 2026-09-24 + 5 working days = 2026-10-09: 中秋 and 国庆 lie between.
  EXPECT_EQ(hall.Wait(2026y / 10 / 9, 23h + 59min), "");
  EXPECT_EQ(hall.Open().state, CaseState::kReceived);
  EXPECT_EQ(hall.Wait(2026y / 10 / 10, 0h), "accepted1:deemed card1:deemed>1001");
  EXPECT_EQ(hall.Open().accepted_day, 2026y / 9 / 24);
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 15) << "runs from the receipt";
}

TEST(CaseDeemed, DoesNotHappenWithoutTheItemsOwnLaw) {
  catalogue::Item item;
  item.promised = kTenDays;
  item.basis = {{"中华人民共和国行政许可法", "第三十二条", 2004y / 7 / 1}};
  EXPECT_EQ(RulesOf(item).notice_days, 0) << "nobody verified it";
  item.verified = true;
  EXPECT_EQ(RulesOf(item).notice_days, 5);
  item.basis = {{"社会保险法", "第四十五条", 2011y / 7 / 1}};
  const CaseRules rules = RulesOf(item);
  EXPECT_EQ(rules.notice_days, 0) << "its law says no such thing";
  CaseHall hall(2026y / 9 / 24);
  hall.Receive(false, Without("photo"), rules);
  EXPECT_EQ(hall.Wait(2026y / 12 / 31, 0h), "");
  EXPECT_EQ(hall.Open().state, CaseState::kReceived);
}

TEST(CaseCorrection, OneNoticeStopsTheClockAndNamesEverything) {
  CaseHall hall;
  hall.Receive(false, Without("form"));
  EXPECT_EQ(hall.Step(AskCorrection{}), "!no_defect");
  EXPECT_EQ(hall.Step(AskCorrection{{{"cake", MaterialState::kMissing}}}), "!unknown_material");
  EXPECT_EQ(hall.Step(AskCorrection{
                {{"form", MaterialState::kMissing}, {"identity", MaterialState::kFlawed}}}),
            "correct1:2");
  EXPECT_EQ(hall.Step(AcceptCase{}), "!case_in_correction");
  EXPECT_EQ(hall.Wait(2026y / 6 / 1, 9h), "") << "nothing is deemed while the applicant corrects";
  EXPECT_EQ(hall.Step(ResubmitCase{{"form", "identity"}}), "resubmitted1");
  EXPECT_EQ(hall.Step(AcceptCase{}), "accepted1");
}

TEST(CaseCorrection, LapsesAfterItsLimit) {
  CaseHall hall;
  hall.Receive(false, Without("form"));
  hall.Step(AskCorrection{{{"form", MaterialState::kMissing}}});
  EXPECT_EQ(hall.Open().correct_until, 2026y / 6 / 8) << "twenty working days";
  EXPECT_EQ(hall.Wait(2026y / 6 / 9, 0h), "ended1:lapsed");
  EXPECT_EQ(hall.Step(ResubmitCase{{"form"}}), "!unknown_case");
}

TEST(CaseCorrection, ASecondNoticeOfWhatWasVisibleIsAViolationWithEvidence) {
  CaseHall hall;
  hall.Receive(false, Without("form"));
  const std::uint64_t received = hall.hall.seq;
  hall.Do(StepCase{CaseId{1}, hall.ActorOf("1001"),
                   AskCorrection{{{"form", MaterialState::kMissing}}}});
  const std::uint64_t first = hall.hall.seq;
  hall.Step(ResubmitCase{{"form"}});
  const Decision decision = Decide(hall.hall,
                                   StepCase{CaseId{1}, hall.ActorOf("3001"),
                                            AskCorrection{{{"form", MaterialState::kFlawed},
                                                           {"identity", MaterialState::kFlawed}}}},
                                   hall.now);
  ASSERT_EQ(Told(decision), "repeated1 correct1:2");
  const auto& repeated = std::get<NoticeRepeated>(std::get<Events>(decision)[0]);
  EXPECT_EQ(repeated.materials, std::vector<std::string>{"identity"});
  EXPECT_EQ(repeated.received, received);
  EXPECT_EQ(repeated.first, first);
  EXPECT_EQ(repeated.who, "1001") << "who left it out of the first notice";
  EXPECT_EQ(repeated.by, "3001");
  EXPECT_EQ(hall.Step(AskCorrection{{{"form", MaterialState::kFlawed}}}), "correct1:1")
      << "the form was handed in anew: its fault is new";
}

TEST(CasePromise, LetsOnlyListedMaterialsComeLaterWithinThePromisedLimit) {
  CaseHall hall;
  const auto receive = [&](const std::string& missing, std::vector<PromiseWish> wishes) {
    return hall.Receive(true, Without(missing), Licence(), std::move(wishes));
  };
  EXPECT_EQ(receive("photo", {}), "!materials_missing");
  EXPECT_EQ(receive("form", {{"form", 5}}), "!not_tolerable");
  EXPECT_EQ(receive("photo", {{"photo", 11}}), "!promise_too_long");
  EXPECT_EQ(receive("photo", {{"photo", 0}}), "!promise_too_long");
  EXPECT_EQ(receive("photo", {{"photo", 5}, {"photo", 5}}), "!unknown_material");
  EXPECT_EQ(receive("photo", {{"photo", 10}}), "received:hygiene202605110001 promise1 accepted1");
  EXPECT_EQ(hall.Do(ReceiveCase{.window = kOne,
                                .item = {"hygiene", Licence(), Without("photo")},
                                .draft = {},
                                .promises = {{"photo", 5}},
                                .accept = true}),
            "!credit_unchecked");
}

TEST(CasePromise, IsTakenAfterACorrectionAsWell) {
  CaseHall hall;
  hall.Receive(false, Without("photo"));
  hall.Step(AskCorrection{{{"form", MaterialState::kFlawed}, {"photo", MaterialState::kMissing}}});
  hall.Step(ResubmitCase{{"form"}});
  EXPECT_EQ(hall.Step(AcceptCase{}), "!materials_missing");
  EXPECT_EQ(hall.Step(AcceptCase{{{"photo", 5}}}), "!credit_unchecked");
  EXPECT_EQ(hall.Step(AcceptCase{{{"photo", 11}}, true}), "!promise_too_long");
  EXPECT_EQ(hall.Step(AcceptCase{{{"photo", 5}}, true}), "promise1 accepted1");
  EXPECT_EQ(hall.Open().promises.size(), 1U);
}

TEST(CasePromise, RemindsTwiceBeforeAndOnTheDayAndEndsTheCase) {
  CaseHall hall(2026y / 9 / 21);
  hall.Receive(true, Without("photo"), Licence(), {{"photo", 5}});
  // 09-21 + 5 = 09-29 over 中秋 (25–27): 09-20 is worked, so are 28 and 29.
  EXPECT_EQ(hall.Open().promises[0].limit, 2026y / 9 / 29);
  EXPECT_EQ(hall.Wait(2026y / 9 / 24, 9h), "card1:hand_over_late>1001 remind1:2")
      << "two working days before: the 24th";
  EXPECT_EQ(hall.Wait(2026y / 9 / 28, 9h), "remind1:1");
  EXPECT_EQ(hall.Wait(2026y / 9 / 29, 9h), "remind1:0");
  EXPECT_EQ(hall.Wait(2026y / 9 / 29, 23h), "");
  EXPECT_EQ(hall.Wait(2026y / 9 / 30, 9h), "ended1:promise_broken");
}

TEST(CasePromise, GivesNoResultWhileItIsOpen) {
  CaseHall hall;
  hall.Receive(true, Without("photo"), Licence(), {{"photo", 5}});
  hall.HandOver();
  EXPECT_EQ(hall.Step(DecideCase{true}), "!promise_open");
  EXPECT_EQ(hall.Step(MakeUpPromise{"photo", false}), "unfit1");
  EXPECT_EQ(hall.Step(DecideCase{true}), "!promise_open");
  EXPECT_EQ(hall.Step(MakeUpPromise{"photo"}), "made_up1");
  EXPECT_EQ(hall.Step(MakeUpPromise{"photo"}), "!unknown_material");
  EXPECT_EQ(hall.Step(DecideCase{true}), "approved1");
  EXPECT_EQ(hall.Step(DeliverCase{}), "!identity_unchecked");
  EXPECT_EQ(hall.Step(DeliverCase{DeliveryWay::kWindow, DeliveryTaker::kAgent, true}),
            "delivered1");
}

TEST(CaseReview, WantsThePapersAndAGroundToDeny) {
  CaseHall hall;
  hall.Receive(true);
  EXPECT_EQ(hall.Step(DecideCase{true}), "!case_accepted");
  hall.HandOver();
  EXPECT_EQ(hall.Open().holder, "3001");
  EXPECT_EQ(hall.Open().staff, StaffId{1}) << "the owner stays";
  const CaseActor clerk{"1001", {Role::kWindowStaff}};
  EXPECT_EQ(hall.Do(StepCase{CaseId{1}, clerk, DecideCase{true}}), "!foreign_step");
  EXPECT_EQ(hall.Step(ReviewCase{false}), "!ground_needed");
  EXPECT_EQ(hall.Step(ReviewCase{true}), "meets1");
  EXPECT_EQ(hall.Step(DecideCase{false}), "!ground_needed");
  EXPECT_EQ(hall.Step(DecideCase{false, CaseGround::kConditionsNotMet}), "denied1");
  EXPECT_EQ(hall.Step(DecideCase{true}), "!case_decided");
}

TEST(CaseClock, PausesCountByTheirWorkingDaysAndNeverOverlap) {
  CaseHall hall(2026y / 9 / 21);
  hall.Receive(true);
  hall.HandOver();
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 12);
  hall.GoTo(2026y / 9 / 30, 9h);
  EXPECT_EQ(hall.Step(SuspendCase{SpecialProcedure::kTesting}), "suspended1");
  EXPECT_EQ(hall.Step(SuspendCase{SpecialProcedure::kHearing}), "!case_suspended");
  hall.GoTo(2026y / 10 / 9, 9h);
  EXPECT_EQ(hall.Step(ResumeCase{}), "resumed1");
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 14)
      << "8 and 9 October; 1 to 7 October are off";
  EXPECT_EQ(hall.Step(ResumeCase{}), "!case_in_review");
}

TEST(CaseClock, IsExtendedOnceAndOnlyBeforeItEnds) {
  CaseHall hall;
  hall.Receive(true);
  hall.HandOver();
  EXPECT_EQ(hall.Step(ExtendCase{}), "extended1");
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 6 / 8) << "ten and ten";
  EXPECT_EQ(hall.Step(ExtendCase{}), "!extended_before");
  CaseRules bare = Licence();
  bare.extension_days = 0;
  hall.Receive(true, Papers(), bare);
  hall.HandOver(2);
  EXPECT_EQ(hall.Step(ExtendCase{}, 2), "!no_extension");
  hall.Receive(true);
  hall.HandOver(3);
  hall.GoTo(2026y / 5 / 26, 9h);
  EXPECT_EQ(hall.Step(ExtendCase{}, 3), "!due_passed");
}

TEST(CaseClock, RunsByHoursOnlyInsideOfficeHours) {
  CaseHall hall;
  CaseRules rules;
  rules.promised = catalogue::Limit{catalogue::LimitUnit::kHours, 4};
  for (int day = 0; day < 5; ++day)
    hall.hall.board.plan.week[static_cast<std::size_t>(day)] = {{540, 720}, {810, 1020}};
  hall.GoTo(2026y / 5 / 15, 16h);  // a Friday
  hall.Receive(true, Papers(), rules);
  EXPECT_EQ(hall.Open().dues.promised, Instant(std::chrono::sys_days(2026y / 5 / 18)) - 8h + 12h);
}

TEST(CaseClock, ADueDayEndsWhenTheOfficesClose) {
  CaseHall hall;
  hall.KeepHours();
  hall.Receive(true);
  EXPECT_EQ(hall.Open().dues.promised,
            Instant(std::chrono::sys_days(2026y / 5 / 25)) - 8h + 17h + 30min);
  hall.Receive(false, Without("photo"));
  EXPECT_EQ(hall.Wait(2026y / 5 / 18, 17h + 29min), "card1:hand_over_late>1001");
  EXPECT_EQ(hall.Wait(2026y / 5 / 18, 17h + 30min), "accepted2:deemed card2:deemed>1001");
  // The hall closes early on the last day of an applicant: the day ends with its hours.
  hall.Receive(false, Without("form"));
  hall.Step(AskCorrection{{{"form", MaterialState::kMissing}}}, 3);
  EXPECT_EQ(hall.Open(3).correct_until, 2026y / 6 / 15);
  hall.Do(ChangeHours{{2026y / 6 / 15, {{510, 720}}, {"提前闭厅", ""}}});
  hall.Wait(2026y / 6 / 15, 11h + 59min);
  EXPECT_EQ(hall.Open(3).state, CaseState::kCorrection);
  EXPECT_EQ(hall.Wait(2026y / 6 / 15, 12h), "ended3:lapsed");
}

TEST(CaseDuplicate, OfTheSameApplicantAndItemIsWarnedOf) {
  CaseHall hall;
  const auto receive = [&](const std::string& applicant, const std::string& item, bool known) {
    return hall.Do(ReceiveCase{.window = kOne,
                               .item = {item, Licence(), Papers()},
                               .draft = {},
                               .promises = {},
                               .applicant = applicant,
                               .duplicate_known = known});
  };
  EXPECT_EQ(receive("9d0f", "hygiene", false), "received:hygiene202605110001");
  EXPECT_EQ(receive("9d0f", "hygiene", false), "!duplicate_case");
  EXPECT_EQ(receive("9d0f", "tobacco", false), "received:tobacco202605110001");
  EXPECT_EQ(receive("77aa", "hygiene", false), "received:hygiene202605110002");
  EXPECT_EQ(receive("9d0f", "hygiene", true), "received:hygiene202605110003");
  EXPECT_EQ(receive("", "hygiene", false), "received:hygiene202605110004") << "nobody was named";
  hall.Step(WithdrawCase{}, 1);
  hall.Step(WithdrawCase{}, 4);
  EXPECT_EQ(receive("9d0f", "hygiene", false), "received:hygiene202605110005") << "they are over";
}

TEST(CaseClock, ANewCalendarMovesWhatWasTold) {
  CaseHall hall(2026y / 9 / 21);
  hall.hall.board.calendar.clear();
  hall.Receive(true);
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 5) << "by weekdays alone";
  ChangeSettings change;
  change.wanted.emplace_back(SetCalendar{2026, TwoYears()[2026]});
  hall.Do(change);
  EXPECT_EQ(hall.Do(Tick{}), "redated1");
  EXPECT_EQ(hall.LastDay(hall.Open().dues.promised), 2026y / 10 / 12);
  EXPECT_EQ(hall.Do(Tick{}), "nothing");
}

}  // namespace
}  // namespace yichuang::core
