#pragma once

#include <string>
#include <vector>

#include "hub/core/hall.h"
#include "hub/desired_frames.h"
#include "hub/query/live.h"

namespace yichuang::hub {

/// What stands on the board beside the hall itself.
struct BoardTitle {
  std::string name;  ///< "云澜区政务服务中心（演示）"
  bool demo = false;
  std::string software;
};

/// The live page's picture of the hall, supervisor's view. `photos`: handles by work number.
query::LiveState LiveStateOf(const core::Hall& hall, const BoardTitle& title,
                             const StaffNames& names, const StaffNames& photos = {});

/// Numbers of the keys whose bits are set, 1 for the leftmost.
std::vector<int> KeysOf(std::uint8_t bits);

/// What of it somebody should look after, oldest first.
std::vector<query::LiveAlarm> LiveAlarmsOf(const core::Hall& hall, const StaffNames& names);

/// What a screen on the wall may show of it at `now`.
query::WallState WallStateOf(const core::Hall& hall, core::Instant now, const BoardTitle& title);

}  // namespace yichuang::hub
