#pragma once

#include "hub/board_commands.h"

namespace yichuang::hub {

/// holidays, make-key.
void AddSettingsCommands(CLI::App& app, Deed& deed);

}  // namespace yichuang::hub
