#pragma once

#include <CLI/CLI.hpp>

#include "hub/board_commands.h"
#include "hub/broker_files.h"
#include "hub/config.h"

namespace yichuang::hub {

/// Where the authority of a hall lies.
std::filesystem::path AuthorityFolder(const Config& config);

/// The broker's files of a hall whose broker wants certificates.
BrokerFiles BrokerFilesOf(const Config& config, const HallFile& hall);

/// What a broker needs to start: the authority, made when it is missing, certificates of broker and
/// hub, rights, and an empty list of revoked certificates when there is none.
/// Throws std::runtime_error naming the file.
void PrepareBroker(const Config& config, const HallFile& hall);

/// `enrol DEVICE` and `revoke DEVICE`, carried out by the hub that runs.
void AddIdentityCommands(CLI::App& app, Deed& deed);

}  // namespace yichuang::hub
