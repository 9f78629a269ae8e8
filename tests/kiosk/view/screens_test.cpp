#include "kiosk/view/screens.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/model/update.h"
#include "kiosk/text/words.h"
#include "tests/kiosk/view/fingers.h"
#include "tests/kiosk/view/states.h"

namespace yichuang::view::test {
namespace {

using model::Language;
using model::Mode;
using model::Screen;

const State& Find(const std::vector<State>& states, std::string_view name) {
  for (const State& state : states) {
    if (state.name == name) return state;
  }
  throw std::runtime_error("no state of that name");
}

/// Draws it twice: what scrolls knows its height from the second frame on.
const canvas::Tree& Look(Fingers& fingers, const model::Model& model) {
  fingers.Draw(model);
  fingers.Draw(model);
  return fingers.tree();
}

template <typename Msg>
bool Sent(const Messages& out) {
  return std::any_of(out.begin(), out.end(),
                     [](const model::Msg& msg) { return std::holds_alternative<Msg>(msg); });
}

TEST(Screens, TheNumberIsTheFirstAndLargestThingOnTheStartPage) {
  Fingers fingers;
  for (const auto& modes : {std::vector<Mode>{}, {Mode::kElder}, {Mode::kLow}}) {
    const auto states = EveryState(modes, Language::kChinese);
    const canvas::Tree& tree = Look(fingers, Find(states, "home").model);
    const canvas::Node* numbers = tree.Find("home.numbers");
    ASSERT_NE(numbers, nullptr);
    for (const canvas::Node& node : tree.nodes) {
      if (node.role != canvas::Role::kCard || node.id == numbers->id) continue;
      EXPECT_GT(numbers->rect.width() * numbers->rect.height(),
                node.rect.width() * node.rect.height())
          << node.id;
      EXPECT_LE(numbers->rect.top, node.rect.top) << node.id;
    }
  }
}

TEST(Screens, NoCitizenSeesTheDevice) {
  Fingers fingers;
  for (const State& state : EveryState({}, Language::kChinese)) {
    const std::string text = canvas::Describe(Look(fingers, state.model));
    const bool shown = text.find(state.model.setting.device) != std::string::npos;
    EXPECT_EQ(shown, state.name == "staff") << state.name;
  }
}

TEST(Screens, SampleDataSaysSoOnEveryScreen) {
  Fingers fingers;
  const std::string mark(text::SayZh(text::Word::kSampleData));
  for (const State& state : EveryState({}, Language::kChinese)) {
    if (state.name == "no-catalogue") continue;
    EXPECT_NE(canvas::Describe(Look(fingers, state.model)).find(mark), std::string::npos)
        << state.name;
  }
}

TEST(Screens, InLowModeNothingTouchableStandsAbove) {
  Fingers fingers;
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const auto& modes : {std::vector<Mode>{Mode::kLow}, {Mode::kLow, Mode::kElder}}) {
      for (const State& state : EveryState(modes, language)) {
        const canvas::Tree& tree = Look(fingers, state.model);
        for (const canvas::Node& node : tree.nodes) {
          // Below a dialog nothing can be touched anyway.
          if (!node.target || node.layer < tree.top_layer()) continue;
          EXPECT_GE(node.rect.top, 1920 * 0.6F - 1) << state.name << " " << node.id;
          EXPECT_LE(node.rect.bottom, 1920) << state.name << " " << node.id;
        }
      }
    }
  }
}

TEST(Screens, AnEmergencyLeavesNothingToTouch) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const canvas::Tree& tree = Look(fingers, Find(states, "emergency").model);
  for (float y = 10; y < 1920; y += 40) {
    for (float x = 10; x < 1080; x += 40) EXPECT_EQ(tree.TargetAt({x, y}), nullptr);
  }
}

