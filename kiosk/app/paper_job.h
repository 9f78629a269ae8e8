#pragma once

#include <cstdint>
#include <vector>

#include "hub/documents/paper.h"
#include "kiosk/app/settings.h"

namespace yichuang::app {

/// The bytes that print the paper on this printer: its own letters where the settings say so and
/// the paper allows it, a picture otherwise. Throws std::runtime_error when it cannot be made.
std::vector<std::uint8_t> PaperJob(const documents::Paper& paper, const PrinterSettings& printer);

}  // namespace yichuang::app
