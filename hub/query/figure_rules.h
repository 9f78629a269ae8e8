#pragma once

#include <array>
#include <chrono>
#include <cstdint>

/// Numbers by which figures are judged, as data with the day from which they hold. A changed row is
/// a new row behind the old one: months that were judged by the old numbers stay as they were.
namespace yichuang::query {

struct FigureRules {
  std::chrono::year_month_day valid_from{};
  /// Day of the next month until which late ratings and exclusions still change a month.
  unsigned freeze_day = 5;
  /// Points of levels 1 to 5 in the average.
  std::array<std::uint32_t, 5> weights{0, 3, 6, 8, 10};
  /// Ratings of the hall's average that every score is mixed with, so that few ratings move it
  /// little.
  std::uint32_t prior = 30;
  /// Ratings below which nobody is ranked.
  std::uint32_t least_ranked = 10;
  /// Ratings below which figures are hidden from whoever may not see single ones.
  std::uint32_t least_shown = 5;
};

/// Those in force on a day. Days before the first row go by the first.
const FigureRules& RulesOn(std::chrono::year_month_day day);

/// The first day on which the month of `day` is frozen.
std::chrono::year_month_day FrozenFrom(std::chrono::year_month_day day);

/// Whether something that comes on `arrival` is too late to change the month of a service that
/// ended on `service`.
bool IsFrozen(std::chrono::year_month_day service, std::chrono::year_month_day arrival);

}  // namespace yichuang::query
