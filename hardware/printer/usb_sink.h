#pragma once

#include <array>
#include <cstddef>

#include "hardware/printer/sink.h"
#include "hardware/usb/libusb_printer.h"

namespace yichuang::printer {

/// A printer of USB's printer class.
class UsbSink final : public Sink {
 public:
  /// `device` must outlive the sink.
  explicit UsbSink(usb::LibusbPrinter& device) : device_(device) {}

  [[nodiscard]] bool answers() const override { return device_.answers(); }
  [[nodiscard]] Taken Write(std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds patience) override;
  std::optional<std::uint8_t> Read(std::chrono::milliseconds patience) override;
  std::optional<PortState> AskPort() override;
  bool Reset() override { return device_.SoftReset(); }

 private:
  usb::LibusbPrinter& device_;
  std::array<std::uint8_t, 64> unread_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace yichuang::printer
