#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/usb/transport.h"
#include "hardware/usb/usb_ids.h"

namespace yichuang::usb {

/// One device as an operator knows it.
struct AttachedDevice {
  std::string name;  ///< "evaluator on bus 1 address 4"
  std::string
      path;  ///< bus and ports, "1-2.3"; stays the same when the device is plugged in there again
  std::string problem;  ///< why it cannot be used and what to do; empty when it can, or when this
                        ///< process uses it
};

/// libusb in this process: context, event thread, and which of our devices are plugged in.
///
/// A device may be announced twice by libusb; it is known here by bus and address. Any thread may
/// call anything. The bus must outlive its ports and their transports.
class LibusbBus {
 public:
  /// `noun` names the devices in messages. Throws std::runtime_error when libusb cannot start or
  /// cannot watch plugs.
  explicit LibusbBus(std::string noun, std::span<const UsbId> ids = kEvaluatorIds);
  /// Every device with an interface of USB's printer class, whoever made it; its ports are
  /// LibusbPrinterPort. Throws as the constructor.
  static std::unique_ptr<LibusbBus> OfPrinters();
  ~LibusbBus();
  LibusbBus(const LibusbBus&) = delete;
  LibusbBus& operator=(const LibusbBus&) = delete;

  /// What is plugged in now. Opens and claims for a moment every device that this process does not
  /// use.
  std::vector<AttachedDevice> Attached();

 private:
  friend class LibusbPort;
  friend class LibusbPrinterPort;
  struct Impl;
  LibusbBus(std::string noun, std::span<const UsbId> ids, bool printers);
  std::unique_ptr<Impl> impl_;
};

/// Where one of our devices may be plugged in: anywhere, or at one path only. A device is open at
/// one port at most.
class LibusbPort final : public Port {
 public:
  /// `path` as in AttachedDevice; empty for any.
  LibusbPort(LibusbBus& bus, std::string path);

  [[nodiscard]] Opened Open(Millis timeout) override;
  void Close() override;
  std::string Name() const override;

 private:
  LibusbBus& bus_;
  std::string path_;
  std::atomic<bool> closed_ = false;
};

/// True for "1-2.3": a bus number, a dash, port numbers with points between them.
bool IsPortPath(std::string_view text);

}  // namespace yichuang::usb
