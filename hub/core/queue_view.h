#pragma once

#include <cstddef>
#include <vector>

#include "hub/core/hall.h"

/// The lines as a window sees them; nothing of it decides anything.
namespace yichuang::core {

/// Who waits for the window, in the order in which it alone would call them now: the first one is
/// Choose's. At most `most` of them; the pointers live until the next Apply.
std::vector<const Ticket*> LineAt(const Hall& hall, WindowNo window, Instant now, std::size_t most);

/// How many wait for the window.
std::uint32_t WaitingAt(const Hall& hall, WindowNo window, Instant now);

/// Until when a number that was missed at `missed` may come back: the end of its half of the day.
Instant ReturnEnd(const Plan& plan, Instant missed);

}  // namespace yichuang::core
