#include "hub/core/desk.h"

namespace yichuang::core {

using contract::Reason;

std::optional<Desk> FindDesk(const Hall& hall, WindowNo number) {
  const auto found = hall.windows.find(number);
  const PlannedWindow* planned = FindWindow(hall.plan, number);
  if (found == hall.windows.end() || planned == nullptr) return std::nullopt;
  return Desk{planned, &found->second};
}

Refusal RefuseAt(Reason reason, WindowNo window) {
  return {reason, std::to_string(Number(window))};
}

bool IsForeign(const Hall& hall, const Desk& desk, const std::string& clerk) {
  if (clerk.empty()) return false;
  const PlannedStaff* own = StaffNumbered(hall.plan, clerk);
  return own == nullptr || desk.state->staff != own->id;
}

std::optional<Refusal> RefuseClerk(const Hall& hall, WindowNo window, const std::string& clerk) {
  const auto desk = FindDesk(hall, window);
  if (!desk) return RefuseAt(Reason::kUnknownWindow, window);
  if (!desk->state->staff) return RefuseAt(Reason::kNoShift, window);
  if (IsForeign(hall, *desk, clerk)) return RefuseAt(Reason::kForeignWindow, window);
  return std::nullopt;
}

std::optional<Refusal> RefuseBusy(const Hall& hall, WindowNo window) {
  const WindowState& state = hall.windows.at(window);
  const Post& post = PostOf(hall.queue, window);
  if (post.pause) return RefuseAt(Reason::kWindowPaused, window);
  if (state.serving) return Refusal{Reason::kServiceOpen, state.serving->visit};
  if (!post.called) return std::nullopt;
  const Ticket* called = FindTicket(hall.queue, *post.called);
  return Refusal{Reason::kTicketCalled, called == nullptr ? "" : TextOf(called->no)};
}

void AppendHeldReleases(const Hall& hall, WindowNo window, Events& events) {
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.window != window || ticket.state != TicketState::kHeld) continue;
    if (ticket.service && ticket.staff)
      events.push_back(ServiceEnded{*ticket.service, window, *ticket.staff, false});
    events.push_back(TicketReleased{id, window});
  }
}

void AppendReleases(const Hall& hall, WindowNo window, Events& events) {
  AppendHeldReleases(hall, window, events);
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.window != window || ticket.state == TicketState::kHeld) continue;
    if (std::holds_alternative<TicketState>(Next(ticket.state, TicketAct::kRelease)))
      events.push_back(TicketReleased{id, window});
  }
}

}  // namespace yichuang::core
