#pragma once

#include <string>
#include <vector>

#include "hub/core/plan.h"
#include "hub/toml_table.h"

/// The lines of a hall in hall.toml: [[group]], [queue], and the groups of a [[window]].
namespace yichuang::hub {

/// Throws ConfigError.
void ReadQueue(TomlTable& root, core::Plan& plan);
/// groups = "qykb sbyb"; "" serves all. Throws ConfigError.
std::vector<std::string> ReadWindowGroups(TomlTable& window);

}  // namespace yichuang::hub
