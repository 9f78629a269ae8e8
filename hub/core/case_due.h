#pragma once

#include <optional>

#include "hub/core/hall.h"

/// What time does to cases; parts of Decide.
namespace yichuang::core {

/// Notices that nobody sent in the law's days, corrections and promises that did not come,
/// reminders, drafts nobody went on with. At most kMostDueCases at once; the rest with the next
/// Tick.
void AppendDueCases(const Hall& hall, Instant now, Events& events);
inline constexpr std::size_t kMostDueCases = 200;

/// New due dates after the calendar changed.
void AppendRedatedCases(const Hall& hall, Events& events);

std::optional<Instant> NextCaseDeadline(const Hall& hall);

}  // namespace yichuang::core
