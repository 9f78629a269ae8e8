#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluator-firmware/protocol/cobs.h"
#include "hardware/evaluator/event.h"

namespace yichuang::evaluator {

using Millis = std::chrono::milliseconds;  ///< of a monotonic clock, injected

inline constexpr std::size_t kFrameErrors =
    static_cast<std::size_t>(protocol::FrameError::kValue) + 1;
/// Frames not taken, by protocol::FrameError.
using DamagedFrames = std::array<std::uint64_t, kFrameErrors>;

/// Bytes of one cable in, events out. Pure: no I/O, no clock. One thread.
///
/// Between Opened and Closed there is at most one device, known from its first hello on. Every
/// event of an evaluator lies between a HelloHeard with news and a Detached, but for entries that
/// come before the first hello.
class Intake {
 public:
  explicit Intake(Millis silent_after);
  Intake(const Intake&) = delete;  // the reader borrows the buffer
  Intake& operator=(const Intake&) = delete;

  /// The cable was opened at `now`.
  void Opened(Millis now);
  std::vector<Event> Take(std::span<const std::uint8_t> bytes, Millis now);
  /// The cable was closed.
  std::vector<Event> Closed(DetachCause cause);
  /// When the device counts as silent unless something comes: the cable is to be closed then.
  Millis silent_at() const { return silent_at_; }
  /// Empty until the first hello.
  const std::optional<std::string>& evaluator() const { return evaluator_; }
  /// Counted since construction.
  const DamagedFrames& damaged() const { return damaged_; }

 private:
  void TakeFrame(std::span<const std::uint8_t> frame, std::vector<Event>& events);
  void TakeHello(std::span<const std::uint8_t> frame, std::vector<Event>& events);

  Millis silent_after_;
  Millis silent_at_{0};
  std::array<std::uint8_t, protocol::kMaxFrameSize + protocol::kCrcSize> buffer_{};
  protocol::FrameReader reader_{buffer_};
  std::optional<std::string> evaluator_;
  protocol::Hello last_hello_;
  DamagedFrames damaged_{};
};

}  // namespace yichuang::evaluator
