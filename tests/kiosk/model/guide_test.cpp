#include "kiosk/model/guide.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(Guide, TheListFollowsTheAnswers) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  const auto& shop = *OpenItem(kiosk.model);
  EXPECT_EQ(ChecklistOf(kiosk.model, shop).bring, (std::vector<std::size_t>{0}));
  EXPECT_EQ(ChecklistOf(kiosk.model, shop).open.size(), 2U);
  kiosk.Send(Answered{"place", "rent"}).Send(Answered{"agent", "self"});
  EXPECT_EQ(ChecklistOf(kiosk.model, shop).bring, (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(ChecklistOf(kiosk.model, shop).settled());
  kiosk.Send(Answered{"place", "own"});
  EXPECT_EQ(ChecklistOf(kiosk.model, shop).bring, (std::vector<std::size_t>{0}));
}

TEST(Guide, AnswersThatTheItemDoesNotKnowAreRefused) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(Answered{"place", "steal"}).Send(Answered{"colour", "rent"});
  EXPECT_TRUE(AnswersFor(kiosk.model, *FindItem(kiosk.model, "shop")).empty());
  kiosk.Send(HomeAsked{}).Send(Answered{"place", "rent"});
  EXPECT_TRUE(AnswersFor(kiosk.model, *FindItem(kiosk.model, "shop")).empty());
}

TEST(Guide, UndoTakesTheLastAnswerClearTakesAll) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(Answered{"agent", "other"}).Send(Answered{"place", "rent"});
  const auto& shop = *OpenItem(kiosk.model);
  kiosk.Send(AnswerUndone{});
  EXPECT_EQ(ChosenOption(kiosk.model, shop, "place"), "");
  EXPECT_EQ(ChosenOption(kiosk.model, shop, "agent"), "other");
  kiosk.Send(AnswersCleared{}).Send(AnswerUndone{});
  EXPECT_EQ(ChosenOption(kiosk.model, shop, "agent"), "");
}

TEST(Guide, AnswersBelongToTheirItemAndWaitThere) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(Answered{"place", "rent"}).OpenItem("pension");
  EXPECT_TRUE(AnswersFor(kiosk.model, *OpenItem(kiosk.model)).empty());
  kiosk.Send(BackAsked{});
  EXPECT_EQ(AnswersFor(kiosk.model, *OpenItem(kiosk.model)).size(), 1U);
}

TEST(Guide, TheElderAreAskedOneQuestionAtATime) {
  Kiosk kiosk;
  kiosk.OpenItem("shop");
  const auto& shop = *OpenItem(kiosk.model);
  EXPECT_EQ(QuestionsToShow(kiosk.model, shop).size(), 2U);
  kiosk.Send(ModeToggled{Mode::kElder});
  EXPECT_EQ(QuestionsToShow(kiosk.model, shop), (std::vector<std::size_t>{0}));
  kiosk.Send(Answered{"place", "own"});
  EXPECT_EQ(QuestionsToShow(kiosk.model, shop), (std::vector<std::size_t>{1}));
}

TEST(Guide, TurningALeafBeginsAtItsFirstPage) {
  Kiosk kiosk;
  kiosk.OpenItem("shop").Send(PageTurned{1});
  EXPECT_EQ(Here(kiosk.model).page, 1);
  kiosk.Send(LeafTurned{Leaf::kSteps});
  EXPECT_EQ(Here(kiosk.model).page, 0);
  EXPECT_EQ(Here(kiosk.model).leaf, Leaf::kSteps);
  EXPECT_EQ(kiosk.model.visit.path.size(), 2U) << "a leaf is not a step on the way";
}

}  // namespace
}  // namespace yichuang::model::test
