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

std::optional<Refusal> RefuseForeign(const Hall& hall, WindowNo window, const std::string& number) {
  const auto desk = FindDesk(hall, window);
  if (!desk) return RefuseAt(Reason::kUnknownWindow, window);
  if (!desk->state->staff) return RefuseAt(Reason::kNoShift, window);
  if (number.empty()) return std::nullopt;
  const PlannedStaff* own = StaffNumbered(hall.plan, number);
  if (own == nullptr || desk->state->staff != own->id)
    return RefuseAt(Reason::kForeignWindow, window);
  return std::nullopt;
}

std::optional<Refusal> RefuseClerk(const Hall& hall, WindowNo window, const Clerk& clerk) {
  if (auto refusal = RefuseForeign(hall, window, clerk.number)) return refusal;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(seat_unchecked)) return std::nullopt;
#endif
  const std::string& seat = PostOf(hall.queue, window).seat;
  const bool for_the_hall = clerk.number.empty() && clerk.seat.empty();
  if (seat.empty() || seat == clerk.seat || for_the_hall) return std::nullopt;
  return RefuseAt(Reason::kSeatElsewhere, window);
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

void AppendHeldRelease(const Ticket& held, Events& events) {
  if (held.service && held.staff)
    events.push_back(ServiceEnded{*held.service, *held.window, *held.staff, false});
  events.push_back(TicketReleased{held.id, *held.window});
}

void AppendHeldReleases(const Hall& hall, WindowNo window, Events& events) {
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.window == window && ticket.state == TicketState::kHeld)
      AppendHeldRelease(ticket, events);
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
