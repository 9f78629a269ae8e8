#pragma once

#include <filesystem>

#include "kiosk/app/settings.h"
#include "kiosk/model/message.h"

namespace yichuang::app {

/// Runs the kiosk on a screen until it shall end: by a signal, by its window, or by staff.
/// `catalogue` is shown until the hub tells another; null inside when there is none yet. Throws
/// what Canvas throws.
void RunLive(const Settings& settings, const model::CatalogueArrived& catalogue);

}  // namespace yichuang::app
