#include "kiosk/model/idle.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

/// Leaves a trace in every field that a person can reach.
void UseEverything(Kiosk& kiosk) {
  for (const Mode mode : {Mode::kElder, Mode::kLow, Mode::kContrast, Mode::kAloud})
    kiosk.Send(ModeToggled{mode});
  kiosk.Send(LanguageChosen{Language::kEnglish});
  kiosk.Open(Screen::kSearch).Send(Typed{"lihun"});
  kiosk.Send(Found{"lihun", {"shop", "pension"}, {{"离婚", "离婚"}}});
  kiosk.OpenItem("shop").Send(Answered{"place", "rent"}).Send(Answered{"agent", "other"});
  kiosk.Send(LeafTurned{Leaf::kFacts}).Send(PageTurned{1});
  kiosk.Send(StaffKnock{}).Send(PrintAsked{});
  kiosk.Send(SpeechEnded{});
}

TEST(Idle, TheWipedModelIsAFreshOne) {
  Kiosk used;
  Kiosk fresh;
  UseEverything(used);
  EXPECT_NE(used.model.visit, Visit{});
  used.Wait(seconds{60});
  fresh.Wait(seconds{60});
  EXPECT_EQ(used.model, fresh.model);
  EXPECT_TRUE(used.Logged(Fact::kPersonWiped));
  EXPECT_NE(used.Effect<DropPrints>(), nullptr);
}

TEST(Idle, EveryFieldOfAVisitIsATraceAndIsWiped) {
  const auto wiped = [](void (*change)(Visit&)) {
    Kiosk kiosk;
    kiosk.Send(Touched{});
    change(kiosk.model.visit);
    EXPECT_TRUE(HasTraces(kiosk.model));
    kiosk.Wait(seconds{60});
    const Visit fresh;
    return kiosk.model.visit == fresh;
  };
  EXPECT_TRUE(wiped([](Visit& v) { v.language = Language::kEnglish; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.modes[1] = true; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.path.push_back({.screen = Screen::kNumbers}); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.query = "lihun"; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.found_for = "lihun"; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.found = {"shop"}; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.words = {{"离婚", "离婚"}}; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.answers["shop"] = {{"place", "own"}}; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.print = PrintJob{}; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.number.emplace(); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.progress.emplace(); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.matter.emplace(); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.inquiry.emplace(); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.slip_paper.emplace(); }));
  EXPECT_TRUE(wiped([](Visit& v) { v.person = "60dfa3f1"; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.card_unread = true; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.knocks = {kMorning}; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.pin = "47"; }));
  EXPECT_TRUE(wiped([](Visit& v) { v.staff = true; }));
}

TEST(Idle, WarnsAfterThirtySecondsAndCountsDown) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  kiosk.Wait(std::chrono::milliseconds{29'999});
  EXPECT_FALSE(SecondsLeft(kiosk.model));
  kiosk.Wait(std::chrono::milliseconds{1});
  EXPECT_EQ(SecondsLeft(kiosk.model), 30);
  kiosk.Wait(seconds{10});
  EXPECT_EQ(SecondsLeft(kiosk.model), 20);
  EXPECT_EQ(kiosk.screen(), Screen::kItem) << "the warning leaves the screen as it is";
}

TEST(Idle, AnyTouchGivesTheWholeTimeAgain) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Wait(seconds{59}).Send(Touched{});
  EXPECT_FALSE(SecondsLeft(kiosk.model));
  kiosk.Wait(seconds{59});
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
  kiosk.Wait(seconds{1});
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Idle, WhatComesFromTheHubOrThePrinterIsNoTouch) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  for (int i = 0; i < 6; ++i) {
    kiosk.now += seconds{10};
    kiosk.Send(HubPresence{true}).Send(NewsArrived{}).Send(PrintFinished{});
  }
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Idle, ATouchAfterTheTimeBelongsToTheNextPerson) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(Answered{"place", "rent"});
  kiosk.now += seconds{61};  // no tick came in between
  kiosk.Send(PrintAsked{});
  EXPECT_EQ(kiosk.Effect<Print>(), nullptr);
  EXPECT_TRUE(kiosk.model.visit.answers.empty());
}

TEST(Idle, NobodyIsNotWarned) {
  Kiosk kiosk;
  kiosk.Send(Touched{}).Wait(seconds{45});
  EXPECT_FALSE(SecondsLeft(kiosk.model)) << "a touch on the home screen leaves no trace";
}

TEST(Idle, ListeningIsNotIdleButAVoiceThatHangsIs) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(ReadAsked{}).Wait(seconds{100});
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
  kiosk.Send(SpeechEnded{}).Wait(seconds{59});
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
  kiosk.Send(ReadAsked{}).Wait(minutes{3});
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
  EXPECT_NE(kiosk.Effect<Silence>(), nullptr);
}

TEST(Idle, AClockSetBackDoesNotKeepThePerson) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  kiosk.now -= hours{5};
  kiosk.Send(Tick{}).Wait(seconds{60});
  EXPECT_EQ(kiosk.screen(), Screen::kHome);
}

TEST(Idle, LeavingForgetsAtOnce) {
  Kiosk used;
  Kiosk fresh;
  UseEverything(used);
  used.Send(LeaveAsked{});
  fresh.Send(Tick{});
  EXPECT_EQ(used.model, fresh.model);
  EXPECT_TRUE(used.Logged(Fact::kPersonLeft));
}

}  // namespace
}  // namespace yichuang::model::test
