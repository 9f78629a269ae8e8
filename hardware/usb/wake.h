#pragma once

#include <chrono>
#include <utility>

namespace yichuang::usb {

/// Owns one file descriptor.
class OwnedFd {
 public:
  explicit OwnedFd(int fd) : fd_(fd) {}
  ~OwnedFd();
  OwnedFd(OwnedFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  OwnedFd(const OwnedFd&) = delete;
  OwnedFd& operator=(const OwnedFd&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

/// A flag that a poll() can wait for beside other descriptors; once raised it stays. Any thread.
class Wake {
 public:
  /// Throws std::runtime_error when the process has no descriptor left.
  Wake();
  void Raise();
  /// True when raised before `until`.
  bool WaitUntil(std::chrono::steady_clock::time_point until) const;
  int fd() const { return fd_.get(); }

 private:
  OwnedFd fd_;
};

/// Time left for poll(), in milliseconds, rounded up so that a wait never ends a little early and
/// spins.
int PollMillis(std::chrono::steady_clock::time_point until);

}  // namespace yichuang::usb
