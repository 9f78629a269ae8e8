#pragma once

#include "hub/config.h"

namespace yichuang::hub {

/// Runs the hub until SIGTERM or SIGINT, then drains: what has queued is decided, committed and
/// receipted.
///
/// Returns 0 after a clean stop and 1 after a storage error. Throws what cannot start: ConfigError,
/// sqlite::StorageError, std::runtime_error from keys or the port.
int Serve(const Config& config);

}  // namespace yichuang::hub
