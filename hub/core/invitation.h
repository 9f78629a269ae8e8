#pragma once

#include <optional>

#include "hub/core/event.h"
#include "hub/core/hall.h"

/// The timing of an invitation to rate (domain handbook §0).
///
/// It opens when the clerk ends the service and stays until it is rated, its limit has passed, or
/// the next citizen has arrived and invitation_min is over, whichever comes first. Nothing but a
/// rating closes it within invitation_protect. A service ended within that time waits: its own
/// invitation opens when the earlier one is no longer protected, and its limit counts from then. A
/// next citizen who leaves again before invitation_min closes nothing: nobody needs the screen
/// then.
namespace yichuang::core {

/// When the open invitation closes without anybody doing anything, and why.
struct Closing {
  Instant at{};
  InvitationEnd end = InvitationEnd::kTimeout;
};

/// Absent when no invitation is open.
std::optional<Closing> ClosingOf(const WindowState& state, const Rules& rules);

/// Whether another invitation may take the screen at `now`. REQUIRES: state.invitation.
bool IsProtected(const WindowState& state, const Rules& rules, Instant now);

/// The event that shows `service` on the window's evaluator.
InvitationOpened Opening(const PlannedWindow& window, const OpenedService& service,
                         const Rules& rules);

/// Appends the end of the open invitation and the opening of the one that waits for it.
/// REQUIRES: state.invitation.
void AppendClosing(const PlannedWindow& window, const WindowState& state, InvitationEnd end,
                   const Rules& rules, Events& events);

/// Appends everything that is due at `now` and brings it into `state`, so that a command that comes
/// before the Tick finds the window as that Tick would have left it.
void AppendDue(const PlannedWindow& window, WindowState& state, const Rules& rules, Instant now,
               Events& events);

/// The two halves of Apply that AppendDue needs as well.
void TakeOpening(WindowState& state, const InvitationOpened& opened, Instant at);
void TakeClosing(WindowState& state, const InvitationClosed& closed);

}  // namespace yichuang::core
