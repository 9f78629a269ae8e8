#include <gtest/gtest.h>

#include "kiosk/model/numbers.h"
#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

using contract::GroupState;

contract::QueueGroup GroupOf(std::string id, char letter) {
  contract::QueueGroup group;
  group.id = std::move(id);
  group.letter = letter;
  return group;
}

GivenNumber NumberOf(std::uint16_t number) {
  return {"qykb",   {'A', number}, std::chrono::sys_days(std::chrono::year{2026} / 11 / 24),
          kMorning, false,         3,
          {10, 15}};
}

/// At the tiles, the hub there.
class AtTiles : public Kiosk {
 public:
  AtTiles() {
    Send(HubPresence{true}).Send(QueueArrived{{GroupOf("qykb", 'A'), GroupOf("zhzx", 'F')}});
    Open(Screen::kNumbers);
  }
  const NumberJob& number() const { return *model.visit.number; }
  AtTiles& Given(std::uint16_t number) {
    Send(NumberAsked{"qykb"});
    Send(NumberGiven{model.visit.number->asked, NumberOf(number)});
    return *this;
  }
};

TEST(Number, ATileAsksForOneNumberHoweverOftenItIsTouched) {
  AtTiles kiosk;
  kiosk.Send(NumberAsked{"qykb"});
  const auto* take = kiosk.Effect<TakeNumber>();
  ASSERT_NE(take, nullptr);
  EXPECT_EQ(take->group, "qykb");
  EXPECT_EQ(kiosk.number().stage, NumberStage::kAsking) << "progress is seen at once";
  kiosk.Send(NumberAsked{"qykb"}).Send(NumberAsked{"zhzx"});
  EXPECT_EQ(kiosk.Effect<TakeNumber>(), nullptr);
}

TEST(Number, TheAnswerFillsTheScreenAndGoesToThePrinter) {
  AtTiles kiosk;
  kiosk.Given(12);
  EXPECT_EQ(kiosk.screen(), Screen::kNumber);
  EXPECT_EQ(kiosk.number().given, NumberOf(12));
  const auto* print = kiosk.Effect<PrintNumber>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->given, NumberOf(12));
  kiosk.Send(PrintFinished{print->job, PrintOutcome::kPrinted});
  EXPECT_EQ(kiosk.number().paper->stage, PrintStage::kDone);
}

TEST(Number, ItIsThereWithoutAnyPaper) {
  AtTiles broken;
  broken.Given(12);
  broken.Send(PrintFinished{broken.number().paper->asked, PrintOutcome::kPaperOut});
  EXPECT_EQ(broken.number().stage, NumberStage::kGiven);
  EXPECT_EQ(broken.number().paper->stage, PrintStage::kTrouble);
  EXPECT_EQ(broken.screen(), Screen::kNumber);
  AtTiles none;
  none.model.setting.printer = false;
  none.Given(12);
  EXPECT_EQ(none.Effect<PrintNumber>(), nullptr);
  EXPECT_EQ(none.number().paper->outcome, PrintOutcome::kNoPrinter);
}

TEST(Number, AMistakeTakesItBackWithinAMinute) {
  AtTiles kiosk;
  kiosk.Given(12).Send(NumberCancelAsked{});
  const auto* cancel = kiosk.Effect<CancelNumber>();
  ASSERT_NE(cancel, nullptr);
  EXPECT_EQ(cancel->given, NumberOf(12));
  EXPECT_NE(kiosk.Effect<DropPrints>(), nullptr);
  EXPECT_EQ(kiosk.number().stage, NumberStage::kCancelled);
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
  kiosk.Send(NumberCancelAsked{});
  EXPECT_EQ(kiosk.Effect<CancelNumber>(), nullptr) << "once";
  kiosk.Send(NumberDialogClosed{}).Send(NumberAsked{"zhzx"});
  EXPECT_NE(kiosk.Effect<TakeNumber>(), nullptr) << "and another may be taken";
}

TEST(Number, AfterAMinuteNeitherMistakeNorReprint) {
  AtTiles kiosk;
  kiosk.now += seconds{7};
  kiosk.Given(12);
  kiosk.Send(PrintFinished{kiosk.number().paper->asked, PrintOutcome::kPrinted});
  kiosk.Wait(seconds{59}).Send(Touched{});
  EXPECT_TRUE(MayUndoNumber(kiosk.model));
  EXPECT_EQ(NextTick(kiosk.model), kMorning + seconds{67});
  kiosk.Wait(seconds{1});
  EXPECT_FALSE(MayUndoNumber(kiosk.model));
  kiosk.Send(NumberCancelAsked{});
  EXPECT_EQ(kiosk.Effect<CancelNumber>(), nullptr);
  kiosk.Send(NumberPrintAsked{});
  EXPECT_EQ(kiosk.Effect<PrintNumber>(), nullptr);
  EXPECT_EQ(kiosk.screen(), Screen::kNumber) << "the number stays";
}

