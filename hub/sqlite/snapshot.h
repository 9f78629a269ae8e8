#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/hall.h"

/// Snapshot files: the hall at one ledger row, so that a start need not read the whole ledger. They
/// are a shortcut and never the truth: deleting them changes only how long a start takes.
///
/// snapshot-<seq>.json holds two lines: a tag (format, head, SM3 of the second line) and the hall.
namespace yichuang::sqlite {

/// Raise with every change of Hall or of what Apply makes of an event: older files are then passed
/// over.
inline constexpr int kSnapshotVersion = 20;

struct Snapshot {
  contract::Head head;
  core::Hall hall;
};

std::string EncodeSnapshot(const core::Hall& hall, const contract::Head& head);
/// The snapshot, or why the text is none: torn, of another version, of another format.
std::variant<Snapshot, std::string> DecodeSnapshot(std::string_view text);

/// Files of a directory that are named like snapshots, newest first; empty when the directory
/// cannot be read.
std::vector<std::filesystem::path> SnapshotFiles(const std::filesystem::path& directory);

/// The whole text; absent when the file cannot be read.
std::optional<std::string> ReadWholeFile(const std::filesystem::path& file);

/// Heads that the snapshots of a directory bear: witnesses against a ledger that was cut.
std::vector<contract::Head> SnapshotHeads(const std::filesystem::path& directory);

/// Temporary file, fsync, rename, fsync of the directory; then removes all but the newest two.
/// False, told through `log`, when a step failed; the older files are left then.
bool WriteSnapshotFile(const std::filesystem::path& directory, const core::Hall& hall,
                       const contract::Head& head,
                       const std::function<void(const std::string&)>& log);

}  // namespace yichuang::sqlite
