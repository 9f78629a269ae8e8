#include "hub/query/figure_rules.h"

#include <gtest/gtest.h>

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

TEST(FigureRules, AMonthIsOpenUntilTheFreezeDayOfTheNextIsOver) {
  EXPECT_FALSE(IsFrozen(2026y / 5 / 1, 2026y / 5 / 31));
  EXPECT_FALSE(IsFrozen(2026y / 5 / 31, 2026y / 6 / 5));
  EXPECT_TRUE(IsFrozen(2026y / 5 / 31, 2026y / 6 / 6));
  EXPECT_TRUE(IsFrozen(2026y / 5 / 1, 2027y / 1 / 1));
}

TEST(FigureRules, TheYearsEndIsAMonthsEndLikeAny) {
  EXPECT_EQ(FrozenFrom(2026y / 12 / 31), 2027y / 1 / 6);
  EXPECT_FALSE(IsFrozen(2026y / 12 / 31, 2027y / 1 / 5));
  EXPECT_TRUE(IsFrozen(2026y / 12 / 31, 2027y / 1 / 6));
}

TEST(FigureRules, DaysBeforeTheFirstRowGoByTheFirst) {
  EXPECT_EQ(RulesOn(1999y / 1 / 1).freeze_day, RulesOn(2026y / 1 / 1).freeze_day);
}

}  // namespace
}  // namespace yichuang::query
