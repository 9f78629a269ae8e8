#include <algorithm>
#include <utility>

#include "hub/contract/zone_board.h"
#include "hub/desk_board.h"
#include "hub/hall_screens.h"
#include "hub/hall_thread.h"

/// What pages, desks and boards are told of the hall as it stands.
namespace yichuang::hub {

void HallThread::PublishLive() {
  const auto steady = options_.steady();
  if (!unpublished_ || steady - published_ < kPublishEvery) return;
  outgoing_.Publish(LiveStateOf(hall_, options_.title, names_, photos_));
  outgoing_.PublishDesks(DeskHallOf(hall_, now_, options_.title, names_));
  PublishScreens();
  unpublished_ = false;
  published_ = steady;
}

void HallThread::PublishScreens() {
  query::HallScreens screens = HallScreensOf(hall_, now_, options_.title, names_, photos_, stars_);
  // A zone that is gone is told once more, with nothing on it: the broker keeps what it last heard.
  for (auto& [zone, board] : boards_) {
    if (std::ranges::find(screens.zones, zone, &contract::ZoneBoard::zone) != screens.zones.end())
      continue;
    contract::ZoneBoard empty;
    empty.zone = zone;
    if (board == empty) continue;
    board = std::move(empty);
    outgoing_.Send(contract::BoardDevice(zone), board);
  }
  for (const contract::ZoneBoard& board : screens.zones) {
    const auto [sent, is_new] = boards_.try_emplace(board.zone);
    if (!is_new && sent->second == board) continue;
    sent->second = board;
    outgoing_.Send(contract::BoardDevice(board.zone), board);
  }
  outgoing_.PublishScreens(std::move(screens));
}

// Time alone may end a step, so this asks the clock and not only the records.
void HallThread::PublishWall() {
  query::WallState wall = WallStateOf(hall_, now_, options_.title);
  if (wall_ == wall) return;
  wall_ = wall;
  outgoing_.PublishWall(std::move(wall));
}

}  // namespace yichuang::hub
