#pragma once

#include "hub/core/plan.h"
#include "hub/toml_table.h"

/// Limits and numbers of matters that a hall sets for itself: [[matter_limit]], [[matter_rules]]
/// and [[call_sample]] of hall.toml.
namespace yichuang::hub {

/// Throws ConfigError.
void ReadMatterRules(TomlTable& root, core::Plan& plan);

}  // namespace yichuang::hub
