#pragma once

#include <string>
#include <vector>

#include "hub/contract/zone_board.h"

/// What the screens of the hall show: the boards of zones, and one over each window. Visitors are
/// numbers there, and nothing depends on a rating, not even on whether there was one.
namespace yichuang::query {

struct WindowScreen {
  int number = 0;
  std::string zone;
  contract::BoardWindowState state = contract::BoardWindowState::kClosed;
  std::string ticket;        ///< "A001", called or served; "" without a number
  std::string staff_number;  ///< "" when nobody is on shift
  std::string staff_name;
  std::string staff_photo;  ///< handle of his picture; "" when there is none
  int staff_stars = 0;      ///< given by the hall, 1 to 5; 0 when he has none
  friend bool operator==(const WindowScreen&, const WindowScreen&) = default;
};

struct HallScreens {
  std::string hall;
  bool demo = false;
  int utc_offset_minutes = 8 * 60;
  std::vector<contract::ZoneBoard> zones;  ///< in the order they are told
  std::vector<WindowScreen> windows;       ///< by number
  friend bool operator==(const HallScreens&, const HallScreens&) = default;
};

}  // namespace yichuang::query