TEST(Screens, APrintFailureKeepsTheListAndSaysWhatToDo) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& model = Find(states, "print-paper-out").model;
  const canvas::Tree& tree = Look(fingers, model);
  EXPECT_NE(tree.Find("bring.head.0"), nullptr);
  EXPECT_NE(tree.FindText(text::SayZh(text::Word::kPrintTellDesk)), nullptr);
  EXPECT_TRUE(Sent<model::PrintAsked>(fingers.Tap(model, "print.again")));
  EXPECT_TRUE(Sent<model::PrintDialogClosed>(fingers.Tap(model, "print.close")));
}

TEST(Screens, ATileOfAnOpenGroupAsksForANumberAndAClosedOneSaysWhy) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  EXPECT_TRUE(Sent<model::NumberAsked>(fingers.Tap(Find(states, "numbers").model, "group.zhzx")));
  const model::Model& closed = Find(states, "numbers-closed").model;
  EXPECT_FALSE(Sent<model::NumberAsked>(fingers.Tap(closed, "group.qykb")));
  Look(fingers, closed);
  for (const text::Word why : {text::Word::kGroupUsedUp, text::Word::kGroupNotYet,
                               text::Word::kGroupOver, text::Word::kClosedToday})
    EXPECT_NE(fingers.tree().FindText(text::SayZh(why)), nullptr);
}

TEST(Screens, TheNumberIsTheLargestWordOnItsScreenAndIsHeardAsASentence) {
  Fingers fingers;
  for (const auto& modes : {std::vector<Mode>{}, {Mode::kElder}, {Mode::kLow}}) {
    const auto states = EveryState(modes, Language::kChinese);
    const canvas::Tree& tree = Look(fingers, Find(states, "number").model);
    const canvas::Node* number = tree.Find("number");
    ASSERT_NE(number, nullptr);
    EXPECT_EQ(number->label, "您已领取A005号，前方等待3人");
    const auto shown = std::find_if(number->texts.begin(), number->texts.end(),
                                    [](const auto& run) { return run.text == "A005"; });
    ASSERT_NE(shown, number->texts.end());
    EXPECT_GE(shown->px, 200);
    for (const canvas::Node& node : tree.nodes) {
      for (const canvas::TextRun& run : node.texts) EXPECT_LE(run.px, shown->px) << run.text;
    }
  }
}

TEST(Screens, ANumberCanBeTakenBackPrintedAgainAndFinished) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& number = Find(states, "number").model;
  EXPECT_TRUE(Sent<model::NumberCancelAsked>(fingers.Tap(number, "number.wrong")));
  EXPECT_TRUE(Sent<model::NumberPrintAsked>(fingers.Tap(number, "number.again")));
  EXPECT_TRUE(Sent<model::LeaveAsked>(fingers.Tap(number, "number.done")));
  Look(fingers, Find(states, "number-late").model);
  EXPECT_EQ(fingers.tree().Find("number.wrong"), nullptr);
  EXPECT_NE(fingers.tree().Find("number.done"), nullptr);
}

TEST(Screens, AFailingPrinterLeavesTheNumberAndSaysWhatToDo) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const canvas::Tree& tree = Look(fingers, Find(states, "number-paper-out").model);
  EXPECT_NE(tree.FindText("A005"), nullptr);
  EXPECT_NE(tree.FindText(text::SayZh(text::Word::kNumberNoPaper)), nullptr);
  EXPECT_NE(tree.FindText(text::SayZh(text::Word::kNumberNoPaperDo)), nullptr);
}

TEST(Screens, WhatNobodyKnowsOfflineIsNotShown) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  Look(fingers, Find(states, "numbers-hub-away").model);
  EXPECT_EQ(fingers.tree().FindText("人等候"), nullptr);
  Look(fingers, Find(states, "number-offline").model);
  EXPECT_EQ(fingers.tree().FindText("前面"), nullptr);
}

