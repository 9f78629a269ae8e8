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

/// A clerk acts where he is on shift; "" acts at any window.
bool IsForeign(const Hall& hall, const Desk& desk, const std::string& clerk);

/// Why `clerk` may do nothing at the window; absent when somebody is on shift there and it is his.
std::optional<Refusal> RefuseClerk(const Hall& hall, WindowNo window, const std::string& clerk);

/// Why nobody can come to the window now: a break, a service, a ticket called.
std::optional<Refusal> RefuseBusy(const Hall& hall, WindowNo window);

/// Tickets on hold there: their services end with the one who began them, and they go back into the
/// line.
void AppendHeldReleases(const Hall& hall, WindowNo window, Events& events);

/// Offers and holds a window that closes cannot keep: back into the line.
void AppendReleases(const Hall& hall, WindowNo window, Events& events);

}  // namespace yichuang::core
