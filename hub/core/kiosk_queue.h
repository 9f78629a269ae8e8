#pragma once

#include <string>

#include "hub/core/hall.h"

namespace yichuang::core {

/// What one kiosk is told of the lines at `now`: the tiles of 取号, the numbers it may give by
/// itself today, and the hub's answers to its wishes. Derived, never stored; it changes with time
/// alone, so it stands in no version of the desired state.
contract::KioskQueue KioskQueueOf(const Hall& hall, const std::string& kiosk, Instant now);

/// Where whoever holds a number of the group is called to: "A区 3–6号窗口"; empty when no window
/// serves it. The zone is left out when its windows stand in several, the windows when all of the
/// hall's serve it or they do not fit.
contract::BothTexts WhereOf(const Plan& plan, const PlannedGroup& group);

}  // namespace yichuang::core
