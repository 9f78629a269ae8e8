#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace yichuang::evaluator::host {

/// A citizen's finger on simulated contacts: each push holds a key for 80 ms of the device's time.
/// One thread.
class Finger {
 public:
  /// Queues a push; pushes follow each other with a pause.
  void Push(std::uint8_t key) { waiting_.push_back(key); }

  /// Which contacts are closed at this time of the device (bit n = key n).
  std::uint8_t Down(std::uint32_t now_ms);

  /// True while a push is queued, held or was just released: the device must then be polled in
  /// small steps.
  bool busy() const { return moving_ || !waiting_.empty(); }

 private:
  std::deque<std::uint8_t> waiting_;
  bool moving_ = false;
  std::uint8_t key_ = 0;
  std::uint32_t since_ms_ = 0;
};

}  // namespace yichuang::evaluator::host
