#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/contract/zone_board.h"
#include "hub/core/hall.h"

/// What the boards of the hall show: of a zone, and over one window. Derived, never stored; nothing
/// of it depends on a rating, for everybody reads it, the clerk as well.
namespace yichuang::core {

/// Absent when no window of the plan stands in the zone. Calls are those of the hall's day at
/// `now`.
std::optional<contract::ZoneBoard> ZoneBoardOf(const Hall& hall, std::string_view zone,
                                               Instant now);

/// The board over one window. Who the visitor is stands on no board.
struct WindowBoard {
  WindowNo number{};
  std::string zone;
  contract::BoardWindowState state = contract::BoardWindowState::kClosed;
  std::string ticket;  ///< called or served, as the desk has it; "" without a number
  std::optional<StaffId> staff;
  friend bool operator==(const WindowBoard&, const WindowBoard&) = default;
};

/// Absent when the plan has no such window.
std::optional<WindowBoard> WindowBoardOf(const Hall& hall, WindowNo window);

}  // namespace yichuang::core
