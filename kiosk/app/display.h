#pragma once

#include <string>

#include "kiosk/app/settings.h"

namespace yichuang::app {

/// Runs the kiosk's screen as the board of `zone` until its window or a signal ends it: shows the
/// calls and speaks them. REQUIRES: settings.hub. Throws what Canvas throws.
void RunDisplay(const Settings& settings, const std::string& zone);

}  // namespace yichuang::app
