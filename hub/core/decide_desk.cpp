#include <algorithm>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/desk.h"
#include "hub/core/invitation.h"

/// What a clerk asks at the window.
namespace yichuang::core {

using contract::Reason;

namespace {

/// Whoever was called comes first; a number that waits has to be called.
std::optional<Refusal> RefuseVisit(const Hall& hall, const Desk& desk, const std::string& visit,
                                   Instant now) {
  const Post& post = PostOf(hall.queue, desk.planned->number);
  if (post.pause) return RefuseAt(Reason::kWindowPaused, desk.planned->number);
  const Ticket* called = post.called ? FindTicket(hall.queue, *post.called) : nullptr;
  if (called != nullptr) {
    if (TextOf(called->no) == visit) return std::nullopt;
    return Refusal{Reason::kTicketCalled, TextOf(called->no)};
  }
  const auto no = contract::TicketNumberOf(visit);
  const Ticket* ticket = no ? FindTicket(hall.queue, *no, DayOf(hall.plan, now)) : nullptr;
  if (ticket != nullptr) {
    const auto next = Next(ticket->state, TicketAct::kArrive);
    const Reason* reason = std::get_if<Reason>(&next);
    return Refusal{reason == nullptr ? Reason::kTicketCalled : *reason, visit};
  }
  if (!visit.empty() && desk.state->last_visit == visit)
    return Refusal{Reason::kDuplicateVisit, visit};
  return std::nullopt;
}

}  // namespace

Decision DecideOn(const Hall& hall, const StartShift& command, Instant) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return RefuseAt(Reason::kUnknownWindow, command.window);
  const PlannedStaff* staff = StaffNumbered(hall.plan, command.staff_number);
  if (staff == nullptr) return Refusal{Reason::kUnknownStaff, command.staff_number};
  if (desk->state->staff == staff->id) return Events{};
  if (desk->state->staff) return RefuseAt(Reason::kShiftOpen, command.window);
  for (const auto& [number, state] : hall.windows) {
    if (state.staff == staff->id) return RefuseAt(Reason::kStaffElsewhere, number);
  }
  return Events{ShiftStarted{command.window, staff->id}};
}

Decision DecideOn(const Hall& hall, const EndShift& command, Instant) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const auto desk = FindDesk(hall, command.window);
  if (desk->state->serving) return Refusal{Reason::kServiceOpen, desk->state->serving->visit};
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.window != command.window) continue;
    if (ticket.state == TicketState::kCalled)
      return Refusal{Reason::kTicketCalled, TextOf(ticket.no)};
  }
  Events events;
  AppendReleases(hall, command.window, events);
  events.push_back(ShiftEnded{command.window, *desk->state->staff});
  return events;
}

Decision DecideOn(const Hall& hall, const TakeOver& command, Instant now) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return RefuseAt(Reason::kUnknownWindow, command.window);
  const PlannedStaff* staff = StaffNumbered(hall.plan, command.staff_number);
  if (staff == nullptr) return Refusal{Reason::kUnknownStaff, command.staff_number};
  if (!desk->state->staff || desk->state->staff == staff->id)
    return DecideOn(hall, StartShift{command.window, command.staff_number}, now);
  for (const auto& [number, state] : hall.windows) {
    if (state.staff == staff->id) return RefuseAt(Reason::kStaffElsewhere, number);
  }
  Events events;
  if (const auto& serving = desk->state->serving) {
    if (!command.hand_over) return Refusal{Reason::kServiceOpen, serving->visit};
    const Post& post = PostOf(hall.queue, command.window);
    if (const Ticket* ticket = post.serving ? FindTicket(hall.queue, *post.serving) : nullptr) {
      events.push_back(TicketTransferred{ticket->id, command.window, serving->staff, ticket->group,
                                         command.window});
    }
    events.push_back(ServiceEnded{serving->id, command.window, serving->staff, false});
  }
  AppendHeldReleases(hall, command.window, events);
  events.push_back(ShiftEnded{command.window, *desk->state->staff});
  events.push_back(ShiftStarted{command.window, staff->id});
  return events;
}

