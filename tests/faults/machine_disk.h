#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace yichuang::faults {

using Random = std::mt19937_64;

/// What becomes of an operation of SQLite on a disk.
enum class DiskFault : std::uint8_t {
  kNone,
  kDies,     ///< the machine stops in the middle of it
  kIoError,  ///< EIO, once
  kFull,     ///< ENOSPC, once
};

/// The disk of one machine, below SQLite: real files in a folder, and a memory of what was written
/// to them and not synced, which a power cut loses in part, in any order, sector by sector.
///
/// The first one made registers a VFS of SQLite as the process's default; files outside such
/// folders pass through it untouched. Nothing is really synced: what survives is decided here, so a
/// setting weaker than synchronous=FULL shows. Making and removing a file is taken for durable. One
/// thread for a machine.
class MachineDisk {
 public:
  /// Makes the folder.
  explicit MachineDisk(std::filesystem::path folder);
  ~MachineDisk();
  MachineDisk(const MachineDisk&) = delete;
  MachineDisk& operator=(const MachineDisk&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  /// `fault` at the n-th write or sync from now, n >= 1.
  void Arm(std::uint64_t n, DiskFault fault);
  void Disarm() { left_ = 0; }
  /// The machine has died: every operation fails until Restart. Also called by a test that kills a
  /// process between two operations.
  void Die() { dead_ = true; }
  bool dead() const { return dead_; }
  /// Whether an operation was made to fail since the machine was started.
  bool failed() const { return failed_; }
  /// Writes and syncs so far.
  std::uint64_t operations() const { return operations_; }

  /// After the connections are closed. A killed process leaves all that it wrote.
  void Restart();
  /// After the connections are closed: power was cut. What was not synced is there or not, or is
  /// all gone when `the_worst` is asked for.
  void RestartAfterPowerCut(Random& random, bool the_worst);

  /// For the VFS.
  struct Write {
    std::int64_t offset = 0;
    std::int64_t old_size = 0;
    std::vector<std::uint8_t> before;
    std::vector<std::uint8_t> after;
  };
  using Unsynced = std::vector<Write>;
  Unsynced& Of(const std::string& file) { return unsynced_[file]; }
  void Forget(const std::string& file) { unsynced_[file].clear(); }
  DiskFault Operate();

 private:
  const std::filesystem::path folder_;
  std::map<std::string, Unsynced> unsynced_;
  bool dead_ = false;
  bool failed_ = false;
  std::uint64_t operations_ = 0;
  std::uint64_t left_ = 0;
  DiskFault fault_ = DiskFault::kNone;
};

}  // namespace yichuang::faults
