#include "hardware/usb/libusb_printer.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "hardware/usb/claim.h"

namespace yichuang::usb {
namespace {

using PrinterClock = std::chrono::steady_clock;

constexpr unsigned kControlMs = 1'000;
constexpr std::size_t kMostAtOnce = 4 * 1024;
constexpr int kMostPrinterStalls = 3;
constexpr std::size_t kMostId = 1024;

/// Requests of the printer class, Universal Serial Bus Device Class Definition for Printing
/// Devices 1.1.
constexpr std::uint8_t kGetDeviceId = 0;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kSoftReset = 2;
constexpr std::uint8_t kToClass = static_cast<std::uint8_t>(LIBUSB_REQUEST_TYPE_CLASS) |
                                  static_cast<std::uint8_t>(LIBUSB_RECIPIENT_INTERFACE);
constexpr std::uint8_t kFromClass = kToClass | static_cast<std::uint8_t>(LIBUSB_ENDPOINT_IN);

struct FreePrinterTransfer {
  void operator()(libusb_transfer* transfer) const { libusb_free_transfer(transfer); }
};

/// The value of a key of an IEEE 1284 id; keys have a short and a long name.
std::string ValueOf(std::string_view id, std::string_view brief, std::string_view full) {
  while (!id.empty()) {
    const std::string_view field = id.substr(0, id.find(';'));
    id.remove_prefix(std::min(id.size(), field.size() + 1));
    const auto colon = field.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view key = field.substr(0, colon);
    while (!key.empty() && key.front() == ' ') key.remove_prefix(1);
    if (key == brief || key == full) return std::string(field.substr(colon + 1));
  }
  return {};
}

/// How one transfer ended.
struct Ended {
  libusb_transfer_status status = LIBUSB_TRANSFER_ERROR;
  std::size_t size = 0;
};

TransportStatus StatusOf(libusb_transfer_status status, TransportStatus cancelled) {
  switch (status) {
    case LIBUSB_TRANSFER_COMPLETED:
      return TransportStatus::kOk;
    case LIBUSB_TRANSFER_TIMED_OUT:
    case LIBUSB_TRANSFER_CANCELLED:
      return cancelled;
    case LIBUSB_TRANSFER_STALL:
      return TransportStatus::kStalled;
    case LIBUSB_TRANSFER_OVERFLOW:
      return TransportStatus::kOverflow;
    case LIBUSB_TRANSFER_NO_DEVICE:
    case LIBUSB_TRANSFER_ERROR:
      break;
  }
  return TransportStatus::kUnplugged;
}

}  // namespace

std::string MakerAndModel(const std::string& device_id) {
  const std::string maker = ValueOf(device_id, "MFG", "MANUFACTURER");
  const std::string model = ValueOf(device_id, "MDL", "MODEL");
  return maker + (maker.empty() || model.empty() ? "" : " ") + model;
}

struct LibusbPrinter::Pipes {
  Handle handle;
  Interface interface;
  std::string name;
  std::function<void()> closed;

  std::unique_ptr<libusb_transfer, FreePrinterTransfer> transfer{libusb_alloc_transfer(0)};
  std::mutex mutex;
  std::condition_variable changed;
  bool flying = false;

  static void LIBUSB_CALL Done(libusb_transfer* transfer) {
    auto& pipes = *static_cast<Pipes*>(transfer->user_data);
    const std::lock_guard lock(pipes.mutex);
    pipes.flying = false;
    pipes.changed.notify_all();
  }

  /// One transfer from its beginning to its end; taken back when it is not over by `until`.
  Ended Run(const Endpoint& endpoint, std::uint8_t* bytes, std::size_t size,
            PrinterClock::time_point until) {
    std::unique_lock lock(mutex);
    libusb_fill_bulk_transfer(transfer.get(), handle.get(), endpoint.address, bytes,
                              static_cast<int>(size), &Pipes::Done, this, 0);
    transfer->type = endpoint.type;
    flying = true;
    if (libusb_submit_transfer(transfer.get()) != 0) {
      flying = false;
      return {LIBUSB_TRANSFER_NO_DEVICE, 0};
    }
    const auto landed = [this] { return !flying; };
    if (!changed.wait_until(lock, until, landed)) {
      // Whether the device has taken some of it, its end tells.
      libusb_cancel_transfer(transfer.get());
      changed.wait(lock, landed);
    }
    return {transfer->status, static_cast<std::size_t>(transfer->actual_length)};
  }

  /// Clears the halt of an endpoint; false when the device gives no answer to that either.
  bool Clear(const Endpoint& endpoint) const {
    return libusb_clear_halt(handle.get(), endpoint.address) == 0;
  }

