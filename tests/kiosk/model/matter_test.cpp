#include "kiosk/model/matter.h"

#include <gtest/gtest.h>

#include "kiosk/model/matter_steps.h"
#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

const Slip kSlip{"BB202611240001", "ABCDEFGH2345"};

/// A kiosk whose hub is there; counts what a finger sends.
class Hall : public Kiosk {
 public:
  Hall() { Send(HubPresence{true}); }
  Hall& Finger(const Msg& msg) {
    ++touches;
    Send(msg);
    return *this;
  }
  Hall& Report(const char* kind = "cannot_be_done") {
    Finger(Opened{{.screen = Screen::kComplaint}});
    Finger(Opened{{.screen = Screen::kMatter, .id = kind}});
    return Finger(MatterAbout{"again"});
  }
  const MatterJob& matter() const { return *model.visit.matter; }
  int touches = 0;
};

/// The same with a guide, who can sign in.
class Duty : public Hall {
 public:
  Duty& Begin() {
    Open(Screen::kInquiry);
    Send(DutyTyped{"1023"}).Send(DutyNumber{});  // a badge, and the scanner's Enter
    Send(DutyTyped{"246802"});
    entered = *Effect<EnterDuty>();
    Send(DutyBegun{entered.asked});
    return *this;
  }
  const InquiryJob& inquiry() const { return *model.visit.inquiry; }
  EnterDuty entered;
};

TEST(Matter, ACitizenReportsInFourTouchesWithoutTypingOrAName) {
  Hall hall;
  hall.Report().Finger(MatterSent{});
  EXPECT_EQ(hall.touches, 4);
  const auto* open = hall.Effect<OpenMatter>();
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(*open, (OpenMatter{hall.now, MatterKind::kCannotBeDone, "跑了多次还没办成", 0}));
  hall.Send(MatterGiven{open->asked, kSlip});
  EXPECT_EQ(hall.matter().step, MatterStep::kGiven);
  ASSERT_NE(ShownSlip(hall.model), nullptr);
  EXPECT_EQ(*ShownSlip(hall.model), kSlip);
  const auto* paper = hall.Effect<PrintSlip>();
  ASSERT_NE(paper, nullptr);
  EXPECT_TRUE(paper->citizen);
  EXPECT_EQ(paper->slip, kSlip);
}

TEST(Matter, TheWindowIsANumberUpToThreeDigitsAndMayBeLeftOut) {
  Hall hall;
  hall.Report();
  hall.Send(MatterWindow{'0'});
  EXPECT_EQ(hall.matter().window, "") << "no window begins with 0";
  for (const char digit : std::string("1234")) hall.Send(MatterWindow{digit});
  EXPECT_EQ(hall.matter().window, "123");
  hall.Send(MatterErased{}).Send(MatterSent{});
  EXPECT_EQ(hall.Effect<OpenMatter>()->window, 12);
}

TEST(Matter, WithoutTheHubHeIsToldSoAndMayTryAgain) {
  Hall hall;
  hall.Report("complaint");
  EXPECT_EQ(hall.matter().step, MatterStep::kAbout) << "a complaint has other topics";
  hall.Send(MatterAbout{"attitude"}).Send(HubPresence{false}).Send(MatterSent{});
  EXPECT_EQ(hall.Effect<OpenMatter>(), nullptr);
  EXPECT_EQ(hall.matter().step, MatterStep::kTrouble);
  hall.Send(HubPresence{true}).Send(MatterSent{});
  ASSERT_NE(hall.Effect<OpenMatter>(), nullptr);
  hall.Send(MatterRefused{hall.matter().asked, MatterTrouble::kWait});
  EXPECT_EQ(hall.matter().trouble, MatterTrouble::kWait);
}

TEST(Matter, TheCodeIsShownWhereverHeHasGoneAndToNobodyElse) {
  Hall hall;
  hall.Report().Finger(MatterSent{});
  const Instant asked = hall.matter().asked;
  hall.Send(HomeAsked{}).Send(MatterGiven{asked, kSlip});
  EXPECT_EQ(hall.screen(), Screen::kMatter) << "the code is his only key";
  hall.Send(LeaveAsked{});
  EXPECT_NE(hall.Effect<DropPrints>(), nullptr);
  EXPECT_EQ(ShownSlip(hall.model), nullptr);

  hall.Report().Finger(MatterSent{});
  const Instant left = hall.matter().asked;
  hall.Send(LeaveAsked{}).Send(MatterGiven{left, kSlip});
  EXPECT_EQ(hall.model.visit, Visit{}) << "whoever comes next does not see it";
}