TEST(Screens, ThatLimitsWereNotCheckedIsSaidWhereThereAreAny) {
  Fingers fingers;
  model::Model model = Find(EveryState({}, Language::kChinese), "number-offline").model;
  Look(fingers, model);
  EXPECT_EQ(fingers.tree().FindText("限取条件未核对"), nullptr);
  for (contract::QueueGroup& group : model.hall.groups) group.ask_person = true;
  Look(fingers, model);
  EXPECT_NE(fingers.tree().FindText("限取条件未核对"), nullptr);
}

TEST(Screens, NothingIsAskedOnTheWayToANumber) {
  Fingers fingers;
  for (const State& state : EveryState({}, Language::kChinese)) {
    if (state.name.rfind("number", 0) != 0) continue;
    for (const canvas::Node& node : Look(fingers, state.model).nodes) {
      EXPECT_NE(node.role, canvas::Role::kField) << state.name;
      EXPECT_NE(node.role, canvas::Role::kKey) << state.name;
    }
  }
}

TEST(Screens, LawIsClaimedOnlyWhenVerified) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  Look(fingers, Find(states, "item-facts").model);
  EXPECT_NE(fingers.tree().Find("fact.statutory"), nullptr);
  EXPECT_EQ(fingers.tree().Find("fact.unverified"), nullptr);
  Look(fingers, Find(states, "item-facts-unverified").model);
  EXPECT_EQ(fingers.tree().Find("fact.statutory"), nullptr);
  EXPECT_EQ(fingers.tree().Find("basis"), nullptr);
  EXPECT_NE(fingers.tree().Find("fact.unverified"), nullptr);
}

TEST(Screens, OfADiscontinuedItemTheNoticeIsShownAndNoPaperOffered) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const canvas::Tree& tree = Look(fingers, Find(states, "item-discontinued").model);
  EXPECT_NE(tree.Find("item.discontinued.notice"), nullptr);
  EXPECT_EQ(tree.Find("print"), nullptr);
  EXPECT_EQ(tree.Find("leaf.bring"), nullptr);
  EXPECT_NE(tree.ReadAloud().find("街道便民服务中心"), std::string::npos);
  EXPECT_NE(Look(fingers, Find(states, "item-plain").model).Find("print"), nullptr);
}

TEST(Screens, TheComplaintScreenHasNoFormToFillIn) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& model = Find(states, "complaint").model;
  for (const canvas::Node& node : Look(fingers, model).nodes) {
    EXPECT_NE(node.role, canvas::Role::kField);
    EXPECT_NE(node.role, canvas::Role::kKey);
  }
  EXPECT_NE(fingers.tree().FindText(model.setting.complaint_phone), nullptr);
}

TEST(Screens, ACitizenReachesAReportByTouchesAloneAndTheScreenAsksForNoName) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& complaint = Find(states, "complaint").model;
  EXPECT_TRUE(Sent<model::Opened>(fingers.Tap(complaint, "complaint.cannot")));
  EXPECT_TRUE(Sent<model::Opened>(fingers.Tap(complaint, "complaint.complain")));
  const model::Model& cannot = Find(states, "matter-cannot").model;
  EXPECT_TRUE(Sent<model::MatterAbout>(fingers.Tap(cannot, "topic.refused")));
  EXPECT_TRUE(
      Sent<model::MatterSent>(fingers.Tap(Find(states, "matter-window").model, "matter.next")));
  model::Model alone = complaint;
  alone.setting.linked = false;
  EXPECT_EQ(Look(fingers, alone).Find("complaint.cannot"), nullptr) << "nobody would take it";
}

