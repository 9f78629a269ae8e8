#include "hub/core/floor.h"

#include <algorithm>
#include <string_view>

namespace yichuang::core {

std::vector<Place> FloorOf(const Plan& plan) {
  std::uint16_t row = 0;
  for (const PlannedWindow& window : plan.windows) {
    if (window.place) row = std::max(row, window.place->row);
  }
  std::vector<Place> floor(plan.windows.size());
  for (std::size_t i = 0; i < floor.size(); ++i) {
    if (plan.windows[i].place) floor[i] = *plan.windows[i].place;
  }
  const auto lay_out = [&](std::string_view zone) {
    std::uint16_t column = 0;
    for (std::size_t i = 0; i < floor.size(); ++i) {
      const PlannedWindow& window = plan.windows[i];
      if (window.place || window.zone != zone) continue;
      if (column == 0 || column == kRowLength) {
        ++row;
        column = 0;
      }
      floor[i] = {++column, row};
    }
  };
  for (const PlannedZone& zone : ZonesOf(plan)) lay_out(zone.id);
  lay_out("");
  return floor;
}

std::vector<PlannedZone> ZonesOf(const Plan& plan) {
  std::vector<PlannedZone> zones;
  const auto told = [&zones](std::string_view id) {
    return std::ranges::any_of(zones, [id](const PlannedZone& each) { return each.id == id; });
  };
  const auto has_window = [&plan](std::string_view id) {
    return std::ranges::any_of(plan.windows,
                               [id](const PlannedWindow& each) { return each.zone == id; });
  };
  for (const PlannedZone& zone : plan.zones) {
    if (has_window(zone.id)) zones.push_back(zone);
  }
  for (const PlannedWindow& window : plan.windows) {
    if (!window.zone.empty() && !told(window.zone)) zones.push_back({window.zone, {}});
  }
  return zones;
}

}  // namespace yichuang::core
