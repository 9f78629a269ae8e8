#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "evaluator-firmware/board/host/owned_fd.h"
#include "evaluator-firmware/board/host/unix_listener.h"

namespace yichuang::evaluator::host {

/// The USB cable as a Unix stream socket: one client at a time, further ones are turned away. One
/// thread.
class Cable {
 public:
  /// Plugged in at once; throws as UnixListener does.
  explicit Cable(const std::filesystem::path& path) : path_(path) { Plug(); }

  /// Opens the socket; throws as UnixListener does. Does nothing when plugged in.
  void Plug();
  /// Closes the connection and the socket.
  void Unplug();

  /// Takes a waiting client, or turns it away when there is one.
  void Accept();
  /// There is something to read.
  void SetReadable() { readable_ = true; }

  /// 0 without a client; another number for every client.
  std::uint32_t session() const { return client_.open() ? session_ : 0; }
  /// -1 when unplugged.
  int listener_fd() const { return listener_ ? listener_->fd() : -1; }
  /// -1 without a client.
  int client_fd() const { return client_.get(); }

  std::size_t Receive(std::span<std::uint8_t> bytes);
  std::size_t Send(std::span<const std::uint8_t> bytes);

 private:
  std::filesystem::path path_;
  std::optional<UnixListener> listener_;
  OwnedFd client_;
  std::uint32_t session_ = 0;
  bool readable_ = false;
};

}  // namespace yichuang::evaluator::host
