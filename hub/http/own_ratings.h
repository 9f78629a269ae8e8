#pragma once

#include <array>
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

/// What the rows of a trend stand for.
enum class OwnPeriod : std::uint8_t { kWeek, kMonth };

/// Blocks put together by the week (from Monday) or month of their last day, oldest first; `from`
/// and `to` are those of the blocks. Blocks stay whole, so that a trend beside them tells no more
/// than they do: whatever is subtracted from whatever leaves whole blocks.
std::vector<OwnBlock> OwnTrend(const std::vector<OwnBlock>& blocks, OwnPeriod period);

/// Tags of good or of bad ratings.
struct OwnTagSum {
  std::uint32_t ratings = 0;                                  ///< of these levels
  std::uint32_t tagged = 0;                                   ///< of those, with a tag
  std::vector<std::pair<std::uint16_t, std::uint32_t>> tags;  ///< code and times, often ones first
  friend bool operator==(const OwnTagSum&, const OwnTagSum&) = default;
};
struct OwnTagSums {
  OwnTagSum praised;     ///< 表扬: levels 4 and 5
  OwnTagSum criticised;  ///< 批评: levels 1 and 2
};

/// Adds tags up over whole blocks, kLeastOwn ratings of good (or of bad) levels at a time: what is
/// left at the end is held back, so that neither a sum nor what it grew by is a few people's words.
/// `rows`: tags by day, of the days of the blocks.
OwnTagSums OwnTagsOf(const std::vector<OwnBlock>& blocks,
                     const std::vector<query::OwnTagRow>& rows);

/// First day whose ratings are added up, as text: blocks begin anew with the quarter before that of
/// `today`, a date of the calendar. The last one is the day before the newest working day
/// (core::LastWorkingDay).
std::string FirstOwnDay(const std::string& today);

}  // namespace yichuang::http
