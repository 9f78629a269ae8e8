#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "hub/query/figure_rules.h"
#include "hub/query/figures.h"

/// What counts mean (domain handbook §3.6). Every rate keeps its numerator and its denominator;
/// rounding is for display alone. Nothing measured is nothing, never 0 % or 100 %.
namespace yichuang::query {

struct Rate {
  std::uint64_t n = 0;
  std::uint64_t of = 0;
  friend bool operator==(const Rate&, const Rate&) = default;
};

/// Bounds of what a rate may truly be, 0 to 1.
struct Interval {
  double low = 0;
  double high = 1;
};

/// The figures of one row. "Five" means devices with five keys; those with two stand apart, except
/// where it is only asked whether somebody answered.
struct Indicators {
  std::uint64_t rated = 0;        ///< A: ratings that count, from all devices
  std::uint64_t unrated = 0;      ///< 未评价: nobody answered, and the time for it is over
  std::uint64_t excluded = 0;     ///< Bx
  Rate response;                  ///< 主动评价率 = A / S
  Rate satisfied;                 ///< 满意率 = (n5 + n4 + n3) / A, five
  Rate very;                      ///< 非常满意率 = n5 / A, five
  Rate bad;                       ///< 差评率 = (n2 + n1) / A, five
  Rate two_button_satisfied;      ///< 满意 of two keys
  Rate uninvited;                 ///< 未邀评 of all that ended
  std::uint64_t points = 0;       ///< Σ w·n, five
  std::optional<double> average;  ///< 平均分 = points / A, five; absent: nothing was measured
  std::optional<double> mean_busy_ms;  ///< of a service; absent: none ended
};

Indicators IndicatorsOf(const FigureCounts& counts, const FigureRules& rules);

/// Half up, two decimals: "97.83". Absent when nothing was measured.
std::optional<std::string> PercentText(const Rate& rate);

/// Wilson's interval of 95 % for a rate; absent when nothing was measured.
std::optional<Interval> IntervalOf(const Rate& rate);

/// The score of one row among all of them: (m·μ + Σ w·n) / (m + A), μ the average of the hall.
struct Score {
  std::optional<double> value;  ///< absent: the hall has no average to compare with
  Interval interval;            ///< of 95 % around it, in points
  bool ranked = false;          ///< enough ratings to stand in an order
};

/// `hall` is the sum of all rows it is compared with.
Score ScoreOf(const FigureCounts& counts, const FigureCounts& hall, const FigureRules& rules);

}  // namespace yichuang::query
