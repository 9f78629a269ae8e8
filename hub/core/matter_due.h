#pragma once

#include <optional>

#include "hub/core/hall.h"

/// What time does to matters; parts of Decide.
namespace yichuang::core {

/// Cards of what is late, and heads of units told of what they may see, at once; reminders and
/// escalations, in office hours alone. At most
/// kMostDueMatters at once; the rest with the next Tick.
void AppendDueMatters(const Hall& hall, Instant now, Events& events);
inline constexpr std::size_t kMostDueMatters = 500;

/// New due dates after holidays or hours changed, so many matters at a time.
void AppendRedatedMatters(const Hall& hall, Events& events);
inline constexpr std::size_t kMostRedated = 5'000;

std::optional<Instant> NextMatterDeadline(const Hall& hall);

/// Counted bad ratings among `events` each open a matter.
void AppendBadRatings(const Hall& hall, Instant now, Events& events);

}  // namespace yichuang::core
