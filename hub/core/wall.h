#pragma once

#include <chrono>

#include "hub/core/counts.h"
#include "hub/core/ids.h"

namespace yichuang::core {

struct Hall;

/// What a screen on the wall may show: the hall's totals as they stood at the last step, never
/// nearer to now. A step ends with five ratings or after fifteen minutes, whichever comes first, so
/// that the difference of two looks never is one person's rating of a moment ago.
///
/// Steps follow from the ledger alone: a hub that starts again shows the same step as before.
struct WallStep {
  DayCounts counts;
  Instant at{};
  friend bool operator==(const WallStep&, const WallStep&) = default;
};

inline constexpr std::uint32_t kWallRatings = 5;
inline constexpr std::chrono::minutes kWallTime{15};

/// The step that counts at `now`. REQUIRES: now >= hall.last.
WallStep WallOf(const Hall& hall, Instant now);

}  // namespace yichuang::core