  int Control(std::uint8_t type, std::uint8_t request, std::span<std::uint8_t> answer) const {
    // GET_DEVICE_ID wants interface and setting, the others the interface alone.
    const auto number = static_cast<std::uint16_t>(interface.number);
    const auto setting = static_cast<std::uint16_t>(interface.setting);
    const auto index =
        request == kGetDeviceId ? static_cast<std::uint16_t>(number << 8 | setting) : number;
    return libusb_control_transfer(handle.get(), type, request, 0, index, answer.data(),
                                   static_cast<std::uint16_t>(answer.size()), kControlMs);
  }
};

LibusbPrinter::Opened LibusbPrinter::Open(libusb_device* device, std::string name,
                                          std::function<void()> closed) {
  auto claim = Claim(device, name, ChoosePrinterInterface,
                     "it is no printer that takes its jobs by bulk transfers; use another one");
  if (auto* why = std::get_if<std::string>(&claim)) return std::move(*why);
  auto& claimed = *std::get_if<Claimed>(&claim);
  auto pipes = std::make_unique<Pipes>();
  pipes->handle = std::move(claimed.handle);
  pipes->interface = claimed.interface;
  pipes->name = std::move(name);
  pipes->closed = std::move(closed);
  std::unique_ptr<LibusbPrinter> printer(new LibusbPrinter(std::move(pipes)));
  const auto id = printer->DeviceId();
  const std::string model = id ? MakerAndModel(*id) : "";
  if (!model.empty()) printer->pipes_->name += " (" + model + ")";
  return printer;
}

LibusbPrinter::LibusbPrinter(std::unique_ptr<Pipes> pipes) : pipes_(std::move(pipes)) {}

LibusbPrinter::~LibusbPrinter() {
  libusb_release_interface(pipes_->handle.get(), pipes_->interface.number);
  const auto closed = pipes_->closed;
  pipes_.reset();
  closed();
}

bool LibusbPrinter::answers() const { return pipes_->interface.in.packet > 0; }

TransportStatus LibusbPrinter::Write(std::span<const std::uint8_t> bytes, Millis patience) {
  const auto until = PrinterClock::now() + patience;
  std::vector<std::uint8_t> piece;
  int stalls = 0;
  while (!bytes.empty()) {
    const auto next = bytes.first(std::min(bytes.size(), kMostAtOnce));
    piece.assign(next.begin(), next.end());
    const Ended ended = pipes_->Run(pipes_->interface.out, piece.data(), piece.size(), until);
    bytes = bytes.subspan(std::min(ended.size, next.size()));
    const auto status = StatusOf(ended.status, TransportStatus::kNotTaking);
    if (status == TransportStatus::kStalled) {
      if (++stalls > kMostPrinterStalls) return status;
      if (!pipes_->Clear(pipes_->interface.out)) return TransportStatus::kUnplugged;
      continue;
    }
    if (status != TransportStatus::kOk) {
      // The last byte may have gone just when time was over.
      return bytes.empty() && status == TransportStatus::kNotTaking ? TransportStatus::kOk : status;
    }
    stalls = 0;
  }
  return TransportStatus::kOk;
}

ReadResult LibusbPrinter::Read(std::span<std::uint8_t> into, Millis patience) {
  if (!answers()) return {};
  const auto until = PrinterClock::now() + patience;
  // A device may send a whole packet, whatever was asked for.
  std::vector<std::uint8_t> packet(pipes_->interface.in.packet);
  int stalls = 0;
  for (;;) {
    const Ended ended = pipes_->Run(pipes_->interface.in, packet.data(), packet.size(), until);
    if (ended.size > 0) {
      const std::size_t size = std::min(ended.size, into.size());
      std::copy_n(packet.begin(), size, into.begin());
      return {TransportStatus::kOk, size};
    }
    auto status = StatusOf(ended.status, TransportStatus::kNothing);
    if (status == TransportStatus::kStalled && ++stalls <= kMostPrinterStalls) {
      if (!pipes_->Clear(pipes_->interface.in)) return {TransportStatus::kUnplugged, 0};
      continue;
    }
    // Printers that have nothing to say send empty packets meanwhile.
    if (status == TransportStatus::kOk) {
      if (PrinterClock::now() < until) continue;
      status = TransportStatus::kNothing;
    }
    return {status, 0};
  }
}

std::optional<std::uint8_t> LibusbPrinter::PortStatus() {
  std::array<std::uint8_t, 1> status{};
  if (pipes_->Control(kFromClass, kGetPortStatus, status) != 1) return std::nullopt;
  return status[0];
}

std::optional<std::string> LibusbPrinter::DeviceId() {
  std::array<std::uint8_t, kMostId> answer{};
  const int got = pipes_->Control(kFromClass, kGetDeviceId, answer);
  if (got < 2) return std::nullopt;
  // The first two bytes are the length, themselves counted; some printers swap them.
  return std::string(answer.begin() + 2, answer.begin() + got);
}

bool LibusbPrinter::SoftReset() { return pipes_->Control(kToClass, kSoftReset, {}) >= 0; }

const std::string& LibusbPrinter::Name() const { return pipes_->name; }

}  // namespace yichuang::usb
