#include "hub/core/invitation.h"

#include <algorithm>
#include <utility>

namespace yichuang::core {

std::optional<Closing> ClosingOf(const WindowState& state, const Rules& rules) {
  if (!state.invitation) return std::nullopt;
  const Instant opened = state.invitation->opened;
  Closing closing{opened + Millis(state.invitation->limit_ms), InvitationEnd::kTimeout};
  if (state.serving) {
    const Millis least = std::max(rules.invitation_min, rules.invitation_protect);
    const Instant at = std::max(opened + least, state.serving->opened);
    if (at <= closing.at) closing = {at, InvitationEnd::kNextCitizen};
  }
  if (state.waiting_invitation) {
    const Instant at = opened + rules.invitation_protect;
    if (at <= closing.at) closing = {at, InvitationEnd::kReplaced};
  }
  return closing;
}

bool IsProtected(const WindowState& state, const Rules& rules, Instant now) {
  return now < state.invitation->opened + rules.invitation_protect;
}

InvitationOpened Opening(const PlannedWindow& window, const OpenedService& service,
                         const Rules& rules) {
  return {service.id, window.number, service.staff, window.evaluator,
          static_cast<std::uint32_t>(rules.invitation_limit.count())};
}

void AppendClosing(const PlannedWindow& window, const WindowState& state, InvitationEnd end,
                   const Rules& rules, Events& events) {
  events.push_back(InvitationClosed{state.invitation->service, window.number, end});
  if (state.waiting_invitation) {
    events.push_back(Opening(window, *state.waiting_invitation, rules));
  }
}

void AppendDue(const PlannedWindow& window, WindowState& state, const Rules& rules, Instant now,
               Events& events) {
  // Ends: every round consumes the open invitation, and there is at most one that waits.
  for (auto closing = ClosingOf(state, rules); closing && closing->at <= now;
       closing = ClosingOf(state, rules)) {
    const std::size_t first = events.size();
    AppendClosing(window, state, closing->end, rules, events);
    for (std::size_t i = first; i < events.size(); ++i) {
      if (const auto* closed = std::get_if<InvitationClosed>(&events[i])) {
        TakeClosing(state, *closed);
      }
      if (const auto* opened = std::get_if<InvitationOpened>(&events[i])) {
        TakeOpening(state, *opened, now);
      }
    }
  }
}

void TakeOpening(WindowState& state, const InvitationOpened& opened, Instant at) {
  state.invited = std::exchange(state.waiting_invitation, std::nullopt);
  state.invitation = Invitation{opened.service, at, opened.limit_ms};
}

void TakeClosing(WindowState& state, const InvitationClosed& closed) {
  if (state.invitation && state.invitation->service == closed.service) {
    state.invitation.reset();
    state.invited.reset();
  }
  if (state.waiting_invitation && state.waiting_invitation->id == closed.service) {
    state.waiting_invitation.reset();
  }
}

}  // namespace yichuang::core
