#pragma once

#include "hub/core/hall.h"
#include "hub/desired_frames.h"
#include "hub/live_board.h"
#include "hub/query/screens.h"

namespace yichuang::hub {

/// What the hall's screens show at `now`. `photos`: handles by work number.
query::HallScreens HallScreensOf(const core::Hall& hall, core::Instant now, const BoardTitle& title,
                                 const StaffNames& names, const StaffNames& photos = {});

}  // namespace yichuang::hub
