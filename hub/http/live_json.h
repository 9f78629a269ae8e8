#pragma once

#include <optional>
#include <string>

#include "hub/query/live.h"

/// The live page's JSON. Field names are those of the structs in hub/query/live.h; pure.
namespace yichuang::http {

/// The whole state:
/// {"hall","demo","software","at_ms","day","seq","utc_offset_minutes","today","zones":[…],
/// "windows":[…],"alarms":[…]}.
std::string WholeJson(const query::LiveState& state);

/// {"hall","demo","at_ms","day","utc_offset_minutes","today"}.
std::string WallJson(const query::WallState& state);

/// What a page that shows `before` needs to show `after`:
/// {"base","seq","at_ms","day","today","windows":[changed…],"alarms":[new and changed…],
/// "ended_alarms":[ids]}. "base" is before.seq: a page that
/// stands elsewhere must fetch the whole state. Absent when a difference cannot say it: another
/// hall, title, set of zones or windows. REQUIRES: alarms stand in the order of their ids.
std::optional<std::string> DeltaJson(const query::LiveState& before, const query::LiveState& after);

}  // namespace yichuang::http
