#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "hub/board_commands.h"

/// What is done to the data of persons as a whole: a new key, and the end of their time.
namespace yichuang::hub {

/// Seals every value of the vault with a new key and drops the former one. A death at any moment
/// leaves values that the key file opens; the next call goes on where that one stopped. Answers how
/// many values opened with no key: they stay as they are. `tell` hears of each step. Throws
/// std::runtime_error.
/// REQUIRES: no hub runs on these files.
std::uint64_t RotatePersonalKey(const std::filesystem::path& vault,
                                const std::filesystem::path& key_file,
                                const std::function<void(const std::string&)>& tell);

/// `rotate-personal-key`, and `erase-expired` through the hub that runs.
void AddPersonalCommands(CLI::App& app, Deed& deed);

}  // namespace yichuang::hub
