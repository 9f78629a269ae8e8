#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "hub/query/reader.h"

/// What a clerk sees of his own ratings: sums of at least five, none from today. Pure.
namespace yichuang::http {

/// Figures of some days in a row, together: alone they would be a single person's rating.
struct OwnBlock {
  std::string from;  ///< "2026-05-04"
  std::string to;    ///< the same day or a later one
  std::uint32_t rated = 0;
  std::array<std::uint32_t, 5> levels{};
  friend bool operator==(const OwnBlock&, const OwnBlock&) = default;
};
inline constexpr std::uint32_t kLeastOwn = 5;

/// Adds up rows, oldest first, and begins a new block whenever one holds kLeastOwn ratings. What is
/// left at the end is held back. A block that was shown once never changes: two looks cannot be
/// subtracted from each other.
std::vector<OwnBlock> OwnBlocks(const std::vector<query::DayRow>& rows);

/// Days before this one may be shown on `today`: those that a working day lies after. Weekends are
/// none; holidays are not known here yet.
std::chrono::sys_days ShownBefore(std::chrono::sys_days today);

/// First day whose ratings are added up: blocks begin anew with the quarter before this one.
std::chrono::sys_days FirstOwnDay(std::chrono::sys_days today);

/// First day, and the day before which, as text; `today` is a date of the calendar as text.
std::pair<std::string, std::string> OwnRangeOf(const std::string& today);

}  // namespace yichuang::http
