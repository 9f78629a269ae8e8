#pragma once

#include <CLI/CLI.hpp>

#include "hub/board_commands.h"

/// Evidence that lies outside the hub: heads of the chain, told, signed and compared.
namespace yichuang::hub {

/// `head [--days] [--sign KEYFILE]`, `verify [--heads FILE…] [--signatures PUBKEY]` and
/// `books [--json] [--at TIME] [--seq ROW]`.
void AddHeadCommands(CLI::App& app, Deed& deed);

}  // namespace yichuang::hub
