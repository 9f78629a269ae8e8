#pragma once

#include <optional>
#include <string>

#include "hub/core/desired.h"
#include "hub/core/hall.h"

namespace yichuang::core {

/// What a window makes its evaluator show, whichever device is plugged in where.
struct Face {
  Shown shown = Shown::kPaused;
  std::optional<Invitation> invitation;
  std::string ticket;
  std::optional<StaffId> staff;
  friend bool operator==(const Face&, const Face&) = default;
};

/// An invitation outranks the citizen being served, and he the one who is called; a window without
/// staff, or whose clerk is away (暂离), says that it is paused, and so does one that is not
/// planned.
Face FaceAt(const Hall& hall, WindowNo window);

}  // namespace yichuang::core
