#include "hardware/usb/played_transport.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace yichuang::usb {
namespace {

/// A condition variable takes no longer time than this with every clock.
constexpr Millis kLongestWait{3'600'000};

}  // namespace

PlayedTransport::PlayedTransport(std::vector<KeptTransfer> steps, std::string name)
    : steps_(std::move_iterator(steps.begin()), std::move_iterator(steps.end())),
      name_(std::move(name)) {}

TransportStatus PlayedTransport::Write(std::span<const std::uint8_t> bytes) {
  const std::lock_guard lock(mutex_);
  if (closed_) return TransportStatus::kClosed;
  const TransportStatus status = Hear(bytes);
  changed_.notify_all();
  return status;
}

ReadResult PlayedTransport::Read(std::span<std::uint8_t> into, Millis timeout) {
  std::unique_lock lock(mutex_);
  const auto ready = [this] {
    return closed_ || (!steps_.empty() && steps_.front().what != KeptTransfer::What::kOut);
  };
  if (!changed_.wait_for(lock, std::min(timeout, kLongestWait), ready))
    return {TransportStatus::kNothing, 0};
  if (closed_) return {TransportStatus::kClosed, 0};
  KeptTransfer& front = steps_.front();
  if (front.what == KeptTransfer::What::kEnd) {
    // What ended it stays the answer.
    ended_ = true;
    return {front.status, 0};
  }
  const std::size_t size = std::min(into.size(), front.bytes.size());
  std::copy_n(front.bytes.begin(), size, into.begin());
  front.bytes.erase(front.bytes.begin(), front.bytes.begin() + static_cast<std::ptrdiff_t>(size));
  if (front.bytes.empty()) {
    steps_.pop_front();
    Go();
  }
  return {TransportStatus::kOk, size};
}

void PlayedTransport::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::size_t PlayedTransport::left() const {
  const std::lock_guard lock(mutex_);
  return steps_.size() - (ended_ ? 1 : 0);
}

}  // namespace yichuang::usb