TEST(Screens, TheCodeIsTheLargestWordInGroupsOfFourAndHeardLetterByLetter) {
  Fingers fingers;
  for (const auto& modes : {std::vector<Mode>{}, {Mode::kElder}, {Mode::kLow}}) {
    const auto states = EveryState(modes, Language::kChinese);
    for (const char* name : {"matter-given", "inquiry-given"}) {
      const canvas::Tree& tree = Look(fingers, Find(states, name).model);
      const canvas::Node* code = tree.Find("slip.code");
      ASSERT_NE(code, nullptr);
      EXPECT_EQ(code->texts[0].text, "KQXW MB42 HT7Y");
      EXPECT_EQ(code->label, "编码是 K Q X W M B 4 2 H T 7 Y");
      for (const canvas::Node& node : tree.nodes) {
        for (const canvas::TextRun& run : node.texts)
          EXPECT_LE(run.px, code->texts[0].px) << run.text;
      }
    }
    Look(fingers, Find(states, "matter-given").model);
    EXPECT_NE(fingers.tree().FindText("没有登记您的任何信息"), nullptr);
  }
}

TEST(Screens, StillUnsolvedIsOfferedWhenItIsAnsweredAndAskedOnceMore) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  EXPECT_EQ(Look(fingers, Find(states, "slip-handling").model).Find("progress.unsolved"), nullptr);
  EXPECT_NE(fingers.tree().FindText("已超期，正在督办"), nullptr);
  EXPECT_TRUE(Sent<model::UnsolvedAsked>(
      fingers.Tap(Find(states, "slip-solved").model, "progress.unsolved")));
  EXPECT_TRUE(Sent<model::UnsolvedAnswered>(
      fingers.Tap(Find(states, "slip-unsolved").model, "unsolved.yes")));
}

TEST(Screens, AnInquiryIsTwoTouchesAndSigningOutIsOne) {
  Fingers fingers;
  for (const auto& modes : {std::vector<Mode>{}, {Mode::kElder}, {Mode::kLow}}) {
    const auto states = EveryState(modes, Language::kChinese);
    EXPECT_TRUE(Sent<model::Opened>(fingers.Tap(Find(states, "home").model, "page.duty")));
    const model::Model& deed = Find(states, "inquiry-deed").model;
    EXPECT_TRUE(Sent<model::InquiryDone>(fingers.Tap(deed, "deed.self_done")));
    EXPECT_TRUE(Sent<model::LeaveAsked>(fingers.Tap(deed, "page.leave")));
  }
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& about = Find(states, "inquiry-about").model;
  EXPECT_TRUE(Sent<model::InquiryAbout>(fingers.Tap(about, "ask.open-business")));
}

TEST(Screens, ATouchBesideEverythingSaysThatSomebodyIsThere) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& model = Find(states, "item-plain").model;
  Look(fingers, model);
  EXPECT_TRUE(Sent<model::Touched>(fingers.TapAt(model, {1076, 300})));
}

TEST(Screens, TheHubsAbsenceIsToldWithTheAgeOfTheData) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  Look(fingers, Find(states, "home-hub-away").model);
  const canvas::Node* banner = fingers.tree().Find("page.banner");
  ASSERT_NE(banner, nullptr);
  EXPECT_NE(banner->texts[0].text.find("3小时前"), std::string::npos) << banner->texts[0].text;
  Look(fingers, Find(states, "home").model);
  EXPECT_EQ(fingers.tree().Find("page.banner"), nullptr);
}

TEST(Screens, WhoHasNoCardIsToldWhereToGoAndCanGoBack) {
  Fingers fingers;
  const auto states = EveryState({}, Language::kChinese);
  const model::Model& model = Find(states, "card").model;
  const canvas::Tree& tree = Look(fingers, model);
  EXPECT_NE(tree.FindText(text::SayZh(text::Word::kCardNone)), nullptr);
  const std::string heard = tree.ReadAloud();
  EXPECT_NE(heard.find(text::SayZh(text::Word::kCardTitle)), std::string::npos) << heard;
  EXPECT_TRUE(Sent<model::BackAsked>(fingers.Tap(model, "card.cancel")));
  const std::string again = Look(fingers, Find(states, "card-unread").model).ReadAloud();
  EXPECT_NE(again.find(text::SayZh(text::Word::kCardUnread)), std::string::npos) << again;
}

}  // namespace
}  // namespace yichuang::view::test
