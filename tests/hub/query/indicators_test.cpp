#include "hub/query/indicators.h"

#include <gtest/gtest.h>

namespace yichuang::query {
namespace {

using namespace std::chrono_literals;

const FigureRules& Rules() { return RulesOn(2026y / 5 / 9); }

/// 100 services: 40 five-key ratings, 10 two-key, 2 excluded, 1 came late, 7 still open.
FigureCounts Sample() {
  FigureCounts counts;
  counts.ended = 100;
  counts.uninvited = 5;
  counts.open = 7;
  counts.busy_ms = 60'000'000;
  counts.levels = {1, 2, 3, 4, 30};
  counts.two_button = {0, 1, 0, 9, 0};
  counts.excluded = {2, 0, 0, 0, 0};
  counts.late = 1;
  return counts;
}

TEST(Indicators, KeepNumeratorAndDenominatorOfEveryRate) {
  const Indicators figures = IndicatorsOf(Sample(), Rules());
  EXPECT_EQ(figures.rated, 50U);
  EXPECT_EQ(figures.response, (Rate{50, 100}));
  EXPECT_EQ(figures.satisfied, (Rate{37, 40}));
  EXPECT_EQ(figures.very, (Rate{30, 40}));
  EXPECT_EQ(figures.bad, (Rate{3, 40}));
  EXPECT_EQ(figures.uninvited, (Rate{5, 100}));
  EXPECT_EQ(figures.excluded, 2U);
  EXPECT_EQ(figures.points, 356U);
  EXPECT_DOUBLE_EQ(*figures.average, 8.9);
  EXPECT_DOUBLE_EQ(*figures.mean_busy_ms, 600'000);
}

TEST(Indicators, SilenceIsNeitherSatisfiedNorDissatisfied) {
  FigureCounts silent;
  silent.ended = 40;
  const Indicators figures = IndicatorsOf(silent, Rules());
  EXPECT_EQ(figures.unrated, 40U);
  EXPECT_EQ(figures.satisfied, Rate{});
  EXPECT_EQ(figures.bad, Rate{});
  EXPECT_FALSE(figures.average);
  EXPECT_EQ(PercentText(figures.satisfied), std::nullopt);
  EXPECT_EQ(PercentText(figures.response), "0.00");
}

TEST(Indicators, UnratedIsWhatNobodyAnsweredAndNobodyMayAnswerAnyMore) {
  EXPECT_EQ(IndicatorsOf(Sample(), Rules()).unrated, 100U - 50 - 2 - 1 - 7);
}

TEST(Indicators, TwoButtonDevicesStandApart) {
  const Indicators figures = IndicatorsOf(Sample(), Rules());
  EXPECT_EQ(figures.two_button_satisfied, (Rate{9, 10}));
  FigureCounts more = Sample();
  more.two_button[1] += 50;
  EXPECT_EQ(IndicatorsOf(more, Rules()).satisfied, figures.satisfied);
}

TEST(Percent, IsRoundedHalfUpForDisplayAlone) {
  EXPECT_EQ(PercentText({1, 3}), "33.33");
  EXPECT_EQ(PercentText({2, 3}), "66.67");
  EXPECT_EQ(PercentText({1, 8}), "12.50");
  EXPECT_EQ(PercentText({1, 800}), "0.13") << "0.125 goes up";
  EXPECT_EQ(PercentText({19'999, 20'000}), "100.00");
  EXPECT_EQ(PercentText({5, 5}), "100.00");
  EXPECT_EQ(PercentText({0, 0}), std::nullopt);
}

TEST(Interval, IsWilsons) {
  // Newcombe 1998, table I: 81 of 263.
  const Interval known = *IntervalOf({81, 263});
  EXPECT_NEAR(known.low, 0.2553, 0.00005);
  EXPECT_NEAR(known.high, 0.3662, 0.00005);
  const Interval all = *IntervalOf({5, 5});
  EXPECT_LT(all.low, 0.6) << "five of five is far from certain";
  EXPECT_DOUBLE_EQ(all.high, 1);
  EXPECT_FALSE(IntervalOf({0, 0}));
}

TEST(Score, FewRatingsAreMixedWithTheHall) {
  FigureCounts hall;
  hall.levels = {50, 50, 100, 300, 500};
  FigureCounts lucky;
  lucky.levels = {0, 0, 0, 0, 1};
  FigureCounts steady;
  steady.levels = {0, 0, 5, 45, 150};
  const double mean = (50 * 0 + 50 * 3 + 100 * 6 + 300 * 8 + 500 * 10) / 1000.0;
  const Score one = ScoreOf(lucky, hall, Rules());
  EXPECT_NEAR(*one.value, (30 * mean + 10) / 31, 1e-12);
  EXPECT_FALSE(one.ranked) << "a single rating ranks nobody";
  const Score many = ScoreOf(steady, hall, Rules());
  EXPECT_TRUE(many.ranked);
  EXPECT_GT(*many.value, *one.value);
  EXPECT_LT(many.interval.high - many.interval.low, one.interval.high - one.interval.low);
  EXPECT_LE(one.interval.high, 10);
  EXPECT_GE(one.interval.low, 0);
}

TEST(Score, NobodyIsScoredWhereNothingWasMeasured) {
  EXPECT_FALSE(ScoreOf({}, {}, Rules()).value);
  FigureCounts hall;
  hall.levels = {0, 0, 0, 0, 100};
  const Score unrated = ScoreOf({}, hall, Rules());
  EXPECT_DOUBLE_EQ(*unrated.value, 10) << "the hall's own average, and unranked";
  EXPECT_FALSE(unrated.ranked);
}

TEST(FigureCounts, AddUpFieldByField) {
  FigureCounts sum = Sample();
  sum += Sample();
  EXPECT_EQ(sum.ended, 200U);
  EXPECT_EQ(sum.levels, (std::array<std::uint64_t, 5>{2, 4, 6, 8, 60}));
  EXPECT_EQ(sum.late, 2U);
  EXPECT_EQ(IndicatorsOf(sum, Rules()).satisfied, (Rate{74, 80}));
}

}  // namespace
}  // namespace yichuang::query
