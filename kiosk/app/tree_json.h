#pragma once

#include <chrono>
#include <string>

#include "kiosk/canvas/semantics.h"

namespace yichuang::app {

/// JSON: `touches` and `seconds` so far, and `nodes`, everything on the screen in drawing order.
std::string TreeJson(const canvas::Tree& tree, int touches, std::chrono::milliseconds passed);

}  // namespace yichuang::app
