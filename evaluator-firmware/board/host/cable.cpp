#include "evaluator-firmware/board/host/cable.h"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

namespace yichuang::evaluator::host {
namespace {

bool HasEnded(int fd) {
  pollfd state{fd, POLLRDHUP, 0};
  return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

}  // namespace

void Cable::Plug() {
  if (!listener_) listener_.emplace(path_);
}

void Cable::Unplug() {
  // The socket goes first, so that a client which saw its connection end cannot come back through
  // it.
  listener_.reset();
  client_.Close();
}

void Cable::Accept() {
  if (!listener_) return;
  OwnedFd fresh = listener_->Accept();
  if (!fresh.open()) return;
  // A host that was killed and started again may be here before the end of its old connection was
  // read.
  if (client_.open() && HasEnded(client_.get())) client_.Close();
  if (client_.open()) return;
  client_ = std::move(fresh);
  ++session_;
  readable_ = true;
}

std::size_t Cable::Receive(std::span<std::uint8_t> bytes) {
  if (!client_.open() || !readable_) return 0;
  const ssize_t count = ::recv(client_.get(), bytes.data(), bytes.size(), 0);
  if (count > 0) {
    readable_ = static_cast<std::size_t>(count) == bytes.size();
    return static_cast<std::size_t>(count);
  }
  readable_ = false;
  const bool nothing_yet = count < 0 && (errno == EAGAIN || errno == EINTR);
  if (!nothing_yet) client_.Close();
  return 0;
}

std::size_t Cable::Send(std::span<const std::uint8_t> bytes) {
  if (!client_.open()) return 0;
  const ssize_t count = ::send(client_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (count >= 0) return static_cast<std::size_t>(count);
  if (errno != EAGAIN && errno != EINTR) client_.Close();
  return 0;
}

}  // namespace yichuang::evaluator::host