Decision DecideOn(const Hall& hall, const OpenService& command, Instant now) {
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const auto desk = FindDesk(hall, command.window);
  if (desk->state->serving) {
    // A desk that lost the answer asks again.
    if (desk->state->serving->visit == command.visit) return Events{};
    return Refusal{Reason::kServiceOpen, desk->state->serving->visit};
  }
  if (auto refusal = RefuseVisit(hall, *desk, command.visit, now)) return *std::move(refusal);
  const ServiceOpened opened{ServiceId(hall.next_service), command.window, *desk->state->staff,
                             command.visit};
  Events events;
  WindowState ahead = *desk->state;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(next_citizen_closes) && ahead.invitation) {
    AppendClosing(*desk->planned, ahead, InvitationEnd::kNextCitizen, hall.plan.rules, events);
    events.push_back(opened);
    return events;
  }
#endif
  // The citizen has arrived: an invitation past its least time makes room now, a younger one at its
  // deadline.
  ahead.serving = OpenedService{opened.service, opened.window, opened.staff, opened.visit, now,
                                std::nullopt,   false};
  AppendDue(*desk->planned, ahead, hall.plan.rules, now, events);
  events.push_back(opened);
  return events;
}

Decision DecideOn(const Hall& hall, const EndService& command, Instant now) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return RefuseAt(Reason::kUnknownWindow, command.window);
  if (!desk->state->serving) return RefuseAt(Reason::kNoService, command.window);
  if (auto refusal = RefuseClerk(hall, command.window, command.clerk)) return *std::move(refusal);
  const PlannedWindow& window = *desk->planned;
  const Rules& rules = hall.plan.rules;
  Events events;
  WindowState ahead = *desk->state;
  AppendDue(window, ahead, rules, now, events);
  const OpenedService& service = *ahead.serving;
  // A window without an evaluator has nothing to invite with; one that is unplugged just now shows
  // it on return.
  const bool invited = command.invite && !window.evaluator.empty();
  const ServiceEnded ended{service.id, window.number, service.staff, invited};
  if (invited && ahead.waiting_invitation) {
    // Three services within one protected time: the one that waits was never shown. Its citizen is
    // gone, this one still stands at the window.
    events.push_back(
        InvitationClosed{ahead.waiting_invitation->id, window.number, InvitationEnd::kReplaced});
  }
  if (invited && ahead.invitation && IsProtected(ahead, rules, now)) {
    events.push_back(ended);
    return events;
  }
  if (invited && ahead.invitation) {
    events.push_back(
        InvitationClosed{ahead.invitation->service, window.number, InvitationEnd::kReplaced});
  }
  events.push_back(ended);
  if (invited) events.push_back(Opening(window, service, rules));
  return events;
}

Decision DecideOn(const Hall& hall, const TakeSeat& command, Instant) {
  const Clerk& clerk = command.clerk;
  if (auto refusal = RefuseForeign(hall, command.window, clerk.number)) return *std::move(refusal);
  // Whoever acts for the hall has no page at a window: the clerk's would be locked out by it.
  if (clerk.number.empty()) return RefuseAt(Reason::kForeignWindow, command.window);
  if (clerk.seat.empty() || clerk.seat.size() > kMostSeat)
    return Refusal{Reason::kWrongType, "seat"};
  if (PostOf(hall.queue, command.window).seat == clerk.seat) return Events{};
  return Events{SeatTaken{command.window, *hall.windows.at(command.window).staff, clerk.seat}};
}

Decision DecideOn(const Hall& hall, const CallHelp& command, Instant) {
  if (auto refusal = RefuseForeign(hall, command.window, command.clerk.number))
    return *std::move(refusal);
  const bool called = std::ranges::any_of(hall.alarms, [&](const auto& each) {
    const Alarm& alarm = each.second;
    return alarm.kind == AlarmKind::kHelp && alarm.window == command.window && !alarm.acknowledged;
  });
  if (called) return Events{};
  return Events{HelpCalled{command.window, *hall.windows.at(command.window).staff}};
}

}  // namespace yichuang::core
