#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "hub/catalogue/item.h"
#include "hub/contract/zone_board.h"
#include "kiosk/model/hall.h"

/// A kiosk that hangs over a zone and shows its calls (--display). Nobody touches it.
namespace yichuang::model {

/// What a display shows.
struct Display {
  catalogue::Text hall_name;
  std::string zone;  ///< as the hall's windows name it
  std::chrono::minutes utc_offset{480};
  bool sample = false;  ///< 演示数据 stands on it
  std::optional<contract::ZoneBoard> board;
  bool online = false;  ///< broker and hub are there
  Instant now{};
  Instant as_of{};  ///< until then the board was surely the hub's
  friend bool operator==(const Display&, const Display&) = default;
};

/// The board as the hub has it.
struct BoardArrived {
  contract::ZoneBoard board;
  /// It came as it happened; false for what the broker had kept, the first after each connection.
  bool fresh = false;
  friend bool operator==(const BoardArrived&, const BoardArrived&) = default;
};
/// The hub came or went.
struct HubSeen {
  bool online = false;
  friend bool operator==(const HubSeen&, const HubSeen&) = default;
};
using DisplayMsg = std::variant<BoardArrived, HubSeen>;

/// Time has passed.
void Pass(Display& display, Instant now);
/// True when the board is that of the display's zone: zones that differ in case share a topic.
bool Take(Display& display, const BoardArrived& arrived);
void Take(Display& display, const HubSeen& seen);

}  // namespace yichuang::model
