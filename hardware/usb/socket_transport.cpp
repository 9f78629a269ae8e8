#include "hardware/usb/socket_transport.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>

namespace yichuang::usb {
namespace {

using Clock = std::chrono::steady_clock;
constexpr Millis kFirstRetry{20};
constexpr Millis kSlowestRetry{1'000};

TransportStatus StatusOf(int error) {
  switch (error) {
    case EPIPE:
    case ECONNRESET:
      return TransportStatus::kUnplugged;
    case EAGAIN:
    case ENOBUFS:
      return TransportStatus::kNotTaking;
    default:
      return TransportStatus::kFailed;
  }
}

class SocketTransport final : public Transport {
 public:
  SocketTransport(OwnedFd socket, std::string name)
      : socket_(std::move(socket)), name_(std::move(name)) {}

  [[nodiscard]] TransportStatus Write(std::span<const std::uint8_t> bytes) override {
    const std::lock_guard lock(write_mutex_);
    if (write_status_ != TransportStatus::kOk || bytes.empty()) return write_status_;
    const auto sent =
        ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent == static_cast<ssize_t>(bytes.size())) return TransportStatus::kOk;
    // Half a frame went out: the stream is only good again after a new connection.
    write_status_ = sent >= 0 ? TransportStatus::kNotTaking : StatusOf(errno);
    return write_status_;
  }

  [[nodiscard]] ReadResult Read(std::span<std::uint8_t> into, Millis timeout) override {
    const auto until = Clock::now() + timeout;
    for (;;) {
      pollfd ready[] = {{socket_.get(), POLLIN, 0}, {closed_.fd(), POLLIN, 0}};
      const int count = ::poll(ready, 2, PollMillis(until));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return {TransportStatus::kFailed, 0};
      if (ready[1].revents != 0) return {TransportStatus::kClosed, 0};
      if (count == 0) return {TransportStatus::kNothing, 0};
      const auto got = ::recv(socket_.get(), into.data(), into.size(), MSG_DONTWAIT);
      if (got > 0) return {TransportStatus::kOk, static_cast<std::size_t>(got)};
      if (got == 0) return {TransportStatus::kUnplugged, 0};
      if (errno != EINTR && errno != EAGAIN) return {StatusOf(errno), 0};
    }
  }

  void Close() override {
    const std::lock_guard lock(write_mutex_);
    write_status_ = TransportStatus::kClosed;
    closed_.Raise();
  }

  std::string Name() const override { return name_; }

 private:
  OwnedFd socket_;
  std::string name_;
  Wake closed_;
  std::mutex write_mutex_;
  TransportStatus write_status_ = TransportStatus::kOk;
};

/// A connection, or the errno.
std::variant<OwnedFd, int> Connect(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& text = path.native();
  if (text.size() > SocketPort::kLongestPath) return ENAMETOOLONG;
  std::copy(text.begin(), text.end(), address.sun_path);
  OwnedFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (socket.get() < 0) return errno;
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return errno;
  }
  return socket;
}

}  // namespace

SocketPort::SocketPort(std::filesystem::path path) : path_(std::move(path)) {}

Opened SocketPort::Open(Millis timeout) {
  const auto until = Clock::now() + timeout;
  Millis pause = kFirstRetry;
  while (!closed_.WaitUntil(Clock::now())) {
    auto connected = Connect(path_);
    if (auto* socket = std::get_if<OwnedFd>(&connected)) {
      return std::make_unique<SocketTransport>(std::move(*socket), Name());
    }
    const int error = *std::get_if<int>(&connected);
    // Nobody listens, or not yet: nothing is plugged in.
    const bool absent =
        error == ENOENT || error == ECONNREFUSED || error == EINTR || error == EAGAIN;
    if (!absent)
      return Name() + ": cannot connect: " + std::strerror(error) +
             "; check its path and its rights";
    if (Clock::now() >= until) break;
    if (closed_.WaitUntil(std::min(until, Clock::now() + pause))) break;
    pause = std::min(pause * 2, kSlowestRetry);
  }
  return std::string();
}

void SocketPort::Close() { closed_.Raise(); }

std::string SocketPort::Name() const { return "evaluator at socket " + path_.native(); }

}  // namespace yichuang::usb
