#pragma once

#include <optional>
#include <string>

#include "hub/core/hall.h"

/// What every request of a clerk looks at first.
namespace yichuang::core {

struct Desk {
  const PlannedWindow* planned = nullptr;
  const WindowState* state = nullptr;
};

/// Absent when the hall has no such window.
std::optional<Desk> FindDesk(const Hall& hall, WindowNo number);

Refusal RefuseAt(contract::Reason reason, WindowNo window);

/// Why `number` has nothing to do at the window; absent when somebody is on shift there and it is
/// his. "" acts at any window.
std::optional<Refusal> RefuseForeign(const Hall& hall, WindowNo window, const std::string& number);

/// RefuseForeign, and why this page of his may do nothing there: another one has the seat. Whoever
/// acts for the hall, without a page, acts all the same.
std::optional<Refusal> RefuseClerk(const Hall& hall, WindowNo window, const Clerk& clerk);

/// Why nobody can come to the window now: a break, a service, a ticket called.
std::optional<Refusal> RefuseBusy(const Hall& hall, WindowNo window);

/// A ticket on hold: its service ends with the one who began it, and it goes back into the line.
void AppendHeldRelease(const Ticket& held, Events& events);

/// All tickets on hold there.
void AppendHeldReleases(const Hall& hall, WindowNo window, Events& events);

/// Offers and holds a window that closes cannot keep: back into the line.
void AppendReleases(const Hall& hall, WindowNo window, Events& events);

}  // namespace yichuang::core
