#include "hardware/usb/wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <stdexcept>

namespace yichuang::usb {

OwnedFd::~OwnedFd() {
  if (fd_ >= 0) ::close(fd_);
}

Wake::Wake() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (fd_.get() < 0)
    throw std::runtime_error("cannot make an eventfd: this process has too many files open");
}

void Wake::Raise() {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the flag is raised.
  [[maybe_unused]] const auto written = ::write(fd_.get(), &one, sizeof one);
}

bool Wake::WaitUntil(std::chrono::steady_clock::time_point until) const {
  pollfd raised{fd_.get(), POLLIN, 0};
  while (::poll(&raised, 1, PollMillis(until)) < 0 && errno == EINTR) {
  }
  return raised.revents != 0;
}

int PollMillis(std::chrono::steady_clock::time_point until) {
  constexpr std::chrono::milliseconds::rep kLongest = 3'600'000;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, kLongest));
}

}  // namespace yichuang::usb
