#include "evaluator-firmware/board/host/file_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace yichuang::evaluator::host {
namespace {

[[noreturn]] void Fail(const std::filesystem::path& path, const char* what) {
  throw std::runtime_error(
      fmt::format("log file {}: cannot {}: {}", path.string(), what, std::strerror(errno)));
}

// The name of a new file is durable only when its folder is.
void SyncFolder(const std::filesystem::path& path) {
  const auto folder = std::filesystem::absolute(path).parent_path();
  const OwnedFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.open() || ::fsync(fd.get()) != 0) Fail(path, "make its folder durable");
}

}  // namespace

FileStore::FileStore(const std::filesystem::path& path)
    : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (!fd_.open()) Fail(path, "open it");
  if (::flock(fd_.get(), LOCK_EX | LOCK_NB) != 0) {
    throw std::runtime_error(
        fmt::format("log file {} is in use by another evaluator-sim; end that one or choose "
                    "another --log",
                    path.string()));
  }
  struct stat info {};
  if (::fstat(fd_.get(), &info) != 0) Fail(path, "read its size");
  if (info.st_size > static_cast<off_t>(kSize)) {
    throw std::runtime_error(
        fmt::format("log file {} has {} bytes, a press log has {}; this is another kind of file",
                    path.string(), info.st_size, kSize));
  }
  if (info.st_size == static_cast<off_t>(kSize)) return;
  // A shorter file was left by a start that was killed: no press can be in it yet.
  const std::vector<std::uint8_t> blank(kSize - static_cast<std::size_t>(info.st_size), 0xFF);
  if (!Write(static_cast<std::uint32_t>(info.st_size), blank)) Fail(path, "fill it");
  SyncFolder(path);
}

bool FileStore::Read(std::uint32_t offset, std::span<std::uint8_t> bytes) {
  return ::pread(fd_.get(), bytes.data(), bytes.size(), offset) ==
         static_cast<ssize_t>(bytes.size());
}

bool FileStore::Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) {
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(device_log_before);
#endif
  const bool written = ::pwrite(fd_.get(), bytes.data(), bytes.size(), offset) ==
                           static_cast<ssize_t>(bytes.size()) &&
                       ::fdatasync(fd_.get()) == 0;
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(device_log_after);
#endif
  return written;
}

}  // namespace yichuang::evaluator::host
