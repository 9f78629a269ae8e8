#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>

#include "hub/board_commands.h"
#include "hub/config.h"

/// Backup and restore of a hall: ledger, accounts, catalogues, device keys and hall.toml in one
/// folder, with a list of what must be in it.
namespace yichuang::hub {

/// Adds `backup FOLDER` and `restore FOLDER`; the one that is asked for sets `deed`. `app` and
/// `deed` outlive the parsing.
void AddBackupCommands(CLI::App& app, Deed& deed);

/// Copies the hall into a new `folder` as it stands at this moment, while the hub may run, and
/// verifies the copy; the folder appears whole or not at all. 1 when the copied ledger has faults:
/// they are printed, and the folder is kept. Throws std::runtime_error when there is something at
/// `folder` already, or a file cannot be read or written.
int Backup(const Config& config, const std::filesystem::path& folder);

/// Puts a backup where there is no hall (any more), and opens a new era in its ledger, so that
/// terminals offer again what they sent after the backup was made. Nothing that stands in the data
/// folder is overwritten. Everybody is signed out. hall.toml stays as it is. Throws
/// std::runtime_error when a file of the backup is missing or differs from its list, or something
/// is in the way; then nothing changed.
int Restore(const Config& config, const std::filesystem::path& folder);

}  // namespace yichuang::hub
