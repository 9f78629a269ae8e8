#pragma once

#include "hub/access/staff_card.h"
#include "hub/core/hall.h"
#include "hub/desired_frames.h"
#include "hub/live_board.h"
#include "hub/query/screens.h"

namespace yichuang::hub {

/// What the hall's screens show at `now`. `photos`: handles by work number; `stars` likewise.
query::HallScreens HallScreensOf(const core::Hall& hall, core::Instant now, const BoardTitle& title,
                                 const StaffNames& names, const StaffNames& photos = {},
                                 const access::StaffStars& stars = {});

}  // namespace yichuang::hub
