#pragma once

#include <filesystem>
#include <string>

#include "hub/evidence/chain.h"

/// Files that must be whole after a power cut. Every function throws std::runtime_error that names
/// the file and the cause.
namespace yichuang::hub {

/// `operation` failed just now: the cause is errno.
[[noreturn]] void FailOnFile(const std::filesystem::path& file, const char* operation);

/// A file or a folder, so that what was written or renamed there survives a power cut.
void SyncToDisk(const std::filesystem::path& path);

evidence::Hash Sm3Of(const std::string& bytes);
/// Of a file of any size, piece by piece.
evidence::Hash Sm3OfFile(const std::filesystem::path& file);
std::string ReadFile(const std::filesystem::path& file);

}  // namespace yichuang::hub
