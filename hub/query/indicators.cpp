#include "hub/query/indicators.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace yichuang::query {
namespace {

using Levels = std::array<std::uint64_t, 5>;

/// Standard normal deviate of 95 %.
constexpr double kDeviate = 1.959963984540054;

std::uint64_t SumOf(const Levels& levels) {
  return std::accumulate(levels.begin(), levels.end(), std::uint64_t{0});
}

/// Levels 3, 4 and 5.
std::uint64_t SatisfiedOf(const Levels& levels) { return levels[2] + levels[3] + levels[4]; }

std::uint64_t PointsOf(const Levels& levels, const FigureRules& rules) {
  std::uint64_t points = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) points += levels[i] * rules.weights[i];
  return points;
}

void AddLevels(Levels& sum, const Levels& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

}  // namespace

FigureCounts& operator+=(FigureCounts& sum, const FigureCounts& more) {
  sum.ended += more.ended;
  sum.uninvited += more.uninvited;
  sum.open += more.open;
  sum.busy_ms += more.busy_ms;
  AddLevels(sum.levels, more.levels);
  AddLevels(sum.two_button, more.two_button);
  AddLevels(sum.excluded, more.excluded);
  sum.late += more.late;
  sum.excluded_late += more.excluded_late;
  return sum;
}

Indicators IndicatorsOf(const FigureCounts& counts, const FigureRules& rules) {
  const std::uint64_t five = SumOf(counts.levels);
  const std::uint64_t two = SumOf(counts.two_button);
  Indicators result;
  result.rated = five + two;
  result.excluded = SumOf(counts.excluded);
  const std::uint64_t answered = result.rated + result.excluded + counts.late + counts.open;
  // A rating that came late is no silence, and neither is one that was excluded.
  result.unrated = counts.ended - std::min(counts.ended, answered);
  result.response = {result.rated, counts.ended};
  result.satisfied = {SatisfiedOf(counts.levels), five};
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(silence_satisfied))
    result.satisfied = {result.satisfied.n + result.unrated, five + result.unrated};
#endif
  result.very = {counts.levels[4], five};
  result.bad = {counts.levels[0] + counts.levels[1], five};
  result.two_button_satisfied = {SatisfiedOf(counts.two_button), two};
  result.uninvited = {counts.uninvited, counts.ended};
  result.points = PointsOf(counts.levels, rules);
  if (five > 0) result.average = static_cast<double>(result.points) / static_cast<double>(five);
  if (counts.ended > 0)
    result.mean_busy_ms = static_cast<double>(counts.busy_ms) / static_cast<double>(counts.ended);
  return result;
}

std::optional<std::string> PercentText(const Rate& rate) {
  if (rate.of == 0) return std::nullopt;
  const std::uint64_t hundredths = (rate.n * 20'000 + rate.of) / (2 * rate.of);
  const std::string decimals = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (decimals.size() < 2 ? ".0" : ".") + decimals;
}

std::optional<Interval> IntervalOf(const Rate& rate) {
  if (rate.of == 0) return std::nullopt;
  const double n = static_cast<double>(rate.of);
  const double p = static_cast<double>(rate.n) / n;
  const double square = kDeviate * kDeviate;
  const double middle = (p + square / (2 * n)) / (1 + square / n);
  const double half =
      kDeviate * std::sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n);
  return Interval{std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Score ScoreOf(const FigureCounts& counts, const FigureCounts& hall, const FigureRules& rules) {
  const std::uint64_t all = SumOf(hall.levels);
  const std::uint64_t own = SumOf(counts.levels);
  Score score;
  score.ranked = own >= rules.least_ranked;
  if (all == 0) return score;
  const double mean = static_cast<double>(PointsOf(hall.levels, rules)) / static_cast<double>(all);
  double squares = 0;
  for (std::size_t i = 0; i < hall.levels.size(); ++i) {
    const double distance = static_cast<double>(rules.weights[i]) - mean;
    squares += static_cast<double>(hall.levels[i]) * distance * distance;
  }
  const double weight = static_cast<double>(own) + static_cast<double>(rules.prior);
  const double value =
      (mean * rules.prior + static_cast<double>(PointsOf(counts.levels, rules))) / weight;
  // The spread of single ratings is taken from the whole hall: that of a few would say little.
  const double half = kDeviate * std::sqrt(squares / static_cast<double>(all) / weight);
  const auto [least, most] = std::ranges::minmax(rules.weights);
  score.value = value;
  score.interval = {std::max(static_cast<double>(least), value - half),
                    std::min(static_cast<double>(most), value + half)};
  return score;
}

}  // namespace yichuang::query
