#include "evaluator-firmware/core/uplink.h"

#include <algorithm>
#include <optional>
#include <variant>

namespace yichuang::evaluator {
namespace {

struct EncodeEntry {
  std::uint32_t serial;
  const protocol::DeviceKeys& keys;
  std::span<std::uint8_t> out;

  std::size_t operator()(protocol::Press press) const {
    press.serial = serial;
    return protocol::Encode(press, keys, out);
  }
  std::size_t operator()(protocol::PressDetail detail) const {
    detail.serial = serial;
    return protocol::Encode(detail, keys, out);
  }
  std::size_t operator()(protocol::Lost lost) const {
    lost.serial = serial;
    return protocol::Encode(lost, keys, out);
  }
};

}  // namespace

void Uplink::Connect(bool connected) {
  connected_ = connected;
  hello_due_ = connected;
  delimiter_due_ = connected;
  out_size_ = 0;
  out_sent_ = 0;
  sent_through_ = 0;
  resend_after_ms_ = kResendFirstMs;
}

void Uplink::Progress() { resend_after_ms_ = kResendFirstMs; }

void Uplink::Send(std::uint32_t now_ms, std::uint64_t shown_version, std::uint8_t stuck_keys) {
  if (!connected_) return;
  if (now_ms - hello_ms_ >= kHelloEveryMs || stuck_keys != stuck_told_) hello_due_ = true;
  const std::uint32_t received = log_.oldest_pending() - 1;
  sent_through_ = std::max(sent_through_, received);
  if (sent_through_ > received && now_ms - sent_ms_ >= resend_after_ms_) {
    sent_through_ = received;
    resend_after_ms_ = std::min(2 * resend_after_ms_, kResendLongestMs);
  }
  while (Flush()) {
    if (hello_due_) {
      QueueHello(now_ms, shown_version, stuck_keys);
      continue;
    }
    if (!QueueEntry(now_ms)) return;
  }
}

// True when nothing waits for the board.
bool Uplink::Flush() {
  if (out_sent_ < out_size_) {
    out_sent_ += board_.Send(std::span(out_).first(out_size_).subspan(out_sent_));
  }
  return out_sent_ >= out_size_;
}

void Uplink::QueueHello(std::uint32_t now_ms, std::uint64_t shown_version,
                        std::uint8_t stuck_keys) {
  protocol::Hello hello;
  hello.serial = sender_.serial;
  hello.epoch = log_.epoch();
  hello.boot = sender_.boot;
  hello.next_counter = log_.next_counter();
  hello.oldest_pending = log_.oldest_pending();
  hello.shown_version = shown_version;
  hello.firmware = sender_.firmware;
  hello.layout = sender_.layout;
  hello.stuck_keys = stuck_keys;
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  Queue(std::span(frame).first(protocol::Encode(hello, keys_, frame)));
  hello_due_ = false;
  hello_ms_ = now_ms;
  stuck_told_ = stuck_keys;
}

bool Uplink::QueueEntry(std::uint32_t now_ms) {
  const std::uint32_t received = log_.oldest_pending() - 1;
  while (sent_through_ - received < kSendWindow && sent_through_ + 1 < log_.next_counter()) {
    ++sent_through_;
    const std::optional<LogEntry> entry = log_.Read(sent_through_);
    if (log_.status() == LogStatus::kBroken) return false;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(lost_entry_skipped) && !entry) continue;
#endif
    std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
    const EncodeEntry encode{sender_.serial, keys_, frame};
    // The hub takes no entry before which one is missing: what cannot be read is told as lost.
    const std::size_t size =
        entry ? std::visit(encode, *entry) : encode(protocol::Lost{0, log_.epoch(), sent_through_});
    Queue(std::span(frame).first(size));
    sent_ms_ = now_ms;
    return true;
  }
  return false;
}

void Uplink::Queue(std::span<const std::uint8_t> frame) {
  out_sent_ = 0;
  out_size_ = 0;
  if (delimiter_due_) out_[out_size_++] = 0;
  delimiter_due_ = false;
  out_size_ += protocol::EncodeStream(frame, std::span(out_).subspan(out_size_));
}

}  // namespace yichuang::evaluator
