#pragma once

#include <array>
#include <string_view>

namespace yichuang::sqlite {

/// What figure_cell, staff_day and staff_posted count, in the order of their columns: ratings of
/// levels 1 to 5 from devices with five keys, from those with two, and excluded ones.
inline constexpr std::array<std::string_view, 18> kFigureColumns{
    "ended", "uninvited", "busy_ms", "l1",   "l2", "l3", "l4", "l5", "two1",
    "two2",  "two3",      "two4",    "two5", "x1", "x2", "x3", "x4", "x5"};

/// figure_late.what: what came after the month of the service was frozen.
inline constexpr int kLateArrival = 0;    ///< a rating
inline constexpr int kLateExclusion = 1;  ///< that a rating of the month does not count
inline constexpr int kLateTakenBack = 2;  ///< that a rating which came late does not count

}  // namespace yichuang::sqlite
