#include "hardware/printer/usb_sink.h"

#include <algorithm>

namespace yichuang::printer {
namespace {

// Shorter than this a question about more bytes would be taken back before the device has seen it.
constexpr std::chrono::milliseconds kLeastRead{20};

constexpr std::uint8_t kPaperEmpty = 0x20;
constexpr std::uint8_t kSelected = 0x10;
constexpr std::uint8_t kNotError = 0x08;

}  // namespace

Sink::Taken UsbSink::Write(std::span<const std::uint8_t> bytes,
                           std::chrono::milliseconds patience) {
  switch (device_.Write(bytes, patience)) {
    case usb::TransportStatus::kOk:
      return Taken::kAll;
    case usb::TransportStatus::kNotTaking:
      return Taken::kTimedOut;
    default:
      return Taken::kFailed;
  }
}

std::optional<std::uint8_t> UsbSink::Read(std::chrono::milliseconds patience) {
  if (begin_ == end_) {
    const auto read = device_.Read(unread_, std::max(patience, kLeastRead));
    begin_ = 0;
    end_ = read.status == usb::TransportStatus::kOk ? read.size : 0;
  }
  if (begin_ == end_) return {};
  return unread_[begin_++];
}

std::optional<PortState> UsbSink::AskPort() {
  const auto status = device_.PortStatus();
  if (!status) return {};
  return PortState{(*status & kPaperEmpty) != 0, (*status & kSelected) != 0,
                   (*status & kNotError) == 0};
}

}  // namespace yichuang::printer
