#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Files that their owner alone may open. Private to the room.
namespace yichuang::identity {

/// Throws std::runtime_error naming the file: missing, others may open it, too large for a key.
std::string ReadOwnerFile(const std::filesystem::path& file);
/// Replaces what is there in one step, on disk before it returns. Mode 0600. Throws
/// std::runtime_error naming the file.
void WriteOwnerFile(const std::filesystem::path& file, std::string_view text);
/// The same, but throws when something is there.
void WriteNewOwnerFile(const std::filesystem::path& file, std::string_view text);

}  // namespace yichuang::identity
