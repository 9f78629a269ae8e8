#pragma once

#include <filesystem>

#include "evaluator-firmware/board/host/owned_fd.h"

namespace yichuang::evaluator::host {

/// A listening Unix stream socket; its file goes when the object goes. One thread.
class UnixListener {
 public:
  /// Takes the place of a socket file that nobody listens on any more. Throws std::runtime_error
  /// with a sentence when the path is too long, in use, no socket, or cannot be bound.
  explicit UnixListener(const std::filesystem::path& path);
  ~UnixListener();
  UnixListener(const UnixListener&) = delete;
  UnixListener& operator=(const UnixListener&) = delete;

  int fd() const { return fd_.get(); }

  /// The next waiting client, non-blocking; not open when nobody waits.
  OwnedFd Accept();

 private:
  std::filesystem::path path_;
  OwnedFd fd_;
};

}  // namespace yichuang::evaluator::host
