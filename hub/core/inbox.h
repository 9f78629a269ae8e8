#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace yichuang::core {

/// How an item queues.
struct Turn {
  std::string from = {};   ///< what has the same sender stays in order; "": nobody's
  std::size_t weight = 1;  ///< commands in it
};

/// The one bounded queue into the hall thread. Any thread pushes and never blocks; one thread
/// takes.
///
/// What weighs kBulk or more is a backlog: everything light goes before it, but for what its own
/// sender says behind it, and a part of each Take is the backlog's.
template <typename Item>
class Inbox {
 public:
  static constexpr std::size_t kBulk = 8;

  explicit Inbox(std::size_t capacity) : capacity_(capacity) {}

  /// False when the queue is full; the drop is counted and nothing was taken. Check HasRoom before
  /// parsing. `reserve`: so many above the capacity, for what nobody sends again.
  [[nodiscard]] bool Push(Item item, std::size_t reserve = 0, Turn turn = {}) {
    {
      const std::scoped_lock lock(mutex_);
      if (Count() >= capacity_ + reserve || closed_) {
        ++dropped_;
        return false;
      }
      bool bulk = turn.weight >= kBulk || (!turn.from.empty() && waiting_.contains(turn.from));
#ifdef YICHUANG_DEFECT
      if (YICHUANG_DEFECT(backlog_first)) bulk = false;
#endif
      if (bulk && !turn.from.empty()) ++waiting_[turn.from];
      (bulk ? bulk_ : light_).push_back({std::move(item), std::move(turn)});
    }
    ready_.notify_one();
    return true;
  }

  [[nodiscard]] bool HasRoom(std::size_t reserve = 0) {
    const std::scoped_lock lock(mutex_);
    return Count() < capacity_ + reserve && !closed_;
  }

  /// Counts a message that was dropped before parsing.
  void CountDrop() {
    const std::scoped_lock lock(mutex_);
    ++dropped_;
  }

  /// Waits until something is there, the inbox is closed or `timeout` has passed; takes items until
  /// their weight is `most`, a quarter of it from a backlog if there is one, and at least one item.
  std::vector<Item> Take(std::size_t most, std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    // A wait of no time would still give the processor away.
    if (timeout > std::chrono::milliseconds(0))
      ready_.wait_for(lock, timeout, [this] { return Count() > 0 || closed_; });
    std::vector<Item> taken;
    taken.reserve(std::min(Count(), most));
    std::size_t weight = 0;
    const std::size_t light = bulk_.empty() ? most : most - most / 4;
    while (!light_.empty() && weight < light) weight += TakeFirst(light_, taken);
    while (!bulk_.empty() && weight < most) weight += TakeFirst(bulk_, taken);
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
    return closed_ && Count() == 0;
  }

  std::uint64_t dropped() {
    const std::scoped_lock lock(mutex_);
    return dropped_;
  }

  std::size_t size() {
    const std::scoped_lock lock(mutex_);
    return Count();
  }

 private:
  struct Queued {
    Item item;
    Turn turn;
  };

  std::size_t Count() const { return light_.size() + bulk_.size(); }
  /// Its weight.
  std::size_t TakeFirst(std::deque<Queued>& queue, std::vector<Item>& taken) {
    Queued first = std::move(queue.front());
    queue.pop_front();
    taken.push_back(std::move(first.item));
    if (&queue == &bulk_) {
      const auto waiting = waiting_.find(first.turn.from);
      if (waiting != waiting_.end() && --waiting->second == 0) waiting_.erase(waiting);
    }
    return first.turn.weight;
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Queued> light_;
  std::deque<Queued> bulk_;
  std::map<std::string, std::size_t> waiting_;  ///< items in `bulk_`, by sender
  std::uint64_t dropped_ = 0;
  bool closed_ = false;
};

}  // namespace yichuang::core
