#include "hub/core/joint.h"

#include <gtest/gtest.h>

#include "tests/hub/core/joint_hall.h"

namespace yichuang::core {
namespace {

TEST(JointTable, EveryStepInEveryStateIsDefinedOrRefusedWithAReason) {
  int defined = 0;
  for (int s = 0; s < kJointStateCount; ++s) {
    for (int t = 0; t < kCaseStepCount; ++t) {
      const auto state = static_cast<JointState>(s);
      const auto step = static_cast<CaseStep>(t);
      const auto next = NextJoint(state, step);
      if (const auto* became = std::get_if<JointState>(&next)) {
        ++defined;
        EXPECT_EQ(*became == JointState::kOver, step == CaseStep::kDeliver) << s << ' ' << t;
      } else {
        EXPECT_FALSE(contract::TextEn(std::get<contract::Reason>(next)).empty());
      }
    }
  }
  EXPECT_EQ(defined, 5) << "accept, correct, resubmit and withdraw in work, deliver when decided";
}

TEST(JointTable, IsInWorkUntilEveryPartIsDecidedOrEnded) {
  using enum CaseState;
  const auto of = [](std::vector<CaseState> parts) { return JointStateOf(parts); };
  EXPECT_EQ(of({kApproved, kReview}), JointState::kInWork);
  EXPECT_EQ(of({kApproved, kCorrection}), JointState::kInWork);
  EXPECT_EQ(of({kApproved, kDenied}), JointState::kDecided);
  EXPECT_EQ(of({kOver, kDenied}), JointState::kDecided) << "one was withdrawn";
  EXPECT_EQ(of({kOver, kOver}), JointState::kOver);
}

TEST(Joint, ParentAndPartsAreReceivedAndAcceptedInOneCommit) {
  JointHall hall;
  EXPECT_EQ(hall.ReceiveAll(),
            "joint:setup202605110001 received:licence202605110001 accepted2 "
            "received:seal202605110001 accepted3 approved3 received:tax202605110001 accepted4");
  EXPECT_EQ(
      hall.Whole().parts,
      (std::vector<JointPart>{{CaseId{2}, "licence"}, {CaseId{3}, "seal"}, {CaseId{4}, "tax"}}));
  EXPECT_EQ(hall.Open(2).joint, CaseId{1});
  EXPECT_EQ(hall.Open(3).state, CaseState::kApproved) << "an 即办件 waits for the others";
  EXPECT_EQ(hall.State(), JointState::kInWork);
}

TEST(Joint, ASharedMaterialIsOneLineAndCountsForEveryPartThatNeedsIt) {
  JointHall hall;
  hall.ReceiveAll({{"identity", MaterialState::kMissing}}, false);
  std::vector<std::string> lines;
  for (const JointLine& line : hall.Whole().lines) lines.push_back(line.id);
  EXPECT_EQ(lines, (std::vector<std::string>{"identity", "licence/articles", "tax/account"}));
  EXPECT_EQ(hall.Whole().lines.front().of.size(), 3U);
  for (const std::uint64_t part : {2U, 3U, 4U})
    EXPECT_EQ(hall.Open(part).materials.front().state, MaterialState::kMissing) << part;
  EXPECT_EQ(hall.ReceiveAll({{"licence/identity", MaterialState::kMissing}}, false),
            "!unknown_material")
      << "it has no line of its own";
}

TEST(Joint, WhatIsMissingForOnePartStopsTheAcceptanceOfAll) {
  JointHall hall;
  EXPECT_EQ(hall.ReceiveAll({{"tax/account", MaterialState::kMissing}}), "!materials_missing");
  EXPECT_TRUE(hall.hall.cases.joints.empty());
  EXPECT_EQ(hall.ReceiveAll({{"tax/account", MaterialState::kMissing}}, false),
            "joint:setup202605110001 received:licence202605110001 received:seal202605110001 "
            "received:tax202605110001");
}

TEST(Joint, OneNoticeAsksEveryPartThatIsConcerned) {
  JointHall hall;
  hall.ReceiveAll({{"identity", MaterialState::kFlawed}, {"tax/account", MaterialState::kMissing}},
                  false);
  EXPECT_EQ(hall.Step(AskCorrection{
                {{"identity", MaterialState::kFlawed}, {"tax/account", MaterialState::kMissing}}}),
            "joint_correct1:2 correct2:1 correct3:1 correct4:2");
  EXPECT_EQ(hall.Step(ResubmitCase{{"identity", "tax/account"}}),
            "joint_resubmitted1 resubmitted2 resubmitted3 resubmitted4");
  EXPECT_EQ(hall.Whole().lines.front().state, MaterialState::kTaken);
  EXPECT_EQ(hall.Step(AcceptCase{}), "accepted2 accepted3 approved3 accepted4");
  EXPECT_EQ(hall.Step(AskCorrection{{{"identity", MaterialState::kFlawed}}}), "!case_accepted");
}

TEST(Joint, APromiseForASharedMaterialIsGivenForEachPart) {
  JointHall hall;
  EXPECT_EQ(hall.ReceiveAll({{"licence/articles", MaterialState::kMissing}}, true,
                            {{"licence/articles", 2}}),
            "joint:setup202605110001 received:licence202605110001 promise2 accepted2 "
            "received:seal202605110001 accepted3 approved3 received:tax202605110001 accepted4");
  EXPECT_EQ(hall.ReceiveAll({{"identity", MaterialState::kMissing}}, true, {{"identity", 2}}),
            "!not_tolerable");
}

TEST(Joint, IsDueWithItsLatestPart) {
  JointHall hall;
  hall.ReceiveAll();
  const Dues whole = DuesOfJoint(hall.hall.cases, hall.Whole());
  EXPECT_EQ(hall.LastDay(whole.promised), 2026y / 5 / 18) << "tax, five days";
  EXPECT_EQ(hall.LastDay(whole.legal), 2026y / 6 / 8) << "licence, twenty days";
  EXPECT_EQ(hall.LastDay(hall.Open(2).dues.promised), 2026y / 5 / 14);
}

TEST(Joint, SavesWhatTheShorterLimitsWouldTakeOneAfterTheOther) {
  JointHall hall;
  EXPECT_EQ(SavedDays(std::vector<CaseRules>{hall.items[0].rules, hall.items[1].rules,
                                             hall.items[2].rules}),
            3);
  EXPECT_EQ(SavedDays({}), 0);
}

TEST(Joint, GoesOutOnceAndOnlyWhenEveryPartIsDecided) {
  JointHall hall;
  hall.ReceiveAll();
  const DeliverCase deliver{DeliveryWay::kWindow, DeliveryTaker::kAgent, true};
  EXPECT_EQ(hall.Step(deliver), "!joint_waits");
  EXPECT_EQ(hall.Step(deliver, 3), "!joint_delivery") << "no result of a part goes out alone";
  hall.DecideOne(2, true);
  EXPECT_EQ(hall.Step(deliver), "!joint_waits");
  hall.DecideOne(4, false);
  EXPECT_EQ(hall.State(), JointState::kDecided) << "a denial stops no other part";
  EXPECT_EQ(hall.Step(DeliverCase{}), "!identity_unchecked");
  EXPECT_EQ(hall.Step(deliver), "joint_delivered1 delivered2 delivered3 delivered4");
  EXPECT_EQ(hall.Step(deliver), "!unknown_case");
  EXPECT_TRUE(hall.hall.cases.joints.empty());
  EXPECT_TRUE(hall.hall.cases.open.empty());
}

TEST(Joint, APartThatEndedStopsNoOtherAndTheWholeEndsWithItsLast) {
  JointHall hall;
  hall.ReceiveAll({}, false);
  EXPECT_EQ(hall.Step(WithdrawCase{}, 4), "ended4:withdrawn");
  EXPECT_EQ(hall.Step(AcceptCase{}), "accepted2 accepted3 approved3");
  EXPECT_EQ(hall.LastDay(DuesOfJoint(hall.hall.cases, hall.Whole()).promised), 2026y / 5 / 14);
  EXPECT_EQ(hall.Step(WithdrawCase{}), "ended2:withdrawn");
  EXPECT_EQ(hall.State(), JointState::kDecided) << "the seal is decided and waits";
  EXPECT_EQ(hall.Step(WithdrawCase{}), "!case_decided");

  hall.ReceiveAll({}, false);
  EXPECT_EQ(hall.Step(WithdrawCase{}, 5), "ended6:withdrawn ended7:withdrawn ended8:withdrawn");
  EXPECT_FALSE(hall.hall.cases.joints.contains(CaseId{5})) << "nothing is left to deliver";
}

TEST(Joint, ALatePartTurnsOnlyItsOwnCardRed) {
  JointHall hall;
  hall.ReceiveAll();
  hall.HandOver(2);
  hall.HandOver(4);
  hall.Wait(2026y / 5 / 15, 9h);
  EXPECT_NE(hall.Open(2).carded, 0) << "three days";
  EXPECT_EQ(hall.Open(4).carded & 2, 0) << "five days: not late";
  ASSERT_EQ(hall.LateSources(), (std::vector<std::string>{"licence202605110001"}));
}

TEST(Joint, ItsOtherStepsAreThoseOfItsParts) {
  JointHall hall;
  hall.ReceiveAll();
  EXPECT_EQ(hall.Step(DecideCase{true, {}}), "!joint_step");
  EXPECT_EQ(hall.Step(ReviewCase{true, {}}), "!joint_step");
  EXPECT_EQ(hall.Step(ExtendCase{}), "!joint_step");
  EXPECT_EQ(hall.Step(AcceptCase{}), "!case_accepted");
  EXPECT_EQ(hall.Do(StepCase{CaseId{1}, {"3001", {Role::kBackOffice}}, DeliverCase{}}),
            "!foreign_step");
}

TEST(Joint, OneApplicantForAllAndOneMoreOfTheSameIsWarnedOf) {
  JointHall hall;
  hall.applicant = "9d0f";
  hall.ReceiveAll();
  EXPECT_EQ(hall.ReceiveAll(), "!duplicate_case");
  EXPECT_EQ(hall.Do(NameApplicant{CaseId{3}, "77aa", "1001"}),
            "applicant1 applicant2 applicant3 applicant4");
  EXPECT_EQ(hall.Open(4).applicant, "77aa");
  EXPECT_EQ(hall.Do(ErasePerson{"77aa", "1001"}), "!case_open");
}

TEST(Joint, ADraftIsKeptTakenOverAndBecomesTheWhole) {
  JointHall hall;
  ReceiveJoint joint = hall.Application();
  joint.keep = true;
  joint.absent = {{"licence/articles", MaterialState::kMissing}};
  joint.form = SealedWords{"words/1", "ab"};
  EXPECT_EQ(hall.Do(joint), "draft1") << "no applicant yet, and no paper that is missing stops it";
  EXPECT_EQ(hall.Open(1).item, "setup");
  EXPECT_EQ(hall.Open(1).materials.size(), 3U) << "the lines of the joint checklist";
  EXPECT_EQ(hall.Open(1).materials[1].state, MaterialState::kMissing);
  joint.draft = CaseId{1};
  joint.absent.clear();
  EXPECT_EQ(hall.Do(joint), "draft1") << "kept again, by whoever goes on with it";
  EXPECT_EQ(hall.Open(1).materials[1].state, MaterialState::kTaken);
  joint.keep = false;
  joint.accept = true;
  EXPECT_EQ(hall.Do(joint), "!person_unknown") << "a form belongs to somebody";
  joint.applicant = "9d0f";
  EXPECT_EQ(hall.Do(joint),
            "joint:setup202605110001 received:licence202605110001 accepted2 "
            "received:seal202605110001 accepted3 approved3 received:tax202605110001 accepted4");
  EXPECT_FALSE(hall.hall.cases.open.contains(CaseId{1})) << "it is a draft no more";
  EXPECT_EQ(hall.Whole(1).parts.front().id, CaseId{2});
  joint.duplicate_known = true;
  EXPECT_EQ(hall.Do(joint), "!unknown_case") << "a draft is received once";
}

TEST(Joint, ADraftIsOfItsOwnMatterAndIsDroppedAfterFiveWorkingDays) {
  JointHall hall;
  hall.Do(KeepDraft{kOne, {"hygiene", Licence(), Papers()}, std::nullopt});
  ReceiveJoint joint = hall.Application();
  joint.draft = CaseId{1};
  EXPECT_EQ(hall.Do(joint), "!unknown_case") << "of an item, not of this matter";
  joint.draft.reset();
  joint.keep = true;
  EXPECT_EQ(hall.Do(joint), "draft2");
  EXPECT_EQ(hall.Step(DropDraft{}, 2), "ended2:dropped");
  EXPECT_EQ(hall.Do(joint), "draft3");
  EXPECT_EQ(hall.Wait(2026y / 5 / 19, 9h), "ended1:dropped ended3:dropped");
  joint.items.back().rules.depth = catalogue::Depth::kRegistered;
  EXPECT_EQ(hall.Do(joint), "!wrong_depth") << "what could not be received is not kept";
}

TEST(Joint, TakesTwoItemsAndMoreAndNoneThatIsOnlyRegistered) {
  JointHall hall;
  hall.items.resize(1);
  EXPECT_EQ(hall.ReceiveAll(), "!unknown_item");
  hall.items.push_back(hall.items.front());
  EXPECT_EQ(hall.ReceiveAll(), "!unknown_item") << "each item once";
  hall.items.back().id = "passport";
  hall.items.back().rules.depth = catalogue::Depth::kRegistered;
  EXPECT_EQ(hall.ReceiveAll(), "!wrong_depth");
}

TEST(Joint, LongerLimitOfJointHandlingOnlyWhereTheMatterSaysSo) {
  catalogue::Item item;
  item.verified = true;
  item.statutory = kTwentyDays;
  catalogue::JointMatter matter;
  EXPECT_EQ(RulesOf(item, matter).statutory, kTwentyDays);
  matter.statutory = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 45};
  matter.extension_days = 15;
  EXPECT_EQ(RulesOf(item, matter).statutory, matter.statutory);
  EXPECT_EQ(RulesOf(item, matter).extension_days, 15);
  item.verified = false;
  item.statutory.reset();
  EXPECT_FALSE(RulesOf(item, matter).statutory) << "an item nobody has verified claims no law";
}

}  // namespace
}  // namespace yichuang::core
