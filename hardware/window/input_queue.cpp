#include "hardware/window/input_queue.h"

#include <utility>

namespace yichuang::window {

bool ComesAgain(const Input& input) {
  if (const auto* from = std::get_if<FromEvaluator>(&input)) {
    if (std::holds_alternative<evaluator::EntryHeard>(from->event)) return true;
    const auto* hello = std::get_if<evaluator::HelloHeard>(&from->event);
    return hello != nullptr && !hello->news;
  }
  return std::holds_alternative<FromHub>(input);
}

bool InputQueue::Push(Input input) {
  const std::lock_guard lock(mutex_);
  if (inputs_.size() >= kCapacity && ComesAgain(input)) {
    ++dropped_;
    return false;
  }
  inputs_.push_back(std::move(input));
  changed_.notify_one();
  return true;
}

void InputQueue::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::optional<std::vector<Input>> InputQueue::Take(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, until, [this] { return closed_ || !inputs_.empty(); });
  if (closed_) return std::nullopt;
  return std::exchange(inputs_, {});
}

std::uint64_t InputQueue::dropped() {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

}  // namespace yichuang::window
