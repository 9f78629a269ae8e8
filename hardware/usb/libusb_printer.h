#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "hardware/usb/transport.h"

struct libusb_device;

namespace yichuang::usb {

class LibusbBus;

/// A printer of USB's printer class that is open. Nothing of it knows what is printed.
///
/// One thread. Transfers complete on the event thread of the bus, which must outlive it. Nothing
/// that was given over waits here: when a call has returned, every byte is in the printer or is
/// dropped.
class LibusbPrinter {
 public:
  using Opened = std::variant<std::unique_ptr<LibusbPrinter>, std::string>;

  /// Opens and claims `device`, as LibusbTransport::Open.
  static Opened Open(libusb_device* device, std::string name, std::function<void()> closed);
  ~LibusbPrinter();
  LibusbPrinter(const LibusbPrinter&) = delete;
  LibusbPrinter& operator=(const LibusbPrinter&) = delete;

  /// It has an endpoint on which it sends.
  [[nodiscard]] bool answers() const;
  /// Waits until the printer has taken all bytes. kNotTaking: `patience` is over, and what it has
  /// not taken is withdrawn. A stalled endpoint is cleared and tried again, three times in a row.
  [[nodiscard]] TransportStatus Write(std::span<const std::uint8_t> bytes, Millis patience);
  /// Waits for bytes, `patience` at most; kNothing when none came.
  [[nodiscard]] ReadResult Read(std::span<std::uint8_t> into, Millis patience);
  /// GET_PORT_STATUS: bit 5 paper empty, bit 4 on line, bit 3 no error. Absent when it is refused
  /// or not answered within a second.
  std::optional<std::uint8_t> PortStatus();
  /// GET_DEVICE_ID: "MFG:…;MDL:…;" of IEEE 1284; absent as above.
  std::optional<std::string> DeviceId();
  /// SOFT_RESET: the printer drops what it holds unprinted. False when it is refused.
  bool SoftReset();
  /// "printer on bus 1 address 4", and behind it maker and model where it tells them.
  const std::string& Name() const;

 private:
  struct Pipes;
  explicit LibusbPrinter(std::unique_ptr<Pipes> pipes);
  std::unique_ptr<Pipes> pipes_;
};

/// Where a printer may be plugged in: anywhere, or at one path only (AttachedDevice::path).
class LibusbPrinterPort {
 public:
  /// REQUIRES: a bus of LibusbBus::OfPrinters, which must outlive the port and its printers.
  LibusbPrinterPort(LibusbBus& bus, std::string path);

  /// Waits at most `timeout` for a printer and opens it. A sentence that says why there is none and
  /// what to do; an empty one: none is plugged in.
  [[nodiscard]] LibusbPrinter::Opened Open(Millis timeout);
  std::string Name() const;

 private:
  LibusbBus& bus_;
  std::string path_;
};

/// Maker and model out of "MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;": "EPSON TM-T88V"; "" when neither
/// stands in it.
std::string MakerAndModel(const std::string& device_id);

}  // namespace yichuang::usb
