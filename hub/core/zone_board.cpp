#include "hub/core/zone_board.h"

#include <algorithm>

#include "hub/core/call_words.h"
#include "hub/core/floor.h"

namespace yichuang::core {
namespace {

using contract::BoardCallState;
using contract::BoardWindowState;

BoardWindowState DoingAt(const Hall& hall, WindowNo window) {
  const auto state = hall.windows.find(window);
  if (state == hall.windows.end() || !state->second.staff) return BoardWindowState::kClosed;
  if (state->second.serving) return BoardWindowState::kServing;
  const Post& post = PostOf(hall.queue, window);
  if (post.called) return BoardWindowState::kCalling;
  return post.pause ? BoardWindowState::kPaused : BoardWindowState::kFree;
}

/// Called or served there.
const Ticket* TicketAt(const Hall& hall, WindowNo window) {
  const Post& post = PostOf(hall.queue, window);
  const auto id = post.called ? post.called : post.serving;
  return id ? FindTicket(hall.queue, *id) : nullptr;
}

BoardCallState StandingOf(const Hall& hall, WindowNo window, const Call& call) {
  const Ticket* ticket = TicketAt(hall, window);
  if (ticket == nullptr || ticket->no != call.no) return BoardCallState::kOver;
  return ticket->state == TicketState::kCalled ? BoardCallState::kCalling
                                               : BoardCallState::kServing;
}

contract::BoardCall CallOf(const Hall& hall, WindowNo window, const Call& call) {
  contract::BoardCall told;
  told.voice = call.voice;
  told.number = call.no;
  told.window = Number(window);
  told.call = std::min(call.call, contract::kMaxBoardCall);
  told.at = call.at.time_since_epoch().count();
  told.state = StandingOf(hall, window, call);
  told.text = CallText(call.no, window);
  return told;
}

contract::BoardWindow WindowOf(const Hall& hall, WindowNo window) {
  const Ticket* ticket = TicketAt(hall, window);
  return {Number(window), DoingAt(hall, window), ticket == nullptr ? TicketNo{} : ticket->no};
}

}  // namespace

std::optional<contract::ZoneBoard> ZoneBoardOf(const Hall& hall, std::string_view zone,
                                               Instant now) {
  const std::vector<PlannedZone> zones = ZonesOf(hall.plan);
  const auto planned = std::ranges::find(zones, zone, &PlannedZone::id);
  if (planned == zones.end()) return std::nullopt;
  contract::ZoneBoard board;
  board.zone = planned->id;
  board.name = planned->name;
  // Before the first record of a day the calls are yesterday's.
  const bool today = DayOf(hall.plan, now) == hall.day;
  for (const PlannedWindow& window : hall.plan.windows) {
    if (window.zone != zone) continue;
    board.windows.push_back(WindowOf(hall, window.number));
    const auto calls = hall.queue.calls.find(window.number);
    if (!today || calls == hall.queue.calls.end()) continue;
    for (const Call& call : calls->second) board.calls.push_back(CallOf(hall, window.number, call));
  }
  std::ranges::sort(board.calls, std::ranges::greater{}, &contract::BoardCall::voice);
  if (board.calls.size() > contract::kMaxBoardCalls) board.calls.resize(contract::kMaxBoardCalls);
  std::ranges::sort(board.windows, {}, &contract::BoardWindow::number);
  if (board.windows.size() > contract::kMaxBoardWindows)
    board.windows.resize(contract::kMaxBoardWindows);
  return board;
}

std::optional<WindowBoard> WindowBoardOf(const Hall& hall, WindowNo window) {
  const PlannedWindow* planned = FindWindow(hall.plan, window);
  if (planned == nullptr) return std::nullopt;
  WindowBoard board;
  board.number = window;
  board.zone = planned->zone;
  board.state = DoingAt(hall, window);
  const auto state = hall.windows.find(window);
  if (state == hall.windows.end()) return board;
  board.staff = state->second.staff;
  if (state->second.serving) {
    board.ticket = state->second.serving->visit;
  } else if (const Ticket* ticket = TicketAt(hall, window)) {
    board.ticket = TextOf(ticket->no);
  }
  return board;
}

}  // namespace yichuang::core
