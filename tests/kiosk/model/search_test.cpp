#include <gtest/gtest.h>

#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

TEST(Search, EveryKeyAsksForTheWholeQuery) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(Typed{"y"}).Send(Typed{"y"});
  ASSERT_NE(kiosk.Effect<Search>(), nullptr);
  EXPECT_EQ(kiosk.Effect<Search>()->query, "yy");
}

TEST(Search, AnAnswerToAnOlderQueryIsDropped) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(Typed{"y"}).Send(Typed{"y"});
  kiosk.Send(Found{"y", {"pension"}, {}});
  EXPECT_TRUE(FoundItems(kiosk.model).empty());
  kiosk.Send(Found{"yy", {"shop"}, {{"营业", "营业"}}});
  ASSERT_EQ(FoundItems(kiosk.model).size(), 1U);
  EXPECT_EQ(FoundItems(kiosk.model)[0]->id, "shop");
}

TEST(Search, EraseTakesAWholeCharacter) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(WordChosen{"开店"}).Send(Erased{});
  EXPECT_EQ(kiosk.model.visit.query, "开");
  kiosk.Send(Erased{}).Send(Erased{});
  EXPECT_EQ(kiosk.model.visit.query, "");
}

TEST(Search, AnEmptyQueryHasNoResults) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(Typed{"k"}).Send(Found{"k", {"shop"}, {{"开", "开"}}});
  kiosk.Send(QueryCleared{});
  EXPECT_TRUE(kiosk.model.visit.found.empty());
  EXPECT_TRUE(kiosk.model.visit.words.empty());
  EXPECT_EQ(kiosk.Effect<Search>(), nullptr);
}

TEST(Search, AQueryHasAnEnd) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch);
  for (int i = 0; i < 500; ++i) kiosk.Send(Typed{"a"});
  EXPECT_EQ(kiosk.model.visit.query.size(), 60U);
  kiosk.Send(WordChosen{std::string(1000, 'b')});
  EXPECT_EQ(kiosk.model.visit.query[0], 'a');
}

TEST(Search, PagesEndWhereTheResultsEnd) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(Typed{"k"});
  kiosk.Send(Found{"k", {"shop", "pension"}, {}}).Send(PageTurned{1});
  EXPECT_EQ(Here(kiosk.model).page, 0);
  kiosk.Send(PageTurned{-1});
  EXPECT_EQ(Here(kiosk.model).page, 0);
}

TEST(Search, ItemsThatAreGoneAreNotShown) {
  Kiosk kiosk;
  kiosk.Open(Screen::kSearch).Send(Typed{"k"}).Send(Found{"k", {"gone", "shop"}, {}});
  ASSERT_EQ(FoundItems(kiosk.model).size(), 1U);
}

}  // namespace
}  // namespace yichuang::model::test
