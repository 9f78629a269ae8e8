#pragma once

#include <filesystem>

#include "kiosk/model/message.h"

namespace yichuang::app {

/// Reads a folder of items. `as_of` is the time of its newest file. Throws std::runtime_error with
/// every fault, one a line, when anything is wrong: half a catalogue would mislead.
model::CatalogueArrived ReadCatalogueFolder(const std::filesystem::path& folder);

}  // namespace yichuang::app
