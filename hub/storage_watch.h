#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

namespace yichuang::hub {

/// How much room the hall's disk has, and a warning before it is full: then the hub ends, before
/// any receipt, and nobody can work until somebody makes room. Any thread.
class StorageWatch {
 public:
  struct Room {
    std::uint64_t free_bytes = 0;
    std::uint64_t size_bytes = 0;
    bool low = false;
  };
  /// What the file system of a folder has left; free_bytes 0 and size_bytes 0 when it does not say.
  using Ask = std::function<Room(const std::filesystem::path&)>;

  /// Less than both of these is little: a large hall writes 100 MiB a day.
  static constexpr std::uint64_t kLittle = std::uint64_t{2} << 30;
  static constexpr std::uint64_t kLittlePercent = 10;
  /// Less than this is little on any disk.
  static constexpr std::uint64_t kVeryLittle = std::uint64_t{200} << 20;

  /// `log` takes one line for the operator. `ask` is the system by default.
  StorageWatch(std::filesystem::path folder, std::function<void(const std::string&)> log,
               Ask ask = AskSystem);

  /// Looks, and tells when there is little room now, or enough again; call it every some seconds.
  void Look();
  Room room() const;

  static Room AskSystem(const std::filesystem::path& folder);

 private:
  const std::filesystem::path folder_;
  const std::function<void(const std::string&)> log_;
  const Ask ask_;
  mutable std::mutex mutex_;
  Room room_;
};

/// Resident bytes and open descriptors of this process; 0 when the system does not
/// say.
struct ProcessFigures {
  std::uint64_t resident_bytes = 0;
  std::uint64_t descriptors = 0;
};
ProcessFigures FiguresOfProcess();

}  // namespace yichuang::hub
