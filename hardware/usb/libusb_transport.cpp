#include "hardware/usb/libusb_transport.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "hardware/usb/claim.h"
#include "hardware/usb/hid_report.h"
#include "hardware/usb/interface_choice.h"
#include "hardware/usb/serial_bridge.h"

namespace yichuang::usb {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kWriteTimeoutMs = 2'000;
constexpr int kMostStalls = 3;
/// Above this nothing more is asked of the device until somebody reads: the device keeps the rest.
constexpr std::size_t kMostUnread = 64 * 1024;

struct FreeTransfer {
  void operator()(libusb_transfer* transfer) const { libusb_free_transfer(transfer); }
};
using Transfer = std::unique_ptr<libusb_transfer, FreeTransfer>;

TransportStatus StatusOfSubmit(int error) {
  // At an unplug the first error is often IO, NO_DEVICE comes only later.
  const bool gone = error == LIBUSB_ERROR_NO_DEVICE || error == LIBUSB_ERROR_IO;
  return gone ? TransportStatus::kUnplugged : TransportStatus::kFailed;
}

}  // namespace

/// Everything that the event thread shares with the callers. Locked by `mutex` unless const.
struct LibusbTransport::Pipes {
  Pipes(Handle opened, const Interface& found, bool is_bridge, std::string device_name,
        std::function<void()> on_closed)
      : handle(std::move(opened)),
        interface(found),
        bridge(is_bridge),
        name(std::move(device_name)),
        closed(std::move(on_closed)),
        in_packet(interface.in.packet) {}

  const Handle handle;
  const Interface interface;
  const bool bridge;
  const std::string name;
  const std::function<void()> closed;

  std::mutex mutex;
  std::condition_variable changed;
  TransportStatus status = TransportStatus::kOk;  ///< the first thing that ended the transport

  Transfer in{libusb_alloc_transfer(0)};
  bool in_flying = false;
  bool in_halted = false;
  int in_stalls = 0;
  std::vector<std::uint8_t> in_packet;
  std::vector<std::uint8_t> unread;

  Transfer out{libusb_alloc_transfer(0)};
  bool out_flying = false;
  bool out_halted = false;
  int out_stalls = 0;
  std::deque<std::vector<std::uint8_t>> queued;
  std::size_t queued_bytes = 0;

  void End(TransportStatus why) {
    if (status == TransportStatus::kOk) status = why;
    changed.notify_all();
  }

  void SubmitIn() {
    if (in_flying || in_halted || status != TransportStatus::kOk || unread.size() >= kMostUnread)
      return;
    Fill(*in, interface.in, in_packet, &Pipes::InDone, 0);
    const int error = libusb_submit_transfer(in.get());
    in_flying = error == 0;
    if (error != 0) End(StatusOfSubmit(error));
  }

  void SubmitOut() {
    if (out_flying || out_halted || status != TransportStatus::kOk || queued.empty()) return;
    Fill(*out, interface.out, queued.front(), &Pipes::OutDone, kWriteTimeoutMs);
    const int error = libusb_submit_transfer(out.get());
    out_flying = error == 0;
    if (error != 0) End(StatusOfSubmit(error));
  }

  void Fill(libusb_transfer& transfer, const Endpoint& endpoint, std::vector<std::uint8_t>& packet,
            libusb_transfer_cb_fn done, unsigned timeout_ms) {
    libusb_fill_bulk_transfer(&transfer, handle.get(), endpoint.address, packet.data(),
                              static_cast<int>(packet.size()), done, this, timeout_ms);
    transfer.type = endpoint.type;
  }

  /// Clears the halt of an endpoint that stalled; after several in a row the device is given up.
  /// Not on the event thread, which must not wait for the device.
  void Recover(std::unique_lock<std::mutex>& lock) {
    if (in_stalls > kMostStalls || out_stalls > kMostStalls) return End(TransportStatus::kStalled);
    const std::uint8_t address = in_halted ? interface.in.address : interface.out.address;
    lock.unlock();
    const int error = libusb_clear_halt(handle.get(), address);
    lock.lock();
    if (error != 0) return End(StatusOfSubmit(error));
    (address == interface.in.address ? in_halted : out_halted) = false;
    SubmitIn();
    SubmitOut();
  }

  static void LIBUSB_CALL InDone(libusb_transfer* transfer) {
    auto& pipes = *static_cast<Pipes*>(transfer->user_data);
    const std::lock_guard lock(pipes.mutex);
    pipes.in_flying = false;
    pipes.TakeIn(*transfer);
    pipes.SubmitIn();
    pipes.changed.notify_all();
  }

  void TakeIn(const libusb_transfer& transfer) {
    switch (transfer.status) {
      case LIBUSB_TRANSFER_COMPLETED: {
        in_stalls = 0;
        std::span<const std::uint8_t> bytes(in_packet.data(),
                                            static_cast<std::size_t>(transfer.actual_length));
        if (interface.hid && !bytes.empty()) {
          const auto counted = FromReport(bytes);
          if (!counted) return End(TransportStatus::kOverflow);
          bytes = *counted;
        }
        if (bridge) bytes = FromBridgePacket(bytes);
        unread.insert(unread.end(), bytes.begin(), bytes.end());
        return;
      }
      case LIBUSB_TRANSFER_STALL:
        in_halted = true;
        ++in_stalls;
        return;
      case LIBUSB_TRANSFER_OVERFLOW:
        return End(TransportStatus::kOverflow);
      case LIBUSB_TRANSFER_NO_DEVICE:
      case LIBUSB_TRANSFER_ERROR:
        return End(TransportStatus::kUnplugged);
      case LIBUSB_TRANSFER_CANCELLED:
      case LIBUSB_TRANSFER_TIMED_OUT:
        return;
    }
  }

