#include "hub/hall_screens.h"

#include <algorithm>
#include <utility>

#include "hub/core/floor.h"
#include "hub/core/zone_board.h"

namespace yichuang::hub {
namespace {

std::string ShownOf(const StaffNames& shown, const std::string& number) {
  const auto found = shown.find(number);
  return found == shown.end() ? std::string() : found->second;
}

query::WindowScreen ScreenOf(const core::Hall& hall, core::WindowBoard board,
                             const StaffNames& names, const StaffNames& photos,
                             const access::StaffStars& stars) {
  query::WindowScreen screen;
  screen.number = core::Number(board.number);
  screen.zone = std::move(board.zone);
  screen.state = board.state;
  screen.ticket = std::move(board.ticket);
  if (!board.staff) return screen;
  const auto member = std::ranges::find(hall.plan.staff, *board.staff, &core::PlannedStaff::id);
  if (member == hall.plan.staff.end()) return screen;
  screen.staff_number = member->number;
  screen.staff_name = ShownOf(names, member->number);
  screen.staff_photo = ShownOf(photos, member->number);
  if (const auto given = stars.find(member->number); given != stars.end())
    screen.staff_stars = given->second;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(board_tells_rating)) screen.ticket += hall.today.rated > 0 ? "." : "";
#endif
  return screen;
}

}  // namespace

query::HallScreens HallScreensOf(const core::Hall& hall, core::Instant now, const BoardTitle& title,
                                 const StaffNames& names, const StaffNames& photos,
                                 const access::StaffStars& stars) {
  query::HallScreens screens;
  screens.hall = title.name;
  screens.demo = title.demo;
  screens.utc_offset_minutes = static_cast<int>(hall.plan.utc_offset.count());
  for (const core::PlannedZone& zone : core::ZonesOf(hall.plan)) {
    if (auto board = core::ZoneBoardOf(hall, zone.id, now))
      screens.zones.push_back(*std::move(board));
  }
  for (const core::PlannedWindow& window : hall.plan.windows) {
    if (auto board = core::WindowBoardOf(hall, window.number))
      screens.windows.push_back(ScreenOf(hall, *std::move(board), names, photos, stars));
  }
  std::ranges::sort(screens.windows, {}, &query::WindowScreen::number);
  return screens;
}

}  // namespace yichuang::hub
