#pragma once

#include "hub/core/plan.h"
#include "hub/toml_table.h"

/// Limits of matters that a hall sets for itself: [[matter_limit]] of hall.toml.
namespace yichuang::hub {

/// Throws ConfigError.
void ReadMatterLimits(TomlTable& root, core::Plan& plan);

}  // namespace yichuang::hub