  static void LIBUSB_CALL OutDone(libusb_transfer* transfer) {
    auto& pipes = *static_cast<Pipes*>(transfer->user_data);
    const std::lock_guard lock(pipes.mutex);
    pipes.out_flying = false;
    pipes.TakeOut(*transfer);
    pipes.SubmitOut();
    pipes.changed.notify_all();
  }

  void TakeOut(const libusb_transfer& transfer) {
    switch (transfer.status) {
      case LIBUSB_TRANSFER_COMPLETED:
        if (transfer.actual_length != transfer.length) return End(TransportStatus::kNotTaking);
        out_stalls = 0;
        queued_bytes -= queued.front().size();
        queued.pop_front();
        return;
      case LIBUSB_TRANSFER_STALL:
        out_halted = true;
        ++out_stalls;
        return;
      case LIBUSB_TRANSFER_TIMED_OUT:
        return End(TransportStatus::kNotTaking);
      case LIBUSB_TRANSFER_NO_DEVICE:
      case LIBUSB_TRANSFER_ERROR:
      case LIBUSB_TRANSFER_OVERFLOW:
        return End(TransportStatus::kUnplugged);
      case LIBUSB_TRANSFER_CANCELLED:
        return;
    }
  }

  std::vector<std::vector<std::uint8_t>> Packets(std::span<const std::uint8_t> bytes) const {
    if (interface.hid) return ToReports(bytes, interface.out.packet);
    std::vector<std::vector<std::uint8_t>> packets;
    for (; !bytes.empty(); bytes = bytes.subspan(packets.back().size())) {
      const auto part = bytes.first(std::min(bytes.size(), interface.out.packet));
      packets.emplace_back(part.begin(), part.end());
    }
    return packets;
  }
};

Opened LibusbTransport::Open(libusb_device* device, std::string name,
                             std::function<void()> closed) {
  auto claim = Claim(device, name, ChooseInterface,
                     "it has no vendor-specific or HID interface with one IN and one OUT endpoint; "
                     "its firmware does not fit this program");
  if (auto* why = std::get_if<std::string>(&claim)) return std::move(*why);
  auto& [handle, interface] = *std::get_if<Claimed>(&claim);

  const bool bridge = IsSerialBridge(device);
  if (bridge) {
    if (const int error = SetUpSerialBridge(handle.get()); error != 0) {
      libusb_release_interface(handle.get(), interface.number);
      return Refusal(name, error, "setting its line");
    }
  }

  auto pipes = std::make_unique<Pipes>(std::move(handle), interface, bridge, std::move(name),
                                       std::move(closed));
  {
    const std::lock_guard lock(pipes->mutex);
    pipes->SubmitIn();
  }
  return std::unique_ptr<Transport>(new LibusbTransport(std::move(pipes)));
}

LibusbTransport::LibusbTransport(std::unique_ptr<Pipes> pipes) : pipes_(std::move(pipes)) {}

LibusbTransport::~LibusbTransport() {
  {
    std::unique_lock lock(pipes_->mutex);
    pipes_->End(TransportStatus::kClosed);
    if (pipes_->in_flying) libusb_cancel_transfer(pipes_->in.get());
    if (pipes_->out_flying) libusb_cancel_transfer(pipes_->out.get());
    pipes_->changed.wait(lock, [this] { return !pipes_->in_flying && !pipes_->out_flying; });
  }
  libusb_release_interface(pipes_->handle.get(), pipes_->interface.number);
  const auto closed = pipes_->closed;
  pipes_.reset();
  closed();
}

TransportStatus LibusbTransport::Write(std::span<const std::uint8_t> bytes) {
  const std::lock_guard lock(pipes_->mutex);
  if (pipes_->status != TransportStatus::kOk) return pipes_->status;
  auto packets = pipes_->Packets(bytes);
  std::size_t size = 0;
  for (const auto& packet : packets) size += packet.size();
  if (pipes_->queued_bytes + size > kMostQueued) return TransportStatus::kNotTaking;
  pipes_->queued_bytes += size;
  for (auto& packet : packets) pipes_->queued.push_back(std::move(packet));
  pipes_->SubmitOut();
  return TransportStatus::kOk;
}

ReadResult LibusbTransport::Read(std::span<std::uint8_t> into, Millis timeout) {
  const auto until = Clock::now() + timeout;
  auto& pipes = *pipes_;
  std::unique_lock lock(pipes.mutex);
  for (;;) {
    if (pipes.status == TransportStatus::kClosed) return {pipes.status, 0};
    if (!pipes.unread.empty()) break;  // what came before the end is still good
    if (pipes.status != TransportStatus::kOk) return {pipes.status, 0};
    if (pipes.in_halted || pipes.out_halted) {
      pipes.Recover(lock);
      continue;
    }
    if (pipes.changed.wait_until(lock, until) == std::cv_status::timeout && Clock::now() >= until &&
        pipes.unread.empty() && pipes.status == TransportStatus::kOk) {
      return {TransportStatus::kNothing, 0};
    }
  }
  const std::size_t size = std::min(into.size(), pipes.unread.size());
  std::copy_n(pipes.unread.begin(), size, into.begin());
  pipes.unread.erase(pipes.unread.begin(),
                     pipes.unread.begin() + static_cast<std::ptrdiff_t>(size));
  pipes.SubmitIn();
  return {TransportStatus::kOk, size};
}

void LibusbTransport::Close() {
  const std::lock_guard lock(pipes_->mutex);
  pipes_->status = TransportStatus::kClosed;
  pipes_->changed.notify_all();
}

std::string LibusbTransport::Name() const { return pipes_->name; }

}  // namespace yichuang::usb
