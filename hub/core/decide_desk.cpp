#include <string>

#include "hub/core/decide.h"
#include "hub/core/invitation.h"

/// What a clerk asks at the window.
namespace yichuang::core {

namespace {

using contract::Reason;

struct Desk {
  const PlannedWindow* planned = nullptr;
  const WindowState* state = nullptr;
};

std::optional<Desk> FindDesk(const Hall& hall, WindowNo number) {
  const auto found = hall.windows.find(number);
  const PlannedWindow* planned = FindWindow(hall.plan, number);
  if (found == hall.windows.end() || planned == nullptr) return std::nullopt;
  return Desk{planned, &found->second};
}

Refusal Refuse(Reason reason, WindowNo window) { return {reason, std::to_string(Number(window))}; }

/// A clerk acts where he is on shift; "" acts at any window.
bool IsForeign(const Hall& hall, const Desk& desk, const std::string& clerk) {
  if (clerk.empty()) return false;
  const PlannedStaff* own = StaffNumbered(hall.plan, clerk);
  return own == nullptr || desk.state->staff != own->id;
}

}  // namespace

Decision DecideOn(const Hall& hall, const StartShift& command, Instant) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return Refuse(Reason::kUnknownWindow, command.window);
  const PlannedStaff* staff = StaffNumbered(hall.plan, command.staff_number);
  if (staff == nullptr) return Refusal{Reason::kUnknownStaff, command.staff_number};
  if (desk->state->staff == staff->id) return Events{};
  if (desk->state->staff) return Refuse(Reason::kShiftOpen, command.window);
  for (const auto& [number, state] : hall.windows) {
    if (state.staff == staff->id) return Refuse(Reason::kStaffElsewhere, number);
  }
  return Events{ShiftStarted{command.window, staff->id}};
}

Decision DecideOn(const Hall& hall, const EndShift& command, Instant) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return Refuse(Reason::kUnknownWindow, command.window);
  if (!desk->state->staff) return Refuse(Reason::kNoShift, command.window);
  if (IsForeign(hall, *desk, command.clerk)) return Refuse(Reason::kForeignWindow, command.window);
  if (desk->state->serving) return Refusal{Reason::kServiceOpen, desk->state->serving->visit};
  return Events{ShiftEnded{command.window, *desk->state->staff}};
}

Decision DecideOn(const Hall& hall, const OpenService& command, Instant now) {
  const auto desk = FindDesk(hall, command.window);
  if (!desk) return Refuse(Reason::kUnknownWindow, command.window);
  if (!desk->state->staff) return Refuse(Reason::kNoShift, command.window);
  if (IsForeign(hall, *desk, command.clerk)) return Refuse(Reason::kForeignWindow, command.window);
  if (desk->state->serving) {
    // A desk that lost the answer asks again.
    if (desk->state->serving->visit == command.visit) return Events{};
    return Refusal{Reason::kServiceOpen, desk->state->serving->visit};
  }
  if (!command.visit.empty() && desk->state->last_visit == command.visit) {
    return Refusal{Reason::kDuplicateVisit, command.visit};
  }
  const ServiceOpened opened{ServiceId(hall.next_service), command.window, *desk->state->staff,
                             command.visit};
  Events events;
  WindowState ahead = *desk->state;
#ifdef YICHUANG_DEFECT_next_citizen_closes
  if (ahead.invitation) {
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
  if (!desk) return Refuse(Reason::kUnknownWindow, command.window);
  if (!desk->state->serving) return Refuse(Reason::kNoService, command.window);
  if (IsForeign(hall, *desk, command.clerk)) return Refuse(Reason::kForeignWindow, command.window);
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

}  // namespace yichuang::core
