#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "hardware/usb/transport.h"

struct libusb_device;

namespace yichuang::usb {

/// One claimed interface of one USB device.
///
/// The interface is the first one of class vendor-specific or HID with an IN and an OUT endpoint,
/// interrupt or bulk, whatever their addresses. HID reports carry the stream as in hid_report.h;
/// vendor-specific packets carry it bare, and a serial bridge its line (serial_bridge.h). Transfers
/// complete on the event thread of the context, which must run until the destructor has returned.
class LibusbTransport final : public Transport {
 public:
  /// Opens and claims `device`. A claim is tried again for a second while the system is still
  /// setting the device up. `closed` runs at the end of the destructor. An empty sentence: it has
  /// just been unplugged.
  static Opened Open(libusb_device* device, std::string name, std::function<void()> closed);
  ~LibusbTransport() override;
  LibusbTransport(const LibusbTransport&) = delete;
  LibusbTransport& operator=(const LibusbTransport&) = delete;

  /// Holds at most kMostQueued bytes that the device has not taken; a transfer not taken within 2 s
  /// ends all.
  [[nodiscard]] TransportStatus Write(std::span<const std::uint8_t> bytes) override;
  [[nodiscard]] ReadResult Read(std::span<std::uint8_t> into, Millis timeout) override;
  void Close() override;
  std::string Name() const override;

  static constexpr std::size_t kMostQueued = 16 * 1024;

 private:
  struct Pipes;
  explicit LibusbTransport(std::unique_ptr<Pipes> pipes);
  std::unique_ptr<Pipes> pipes_;
};

}  // namespace yichuang::usb
