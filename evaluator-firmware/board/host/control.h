#pragma once

#include <poll.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator-firmware/board/host/owned_fd.h"
#include "evaluator-firmware/board/host/unix_listener.h"

namespace yichuang::evaluator::host {

/// The control socket: lines in, lines out, any number of clients. One thread, never waits.
///
/// A client that does not read, or sends a line without end, is cut off: it must not hold up the
/// device.
class Control {
 public:
  struct Client {
    OwnedFd fd;
    std::string received;
    std::string outgoing;
    bool watching = false;
  };
  struct Line {
    Client* from;  ///< valid until the next Serve
    std::string text;
  };

  /// Throws as UnixListener does.
  explicit Control(const std::filesystem::path& path) : listener_(path) {}

  void AddTo(std::vector<pollfd>& fds) const;
  /// Accepts, reads and writes what can be done now; returns the complete lines.
  std::vector<Line> Serve();
  void Tell(Client& client, std::string_view line);
  void TellWatchers(std::string_view line);

 private:
  void Flush(Client& client);

  UnixListener listener_;
  std::list<Client> clients_;
};

}  // namespace yichuang::evaluator::host
