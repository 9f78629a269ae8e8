#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace yichuang::core {

/// The one bounded queue into the hall thread. Any thread pushes and never blocks; one thread
/// takes.
template <typename Item>
class Inbox {
 public:
  explicit Inbox(std::size_t capacity) : capacity_(capacity) {}

  /// False when the queue is full; the drop is counted and nothing was taken. Check HasRoom before
  /// parsing. `reserve`: so many above the capacity, for what nobody sends again.
  [[nodiscard]] bool Push(Item item, std::size_t reserve = 0) {
    {
      const std::scoped_lock lock(mutex_);
      if (items_.size() >= capacity_ + reserve || closed_) {
        ++dropped_;
        return false;
      }
      items_.push_back(std::move(item));
    }
    ready_.notify_one();
    return true;
  }

  [[nodiscard]] bool HasRoom(std::size_t reserve = 0) {
    const std::scoped_lock lock(mutex_);
    return items_.size() < capacity_ + reserve && !closed_;
  }

  /// Counts a message that was dropped before parsing.
  void CountDrop() {
    const std::scoped_lock lock(mutex_);
    ++dropped_;
  }

  /// Waits until something is there, the inbox is closed or `timeout` has passed; takes at most
  /// `most` items.
  std::vector<Item> Take(std::size_t most, std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    ready_.wait_for(lock, timeout, [this] { return !items_.empty() || closed_; });
    std::vector<Item> taken;
    const std::size_t count = items_.size() < most ? items_.size() : most;
    taken.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      taken.push_back(std::move(items_.front()));
      items_.pop_front();
    }
    return taken;
  }

  /// No Push succeeds any more; Take returns at once, with what is left.
  void Close() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
  }

  /// Closed and empty: nothing will ever come.
  bool closed() {
    const std::scoped_lock lock(mutex_);
    return closed_ && items_.empty();
  }

  std::uint64_t dropped() {
    const std::scoped_lock lock(mutex_);
    return dropped_;
  }

  std::size_t size() {
    const std::scoped_lock lock(mutex_);
    return items_.size();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Item> items_;
  std::uint64_t dropped_ = 0;
  bool closed_ = false;
};

}  // namespace yichuang::core
