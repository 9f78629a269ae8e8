#pragma once

#include <filesystem>
#include <string>

namespace yichuang::client {

/// The heads of the hub's ledger that a terminal kept in its outbox, one JSON line each, as
/// `yichuang-hub verify --heads` and tools/verify_export take them. The terminal's program must not
/// run meanwhile. Throws OutboxError, or std::runtime_error when there is no such file.
std::string KeptHeadLines(const std::filesystem::path& outbox, const std::string& device);

}  // namespace yichuang::client
