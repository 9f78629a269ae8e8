#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::link {

/// The whole file; absent when it cannot be read.
std::optional<std::string> ReadWhole(const std::filesystem::path& file);

/// Replaces the file by rename, synced to the disk with its folder: a power cut leaves the old one
/// or the new one. False when that failed; the old one is then still there.
[[nodiscard]] bool WriteDurably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace yichuang::link