TEST(Matter, ThereIsNoPlaceForAKindThatIsNone) {
  Hall hall;
  hall.Send(Opened{{.screen = Screen::kMatter, .id = "bad_rating"}});
  EXPECT_EQ(hall.screen(), Screen::kHome);
}

TEST(Inquiry, AGuideRecordsInFiveTouchesAtMostAndTypesNothing) {
  Duty duty;
  duty.Begin();
  EXPECT_EQ(duty.entered.number, "1023");
  EXPECT_EQ(duty.entered.pin, "246802");
  EXPECT_EQ(duty.inquiry().pin, "") << "forgotten as soon as it was sent";
  duty.Finger(InquiryAbout{"open"}).Finger(InquiryDone{InquiryDeed::kGuide});
  const auto* record = duty.Effect<RecordInquiry>();
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(*record, (RecordInquiry{duty.now, "咨询：开店", InquiryDeed::kGuide}));
  duty.Send(MatterGiven{record->asked, kSlip});
  ASSERT_NE(duty.Effect<PrintSlip>(), nullptr);
  EXPECT_FALSE(duty.Effect<PrintSlip>()->citizen);
  duty.Finger(InquiryNext{});
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kAbout);
  EXPECT_EQ(duty.touches, 3);
  EXPECT_LE(duty.touches, 5);
}

TEST(Inquiry, AfterAMinuteWithoutATouchItLocksAndKeepsTheNumber) {
  Duty duty;
  duty.Begin();
  duty.Wait(seconds{59});
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kAbout);
  EXPECT_FALSE(SecondsLeft(duty.model)) << "he is not asked whether he is there";
  duty.Wait(seconds{1});
  ASSERT_TRUE(duty.model.visit.inquiry);
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kPin);
  EXPECT_EQ(duty.inquiry().number, "1023");
  EXPECT_TRUE(duty.inquiry().locked);
  EXPECT_NE(duty.Effect<LeaveDuty>(), nullptr) << "the hub's session ends as well";
  duty.Wait(seconds{60});
  EXPECT_EQ(duty.model.visit, Visit{}) << "and then the kiosk is a citizen's again";
}

TEST(Inquiry, ABadgeThatIsReadInPlaceOfThePinIsNoPin) {
  Duty duty;
  duty.Begin().Wait(seconds{60});
  duty.Send(DutyTyped{"1044"}).Send(DutyNumber{});
  EXPECT_EQ(duty.inquiry().number, "1044");
  EXPECT_EQ(duty.inquiry().pin, "");
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kPin);
}

TEST(Inquiry, WhicheverWayHeLeavesTheSessionEnds) {
  for (const Msg& way : {Msg(HomeAsked{}), Msg(BackAsked{}), Msg(LeaveAsked{})}) {
    Duty duty;
    duty.Begin();
    duty.Send(way);
    EXPECT_NE(duty.Effect<LeaveDuty>(), nullptr);
    EXPECT_FALSE(duty.model.visit.inquiry);
  }
}

TEST(Inquiry, AWrongPinIsSaidAndASessionThatEndedAsksForItAgain) {
  Duty duty;
  duty.Open(Screen::kInquiry).Send(DutyTyped{"1023"}).Send(DutyNumber{}).Send(DutyTyped{"111222"});
  duty.Send(DutyRefused{duty.inquiry().asked, DutyTrouble::kWrong});
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kPin);
  EXPECT_EQ(duty.inquiry().denied, DutyTrouble::kWrong);
  duty.Send(DutyTyped{"246802"});
  duty.Send(DutyBegun{duty.inquiry().asked});
  duty.Send(InquiryAbout{std::string(kOtherEntry)}).Send(InquiryDone{InquiryDeed::kUnclear});
  EXPECT_EQ(duty.Effect<RecordInquiry>()->words, "咨询：其他");
  duty.Send(DutyRefused{duty.inquiry().asked, DutyTrouble::kWrong});
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kPin);
  EXPECT_TRUE(duty.inquiry().locked) << "not his fault: no word of a wrong PIN";
}

