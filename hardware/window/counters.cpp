#include "hardware/window/counters.h"

#include <algorithm>
#include <utility>

namespace yichuang::window {

Counters::Counters(std::string zone, const std::vector<CounterPlace>& places, const Log& log)
    : zone_(std::move(zone)) {
  for (const CounterPlace& place : places) places_.emplace_back(place, log);
}

void Counters::Take(const Input& input, client::SteadyMillis now) {
  if (places_.empty()) return;
  if (std::holds_alternative<LinkLost>(input)) {
    hub_there_ = false;
  } else if (const auto* hub = std::get_if<HubSpoke>(&input)) {
    hub_there_ = hub->state.presence == contract::Presence::kOnline;
  } else if (const auto* from = std::get_if<FromHub>(&input)) {
    const auto* board = std::get_if<contract::ZoneBoard>(&from->message);
    // Zones that differ in case alone share a topic.
    if (board == nullptr || board->zone != zone_) return;
    board_ = *board;
    board_heard_ = true;
  } else {
    return;
  }
  Show(now);
}

void Counters::Show(client::SteadyMillis now) {
  bool known = hub_there_ && board_heard_;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(counter_keeps_number)) known = board_heard_;
#endif
  for (Place& place : places_) {
    place.display.Show(known ? LinesOf(board_, place.window) : LinesWithoutHub(place.window), now);
  }
}

void Counters::Flush(client::SteadyMillis now) {
  for (Place& place : places_) place.display.Flush(now);
}

client::SteadyMillis Counters::NextDue() const {
  auto due = client::SteadyMillis::max();
  for (const Place& place : places_) due = std::min(due, place.display.NextDue());
  return due;
}

}  // namespace yichuang::window