TEST(Number, AReprintIsTheSameNumberAndNeverTwoAtATime) {
  AtTiles kiosk;
  kiosk.Given(12).Send(NumberPrintAsked{});
  EXPECT_EQ(kiosk.Effect<PrintNumber>(), nullptr) << "the first is on its way";
  kiosk.Send(PrintFinished{kiosk.number().paper->asked, PrintOutcome::kPaperOut});
  kiosk.now += seconds{5};
  kiosk.Send(NumberPrintAsked{});
  ASSERT_NE(kiosk.Effect<PrintNumber>(), nullptr);
  EXPECT_EQ(kiosk.Effect<PrintNumber>()->given, NumberOf(12));
  EXPECT_EQ(kiosk.Effect<TakeNumber>(), nullptr);
}

TEST(Number, ARefusalIsToldAndLeavesTheTiles) {
  AtTiles kiosk;
  kiosk.Send(NumberAsked{"qykb"});
  kiosk.Send(NumberRefused{kiosk.number().asked, NumberTrouble::kNumbersOut});
  EXPECT_EQ(kiosk.number().stage, NumberStage::kRefused);
  EXPECT_EQ(kiosk.number().trouble, NumberTrouble::kNumbersOut);
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
  kiosk.Send(NumberDialogClosed{});
  EXPECT_FALSE(kiosk.model.visit.number);
}

TEST(Number, ANumberForSomebodyWhoLeftIsTakenBack) {
  AtTiles kiosk;
  kiosk.Send(NumberAsked{"qykb"});
  const Instant asked = kiosk.number().asked;
  kiosk.Send(LeaveAsked{}).Send(NumberGiven{asked, NumberOf(12)});
  ASSERT_NE(kiosk.Effect<CancelNumber>(), nullptr);
  EXPECT_EQ(kiosk.screen(), Screen::kHome) << "the next person does not see it";
  EXPECT_FALSE(kiosk.model.visit.number);
}

TEST(Number, ADialogIsNotClosedOverAWish) {
  AtTiles kiosk;
  kiosk.Send(NumberAsked{"qykb"}).Send(NumberDialogClosed{});
  EXPECT_TRUE(kiosk.model.visit.number);
}

TEST(Number, StaysUntilDoneOrUntilTheCalmEnd) {
  AtTiles left;
  left.Given(12).Wait(seconds{45});
  EXPECT_FALSE(SecondsLeft(left.model)) << "no question is laid over a number";
  EXPECT_EQ(left.screen(), Screen::kNumber);
  left.Wait(seconds{15});
  EXPECT_EQ(left.screen(), Screen::kHome);
  AtTiles done;
  done.Given(12).Send(LeaveAsked{});
  EXPECT_EQ(done.screen(), Screen::kHome);
  EXPECT_FALSE(done.model.visit.number);
}

TEST(Number, WhoGoesHomeFindsHisNumberAgain) {
  AtTiles kiosk;
  kiosk.Given(12).Send(HomeAsked{}).Open(Screen::kNumbers).Send(NumberAsked{"zhzx"});
  EXPECT_EQ(kiosk.Effect<TakeNumber>(), nullptr);
  EXPECT_EQ(kiosk.screen(), Screen::kNumber);
}

TEST(Number, ItIsReadAloudWhenItComes) {
  AtTiles kiosk;
  kiosk.Send(ModeToggled{Mode::kAloud});
  kiosk.Given(12);
  EXPECT_NE(kiosk.Effect<Speak>(), nullptr);
}

TEST(Number, AClosedGroupGivesNone) {
  AtTiles kiosk;
  auto closed = GroupOf("qykb", 'A');
  closed.state = GroupState::kUsedUp;
  kiosk.Send(QueueArrived{{closed}}).Send(NumberAsked{"qykb"});
  EXPECT_EQ(kiosk.Effect<TakeNumber>(), nullptr);
  EXPECT_FALSE(kiosk.model.visit.number);
  kiosk.Send(NumberAsked{"gone"});
  EXPECT_EQ(kiosk.Effect<TakeNumber>(), nullptr);
}

TEST(Number, WithoutTheHubTheHallsHoursDecide) {
  AtTiles kiosk;
  auto group = GroupOf("qykb", 'A');
  group.state = GroupState::kOver;
  kiosk.Send(QueueArrived{{group}});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kOver);
  kiosk.Send(HubPresence{false});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kOpen) << "09:30; it was said yesterday";
  kiosk.Wait(hours{3});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kOpen) << "over noon";
  kiosk.Wait(hours{5});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kOver) << "17:30";
  kiosk.Wait(hours{13});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kNotYet) << "06:30";
  kiosk.Wait(hours{72});
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kNoHours) << "a Saturday";
  kiosk.model.setting.week = {};
  EXPECT_EQ(StateNow(kiosk.model, group), GroupState::kOpen) << "nobody told it any hours";
}

}  // namespace
}  // namespace yichuang::model::test
