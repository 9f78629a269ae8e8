#include "hub/storage_watch.h"

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <fstream>
#include <system_error>
#include <utility>

namespace yichuang::hub {
namespace {

constexpr std::uint64_t kMebibyteShift = 20;

}  // namespace

StorageWatch::StorageWatch(std::filesystem::path folder,
                           std::function<void(const std::string&)> log, Ask ask)
    : folder_(std::move(folder)), log_(std::move(log)), ask_(std::move(ask)) {}

void StorageWatch::Look() {
  Room room = ask_(folder_);
  if (room.size_bytes == 0) return;  // it does not say: the last answer stands
  const bool small_part = room.free_bytes < room.size_bytes / 100 * kLittlePercent;
  room.low = room.free_bytes < kVeryLittle || (room.free_bytes < kLittle && small_part);
  bool was_low = false;
  {
    const std::scoped_lock lock(mutex_);
    was_low = std::exchange(room_, room).low;
  }
  if (room.low == was_low) return;
  const std::uint64_t free = room.free_bytes >> kMebibyteShift;
  if (room.low) {
    log_(
        fmt::format("{}: {} MiB are left on its disk; when it is full the hub stops before it "
                    "promises anything. Make room: old backups, logs, other programs",
                    folder_.string(), free));
  } else {
    log_(fmt::format("{}: {} MiB are free on its disk again", folder_.string(), free));
  }
}

StorageWatch::Room StorageWatch::room() const {
  const std::scoped_lock lock(mutex_);
  return room_;
}

StorageWatch::Room StorageWatch::AskSystem(const std::filesystem::path& folder) {
  struct statvfs system {};
  if (::statvfs(folder.c_str(), &system) != 0) return {};
  return {std::uint64_t{system.f_bavail} * system.f_frsize,
          std::uint64_t{system.f_blocks} * system.f_frsize, false};
}

ProcessFigures FiguresOfProcess() {
  ProcessFigures figures;
  std::ifstream memory("/proc/self/statm");
  std::uint64_t pages = 0;
  if (memory >> pages >> pages) {
    figures.resident_bytes = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  }
  std::error_code error;
  std::filesystem::directory_iterator entry("/proc/self/fd", error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
    ++figures.descriptors;
  return figures;
}

}  // namespace yichuang::hub
