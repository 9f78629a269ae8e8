#include "hardware/printer/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace yichuang::printer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr mode_t kFileMode = 0640;  // a notice may say what somebody came for

bool IsCharacterDevice(const std::filesystem::path& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && S_ISCHR(about.st_mode);
}

// Waits until `events` hold; false when the time is over or the device is gone.
bool Await(int fd, short events, Clock::time_point until) {
  while (true) {
    // Rounded up: a wait that ends a fraction early would be taken for a lost device.
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{fd, events, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(std::max<long>(0, left)));
    if (ready > 0) return (wait.revents & events) != 0;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace

FileSink::FileSink(const std::filesystem::path& path) {
  constexpr int kAlways = O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
  if (!IsCharacterDevice(path)) {
    fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | kAlways, kFileMode);
    return;
  }
  fd_ = ::open(path.c_str(), O_RDWR | kAlways);
  answers_ = fd_ >= 0;
  // Some printers have no channel back; then their device can only be written.
  if (fd_ < 0) fd_ = ::open(path.c_str(), O_WRONLY | kAlways);
}

FileSink::~FileSink() {
  if (fd_ >= 0) ::close(fd_);
}

Sink::Taken FileSink::Write(std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds patience) {
  if (fd_ < 0) return Taken::kFailed;
  const auto until = Clock::now() + patience;
  while (!bytes.empty()) {
    const ssize_t taken = ::write(fd_, bytes.data(), bytes.size());
    if (taken > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(taken));
      continue;
    }
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0 && errno != EAGAIN) return Taken::kFailed;
    if (!Await(fd_, POLLOUT, until)) {
      return Clock::now() >= until ? Taken::kTimedOut : Taken::kFailed;
    }
  }
  return Taken::kAll;
}

std::optional<std::uint8_t> FileSink::Read(std::chrono::milliseconds patience) {
  if (fd_ < 0 || !answers_) return {};
  if (!Await(fd_, POLLIN, Clock::now() + patience)) return {};
  std::uint8_t byte = 0;
  if (::read(fd_, &byte, 1) != 1) return {};
  return byte;
}

}  // namespace yichuang::printer