TEST(Inquiry, WithoutTheHubNobodySignsInAndSomebodyElseMayTry) {
  Duty duty;
  duty.Open(Screen::kInquiry).Send(HubPresence{false});
  duty.Send(DutyTyped{"1023"}).Send(DutyNumber{}).Send(DutyTyped{"246802"});
  EXPECT_EQ(duty.Effect<EnterDuty>(), nullptr);
  EXPECT_EQ(duty.inquiry().denied, DutyTrouble::kHubAway);
  EXPECT_EQ(duty.inquiry().pin, "");
  duty.Send(DutyErased{true});
  EXPECT_EQ(duty.inquiry().step, InquiryStep::kNumber);
  EXPECT_EQ(duty.inquiry().number, "");
}

/// At the progress screen, with the code of a slip scanned.
class Scanned : public Hall {
 public:
  Scanned() {
    Open(Screen::kProgress);
    Send(ProgressTyped{kSlip.code}).Send(ProgressNumber{});
    if (const auto* ask = Effect<AskMatter>()) asked = *ask;
  }
  Scanned& Told(MatterStage stage) {
    Send(MatterTold{job().asked, {.no = kSlip.no, .stage = stage}});
    return *this;
  }
  const ProgressJob& job() const { return *model.visit.progress; }
  AskMatter asked;
};

TEST(SlipProgress, AScannedSlipIsAskedForWithoutTheFourDigits) {
  Scanned kiosk;
  EXPECT_EQ(kiosk.asked.code, kSlip.code);
  kiosk.Told(MatterStage::kHandling);
  EXPECT_EQ(kiosk.job().step, ProgressStep::kSlipTold);
  kiosk.Send(UnsolvedAsked{});
  EXPECT_EQ(kiosk.job().step, ProgressStep::kSlipTold) << "it is being handled";
}

TEST(SlipProgress, ACodeOfNoMatterGoesOnAsACasePapersCode) {
  Scanned kiosk;
  kiosk.Send(ProgressRefused{kiosk.job().asked, ProgressTrouble::kNotMatched});
  EXPECT_EQ(kiosk.job().step, ProgressStep::kLast4);
  kiosk.Send(ProgressTyped{"0021"});
  ASSERT_NE(kiosk.Effect<AskProgress>(), nullptr);
  EXPECT_EQ(kiosk.Effect<AskProgress>()->number, kSlip.code);
}

TEST(SlipProgress, StillUnsolvedIsAskedOnceMoreThenReopensIt) {
  Scanned kiosk;
  kiosk.Told(MatterStage::kSolved).Send(UnsolvedAsked{}).Send(UnsolvedAnswered{false});
  EXPECT_EQ(kiosk.job().step, ProgressStep::kSlipTold);
  EXPECT_EQ(kiosk.Effect<ReopenMatter>(), nullptr);
  kiosk.Send(UnsolvedAsked{}).Send(UnsolvedAnswered{true});
  ASSERT_NE(kiosk.Effect<ReopenMatter>(), nullptr);
  EXPECT_EQ(kiosk.Effect<ReopenMatter>()->code, kSlip.code);
  kiosk.Told(MatterStage::kHandling);
  EXPECT_EQ(kiosk.job().step, ProgressStep::kReopened);
}

TEST(SlipCode, HasTwelvePlacesOfItsAlphabet) {
  EXPECT_TRUE(IsSlipCode("ABCDEFGH2345"));
  EXPECT_FALSE(IsSlipCode("ABCDEFGH234"));
  EXPECT_FALSE(IsSlipCode("ABCDEFGH2341"));
  EXPECT_FALSE(IsSlipCode("A00120261124"));
  EXPECT_FALSE(IsSlipCode("abcdefgh2345"));
  EXPECT_EQ(Grouped("ABCDEFGH2345"), "ABCD EFGH 2345");
}

}  // namespace
}  // namespace yichuang::model::test
