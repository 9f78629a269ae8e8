#pragma once

#include <filesystem>

/// A new key for what is sealed of persons. Handles stand in the ledger for ever, so the key that
/// names documents stays; only the one that seals is exchanged.
///
/// The key file says how far it is: with three lines values may be sealed with either key, and a
/// Sealer opens both and seals with the newest. Each function replaces the file at once, so a death
/// at any moment leaves it as it was before or as it is after. Both throw std::runtime_error that
/// names the file and the fault.
namespace yichuang::person {

enum class Rotation { kIdle, kUnderway };

Rotation RotationOf(const std::filesystem::path& key_file);

/// Adds a new key behind the one that seals now; nothing when one was added before.
void BeginRotation(const std::filesystem::path& key_file);

/// Drops the key that sealed before. REQUIRES: nothing is sealed with it any more.
void EndRotation(const std::filesystem::path& key_file);

}  // namespace yichuang::person
