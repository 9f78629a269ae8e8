#pragma once

#include <filesystem>
#include <string>

#include "hardware/usb/transport.h"
#include "hardware/usb/wake.h"

namespace yichuang::usb {

/// The cable of a simulated device: a unix stream socket on which the device listens.
///
/// There is a device as long as somebody accepts connections there; hanging up is unplugging.
class SocketPort final : public Port {
 public:
  explicit SocketPort(std::filesystem::path path);
  SocketPort(const SocketPort&) = delete;
  SocketPort& operator=(const SocketPort&) = delete;

  /// Tries again every 20 ms, then more and more slowly, up to once a second.
  [[nodiscard]] Opened Open(Millis timeout) override;
  void Close() override;
  std::string Name() const override;

  /// Bytes that a path may have at most; a longer one cannot be opened.
  static constexpr std::size_t kLongestPath = 107;

 private:
  std::filesystem::path path_;
  Wake closed_;
};

}  // namespace yichuang::usb
