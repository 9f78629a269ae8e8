#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "hub/config.h"

/// The subcommands by which an operator tells everybody something: import-items, notice, hours,
/// emergency.
namespace yichuang::hub {

/// What was asked for on the command line; runs with the configuration and answers the exit status.
using Deed = std::function<int(const Config&)>;

/// Adds the subcommands to `app`; the one that is asked for sets `deed`. `app` and `deed` outlive
/// the parsing.
void AddBoardCommands(CLI::App& app, Deed& deed);

/// Checks the folder or bundle at `path`, keeps it under its hash and makes it the hall's
/// catalogue: through the running hub, or alone when none runs. 1 when a row is refused: then
/// nothing changed, and every fault is printed.
int ImportItems(const Config& config, const std::filesystem::path& path);

}  // namespace yichuang::hub
