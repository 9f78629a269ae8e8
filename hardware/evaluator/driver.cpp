#include "hardware/evaluator/driver.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

#include "evaluator-firmware/protocol/cobs.h"

namespace yichuang::evaluator {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Millis kWaitForDevice = std::chrono::hours(1);
constexpr std::size_t kReadSize = 1024;

Millis Now() { return std::chrono::duration_cast<Millis>(Clock::now().time_since_epoch()); }

}  // namespace

Driver::Driver(std::unique_ptr<usb::Port> port, Sink sink, Log log, DriverOptions options)
    : port_(std::move(port)),
      sink_(std::move(sink)),
      log_(std::move(log)),
      options_(options),
      intake_(options.silent_after),
      thread_([this] { Run(); }) {}

Driver::~Driver() { Stop(); }

bool Driver::Send(std::span<const std::uint8_t> frame) {
  std::array<std::uint8_t, protocol::kMaxStreamSize> stream{};
  const std::size_t size = protocol::EncodeStream(frame, stream);
  if (size == 0) return false;
  const std::lock_guard lock(mutex_);
  if (transport_ == nullptr) return false;
  const auto status = transport_->Write(std::span(stream).first(size));
  // A device that takes nothing is as good as gone: closing makes the thread open it anew.
  if (status == usb::TransportStatus::kNotTaking) {
    not_taking_ = true;
    transport_->Close();
  }
  return status == usb::TransportStatus::kOk;
}

void Driver::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (transport_ != nullptr) transport_->Close();
    stopped_.notify_all();
  }
  port_->Close();
  if (thread_.joinable()) thread_.join();
}

void Driver::Run() {
  Millis pause = options_.first_retry;
  for (;;) {
    auto opened = port_->Open(kWaitForDevice);
    if (const auto* transport = std::get_if<std::unique_ptr<usb::Transport>>(&opened)) {
      Serve(**transport);
      if (heard_) pause = options_.first_retry;
    } else {
      Complain(*std::get_if<std::string>(&opened));
    }
    if (!PauseBefore(pause)) return;
    pause = std::min(pause * 2, options_.slowest_retry);
  }
}

bool Driver::PauseBefore(Millis pause) {
  std::unique_lock lock(mutex_);
  return !stopped_.wait_for(lock, pause, [this] { return stopping_; });
}

void Driver::Serve(usb::Transport& transport) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    transport_ = &transport;
    not_taking_ = false;
  }
  heard_ = false;
  intake_.Opened(Now());
  auto status = Listen(transport);
  {
    const std::lock_guard lock(mutex_);
    transport_ = nullptr;
    if (stopping_) return;
    if (not_taking_) status = usb::TransportStatus::kNotTaking;
  }
  const bool silent = status == usb::TransportStatus::kNothing;
  // That a known device left is told by its Detached event.
  if (!intake_.evaluator() || !(silent || status == usb::TransportStatus::kUnplugged)) {
    Complain(transport.Name() + ": " +
             (silent ? "says nothing; check its display, or unplug it and plug it in again"
                     : std::string(Text(status))));
  }
  Emit(intake_.Closed(silent ? DetachCause::kSilent : DetachCause::kUnplugged));
}

usb::TransportStatus Driver::Listen(usb::Transport& transport) {
  std::array<std::uint8_t, kReadSize> bytes{};
  for (;;) {
    const Millis left = std::max(intake_.silent_at() - Now(), Millis(0));
    const auto read = transport.Read(bytes, left);
    if (read.status == usb::TransportStatus::kOk) {
      Emit(intake_.Take(std::span(bytes).first(read.size), Now()));
      LogDamage(transport.Name());
    } else if (read.status != usb::TransportStatus::kNothing) {
      return read.status;
    }
    if (Now() >= intake_.silent_at()) return usb::TransportStatus::kNothing;
  }
}

void Driver::Complain(const std::string& complaint) {
  if (complaint.empty() || complaint == complaint_) return;
  complaint_ = complaint;
  log_(complaint);
}

void Driver::Emit(std::vector<Event> events) {
  for (auto& event : events) {
    if (std::holds_alternative<HelloHeard>(event)) {
      heard_ = true;
      complaint_.clear();
    }
    sink_(std::move(event));
  }
}

void Driver::LogDamage(const std::string& name) {
  const auto& damaged = intake_.damaged();
  const auto count = std::accumulate(damaged.begin(), damaged.end(), std::uint64_t{0});
  // At 1, 2, 4, 8 …: a bad cable must not fill the disk.
  if (count == damage_logged_ || std::bit_width(count) == std::bit_width(damage_logged_)) return;
  damage_logged_ = count;
  const auto of = [&damaged](protocol::FrameError error) {
    return std::to_string(damaged[static_cast<std::size_t>(error)]);
  };
  log_(name + ": " + std::to_string(count) + " damaged frames so far (" +
       of(protocol::FrameError::kCrc) + " checksum, " + of(protocol::FrameError::kVersion) +
       " version); the device sends them again; try another cable if it goes on");
}

}  // namespace yichuang::evaluator
