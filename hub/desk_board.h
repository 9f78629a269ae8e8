#pragma once

#include "hub/core/hall.h"
#include "hub/desired_frames.h"
#include "hub/live_board.h"
#include "hub/query/desk.h"

namespace yichuang::hub {

/// What desks may show of the hall at `now`.
query::DeskHall DeskHallOf(const core::Hall& hall, core::Instant now, const BoardTitle& title,
                           const StaffNames& names);

}  // namespace yichuang::hub
