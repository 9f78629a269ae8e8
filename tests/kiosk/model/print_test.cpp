#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(Print, CarriesItemAnswersAndLanguage) {
  Kiosk kiosk;
  kiosk.Send(LanguageChosen{Language::kEnglish}).OpenItem("shop");
  kiosk.Send(Answered{"place", "rent"}).Send(PrintAsked{});
  const Print* print = kiosk.Effect<Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->item, "shop");
  EXPECT_EQ(print->answers, (Answers{{"place", "rent"}}));
  EXPECT_EQ(print->language, Language::kEnglish);
  EXPECT_EQ(kiosk.model.visit.print->stage, PrintStage::kPrinting);
}

TEST(Print, TwoPressesGiveOnePaper) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(PrintAsked{}).Send(PrintAsked{});
  EXPECT_EQ(kiosk.Effect<Print>(), nullptr);
}

TEST(Print, PaperOutSaysSoAndLeavesTheListOnScreen) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(PrintAsked{});
  kiosk.Send(PrintFinished{kiosk.Effect<Print>()->job, PrintOutcome::kPaperOut});
  EXPECT_EQ(kiosk.model.visit.print->stage, PrintStage::kTrouble);
  EXPECT_EQ(kiosk.model.visit.print->outcome, PrintOutcome::kPaperOut);
  kiosk.Send(PrintDialogClosed{});
  EXPECT_FALSE(kiosk.model.visit.print);
  EXPECT_EQ(kiosk.screen(), Screen::kItem);
}

TEST(Print, AfterAFailureThePersonMayTryAgain) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(PrintAsked{});
  const Instant first = kiosk.Effect<Print>()->job;
  kiosk.Send(PrintFinished{first, PrintOutcome::kFailed});
  kiosk.now += seconds{1};
  kiosk.Send(PrintAsked{});
  ASSERT_NE(kiosk.Effect<Print>(), nullptr);
  kiosk.Send(PrintFinished{first, PrintOutcome::kPrinted});
  EXPECT_EQ(kiosk.model.visit.print->stage, PrintStage::kPrinting) << "that was the first job";
}

TEST(Print, TheNextPersonDoesNotSeeTheLastOnesJob) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(PrintAsked{});
  const Instant job = kiosk.Effect<Print>()->job;
  kiosk.Send(LeaveAsked{});
  EXPECT_NE(kiosk.Effect<DropPrints>(), nullptr);
  kiosk.Send(PrintFinished{job, PrintOutcome::kPaperOut});
  EXPECT_FALSE(kiosk.model.visit.print);
}

TEST(Print, WithoutAPrinterItSaysSoAtOnce) {
  Kiosk kiosk;
  kiosk.model.setting.printer = false;
  kiosk.OpenItem("shop").Send(PrintAsked{});
  EXPECT_EQ(kiosk.Effect<Print>(), nullptr);
  EXPECT_EQ(kiosk.model.visit.print->outcome, PrintOutcome::kNoPrinter);
}

TEST(Print, OnlyAnOpenItemIsPrinted) {
  Kiosk kiosk;
  kiosk.Send(PrintAsked{});
  EXPECT_EQ(kiosk.Effect<Print>(), nullptr);
  EXPECT_FALSE(kiosk.model.visit.print);
}

}  // namespace
}  // namespace yichuang::model::test
