#pragma once

#include <string>

#include "kiosk/canvas/semantics.h"

namespace yichuang::app {

/// Everything on the screen as a JSON list, in drawing order.
std::string TreeJson(const canvas::Tree& tree);

}  // namespace yichuang::app
