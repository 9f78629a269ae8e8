#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

/// A hall with many services that ended with an invitation and wait for their rating.
namespace yichuang::load {

/// Device n (from 0) is the host "win-001" with the evaluator "ev-0001" on window 1, and so on.
std::string HostOf(std::size_t device);
std::string EvaluatorOf(std::size_t device);
/// The n-th service (from 0) of a device: services are dealt round by round.
std::uint64_t ServiceOf(std::size_t device, std::size_t nth, std::size_t devices);

/// No device of a book is at a host together with others.
inline constexpr std::size_t kNoneTogether = static_cast<std::size_t>(-1);

using DeviceKey = std::array<std::uint8_t, 32>;
/// Keys are made from the number: this hall has nothing to protect, and every process can make them
/// anew.
DeviceKey KeyOf(std::size_t device);

struct BookSettings {
  std::filesystem::path directory;  ///< gets hall.toml, keys/ and data/hall.db
  std::size_t devices = 200;
  std::size_t services = 500;  ///< for each device
  /// This device and all after it are plugged in at one host, HostOf(together_from).
  std::size_t together_from = kNoneTogether;
  /// Between two services of a device; longer than an invitation is protected, so that each one
  /// opens at once.
  std::chrono::seconds round{61};
};

/// Where a device of this book is plugged in.
std::string HostOf(std::size_t device, const BookSettings& settings);

/// Writes the hall's files and a ledger in which everybody is on shift, every evaluator is attached
/// and every service has ended. Throws std::runtime_error when the folder has a ledger already.
void WriteBook(const BookSettings& settings);

}  // namespace yichuang::load
