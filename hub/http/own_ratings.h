#pragma once

#include <array>
#include <cstdint>
#include <string>
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

/// First day whose ratings are added up, as text: blocks begin anew with the quarter before that of
/// `today`, a date of the calendar. The last one is the day before the newest working day
/// (core::LastWorkingDay).
std::string FirstOwnDay(const std::string& today);

}  // namespace yichuang::http
