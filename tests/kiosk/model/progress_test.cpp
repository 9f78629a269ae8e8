#include "kiosk/model/progress.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

void GoOnline(Kiosk& kiosk) {
  kiosk.model.setting.linked = true;
  kiosk.Send(HubPresence{true});
}

TEST(Progress, OneTouchAScanAndFourDigitsAskTheHub) {
  Kiosk kiosk;
  GoOnline(kiosk);
  kiosk.Open(Screen::kProgress);
  for (const char c : std::string("food-licence202611240001"))
    kiosk.Send(ProgressTyped{std::string(1, c)});
  kiosk.Send(ProgressNumber{});  // the scanner's Enter
  for (const char digit : std::string("002X")) kiosk.Send(ProgressKey{digit});
  const auto* asked = kiosk.Effect<AskProgress>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->number, "food-licence202611240001");
  EXPECT_EQ(asked->last4, "002X");
  EXPECT_EQ(kiosk.model.visit.progress->step, ProgressStep::kAsking);
}

TEST(Progress, AnAnswerIsShownAndTheFourDigitsAreForgotten) {
  Kiosk kiosk;
  GoOnline(kiosk);
  kiosk.Open(Screen::kProgress).Send(ProgressTyped{"202611240001"}).Send(ProgressNumber{});
  kiosk.Send(ProgressTyped{"0021"});
  const Instant asked = kiosk.model.visit.progress->asked;
  kiosk.Send(ProgressTold{asked - std::chrono::seconds(1), {CaseProgress{}}});
  EXPECT_EQ(kiosk.model.visit.progress->step, ProgressStep::kAsking) << "of somebody before";
  kiosk.Send(ProgressTold{asked, {CaseProgress{}}});
  EXPECT_EQ(kiosk.model.visit.progress->step, ProgressStep::kTold);
  EXPECT_EQ(kiosk.model.visit.progress->last4, "");
  kiosk.Send(ProgressAgain{});
  EXPECT_EQ(kiosk.model.visit.progress, ProgressJob{});
}

TEST(Progress, WithoutTheHubNobodyIsAskedAndThePersonIsToldSo) {
  Kiosk kiosk;
  kiosk.model.setting.linked = true;
  kiosk.Send(HubPresence{false});
  kiosk.Open(Screen::kProgress).Send(ProgressTyped{"202611240001"}).Send(ProgressNumber{});
  kiosk.Send(ProgressTyped{"0021"});
  EXPECT_EQ(kiosk.Effect<AskProgress>(), nullptr);
  EXPECT_EQ(kiosk.model.visit.progress->trouble, ProgressTrouble::kHubAway);
}

TEST(Progress, ATicketIsNamedWithoutItsDayAndRubbishIsNoNumber) {
  EXPECT_EQ(NumberScanned("A00120261124"), "A001");
  EXPECT_EQ(NumberScanned("a00120261124"), "a00120261124");
  EXPECT_EQ(NumberScanned("202611240001\r"), "202611240001");
  EXPECT_EQ(NumberScanned("123"), "");
  EXPECT_EQ(NumberScanned("https://example"), "");
  Kiosk kiosk;
  kiosk.Open(Screen::kProgress).Send(ProgressTyped{"12"}).Send(ProgressNumber{});
  EXPECT_EQ(kiosk.model.visit.progress->step, ProgressStep::kNumber);
  kiosk.Send(ProgressErased{false});
  EXPECT_EQ(kiosk.model.visit.progress->number, "1");
}

}  // namespace
}  // namespace yichuang::model::test
