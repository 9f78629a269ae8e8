#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "hardware/window/input.h"

namespace yichuang::window {

/// The only way from other threads to the main thread. Bounded; never waits for room.
///
/// When full it drops what comes again by itself and counts it. Plugs and the state of the link are
/// always taken: they are few, and nobody tells them twice.
class InputQueue {
 public:
  static constexpr std::size_t kCapacity = 1'024;

  /// False when dropped. Any thread.
  bool Push(Input input);
  /// Wakes Take, now and for ever. Any thread.
  void Close();
  /// Everything queued, in order; waits until something is there, but not longer than `until`.
  /// Absent when closed.
  std::optional<std::vector<Input>> Take(std::chrono::steady_clock::time_point until);
  std::uint64_t dropped();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Input> inputs_;
  bool closed_ = false;
  std::uint64_t dropped_ = 0;
};

}  // namespace yichuang::window
