#include "evaluator-firmware/board/host/unix_listener.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace yichuang::evaluator::host {
namespace {

sockaddr_un AddressOf(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) {
    throw std::runtime_error(
        fmt::format("socket path {} is too long; at most {} bytes are possible", path,
                    sizeof(address.sun_path) - 1));
  }
  std::copy(path.begin(), path.end(), address.sun_path);
  return address;
}

OwnedFd NewSocket() {
  OwnedFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd.open()) throw std::runtime_error(fmt::format("no socket: {}", std::strerror(errno)));
  return fd;
}

void RemoveStale(const std::string& path, const sockaddr_un& address) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return;
  if (!S_ISSOCK(info.st_mode)) {
    throw std::runtime_error(fmt::format("{} exists and is no socket; choose another path", path));
  }
  const OwnedFd probe = NewSocket();
  const int result =
      ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  if (result == 0 || errno != ECONNREFUSED) {
    throw std::runtime_error(fmt::format("somebody listens on {} already; end it first", path));
  }
  ::unlink(path.c_str());
}

}  // namespace

UnixListener::UnixListener(const std::filesystem::path& path) : path_(path), fd_(NewSocket()) {
  const sockaddr_un address = AddressOf(path.string());
  RemoveStale(path.string(), address);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (::bind(fd_.get(), generic, sizeof(address)) != 0 || ::listen(fd_.get(), 8) != 0) {
    throw std::runtime_error(
        fmt::format("cannot listen on {}: {}", path.string(), std::strerror(errno)));
  }
}

UnixListener::~UnixListener() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

OwnedFd UnixListener::Accept() {
  return OwnedFd(::accept4(fd_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

}  // namespace yichuang::evaluator::host
