#include "hardware/evaluator/intake.h"

#include <tuple>
#include <utility>

#include "evaluator-firmware/protocol/layout.h"

namespace yichuang::evaluator {
namespace {

/// What the hub wants to know when it changes; counters and the shown version change all the time.
auto Identity(const protocol::Hello& hello) {
  return std::tie(hello.serial, hello.epoch, hello.boot, hello.firmware, hello.layout,
                  hello.stuck_keys);
}

/// What Peek does not tell. REQUIRES: Peek refused the frame.
protocol::FrameError WhyNoFrame(std::span<const std::uint8_t> frame) {
  if (frame.size() <= protocol::offset::kKind) return protocol::FrameError::kTooShort;
  const auto kind = static_cast<protocol::FrameKind>(frame[protocol::offset::kKind]);
  const auto error = protocol::CheckShape(frame, kind).value_or(protocol::FrameError::kKind);
  // A number that is no kind has no length either.
  const bool unknown = protocol::SignedSize(kind) == 0 && error != protocol::FrameError::kVersion;
  return unknown ? protocol::FrameError::kKind : error;
}

FrameBytes Copy(std::span<const std::uint8_t> frame) { return {frame.begin(), frame.end()}; }

}  // namespace

std::string SourceName(std::uint32_t serial) {
  std::string digits = std::to_string(serial);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return "ev-" + digits;
}

Intake::Intake(Millis silent_after) : silent_after_(silent_after) {}

void Intake::Opened(Millis now) {
  reader_.Reset();
  evaluator_.reset();
  silent_at_ = now + silent_after_;
}

std::vector<Event> Intake::Take(std::span<const std::uint8_t> bytes, Millis now) {
  std::vector<Event> events;
  for (const std::uint8_t byte : bytes) {
    const auto result = reader_.Feed(byte);
    if (const auto* error = std::get_if<protocol::FrameError>(&result)) {
      ++damaged_[static_cast<std::size_t>(*error)];
    } else if (const auto* frame = std::get_if<protocol::FrameReader::Frame>(&result)) {
      silent_at_ = now + silent_after_;
      TakeFrame(*frame, events);
    }
  }
  return events;
}

void Intake::TakeFrame(std::span<const std::uint8_t> frame, std::vector<Event>& events) {
  const auto header = protocol::Peek(frame);
  if (!header) {
    ++damaged_[static_cast<std::size_t>(WhyNoFrame(frame))];
    return;
  }
  switch (header->kind) {
    case protocol::FrameKind::kHello:
      return TakeHello(frame, events);
    case protocol::FrameKind::kPress:
    case protocol::FrameKind::kPressDetail:
    case protocol::FrameKind::kLost:
      events.push_back(EntryHeard{SourceName(header->serial), header->kind, header->epoch,
                                  header->counter, Copy(frame)});
      return;
    case protocol::FrameKind::kShow:
    case protocol::FrameKind::kName:
    case protocol::FrameKind::kReceipt:  // go the other way
      ++damaged_[static_cast<std::size_t>(protocol::FrameError::kKind)];
      return;
  }
}

void Intake::TakeHello(std::span<const std::uint8_t> frame, std::vector<Event>& events) {
  const auto hello = protocol::PeekHello(frame);
  if (!hello) {
    ++damaged_[static_cast<std::size_t>(protocol::FrameError::kValue)];
    return;
  }
  const std::string name = SourceName(hello->serial);
  if (evaluator_ && *evaluator_ != name) {
    events.push_back(Detached{*evaluator_, DetachCause::kReplaced});
    evaluator_.reset();
  }
  const bool news = !evaluator_ || Identity(last_hello_) != Identity(*hello);
  evaluator_ = name;
  last_hello_ = *hello;
  events.push_back(HelloHeard{name, *hello, Copy(frame), news});
}

std::vector<Event> Intake::Closed(DetachCause cause) {
  std::vector<Event> events;
  if (evaluator_) events.push_back(Detached{*evaluator_, cause});
  evaluator_.reset();
  reader_.Reset();
  return events;
}

}  // namespace yichuang::evaluator
