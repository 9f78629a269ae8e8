#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "hub/query/live.h"

/// The live stream without its sockets: which frames go to which reader. One thread (the I/O
/// thread) uses all of it.
namespace yichuang::http {

/// Bytes of one server-sent event, shared by all readers.
using Frame = std::shared_ptr<const std::string>;

class LiveFeed;

/// Frames that wait for one reader; bounded. A reader that falls behind gets the whole state
/// instead of what it missed.
class StreamQueue {
 public:
  /// `wake` is called when there is something to take; it must not call back into the queue.
  StreamQueue(std::size_t most_frames, std::function<void()> wake);

  void Push(const Frame& frame);

  /// Everything to be written now; empty when nothing waits.
  std::vector<Frame> Take(LiveFeed& feed);

  /// Fell behind several times in a row without ever catching up: not worth keeping.
  bool hopeless() const { return overruns_ >= kMostOverruns; }

 private:
  static constexpr int kMostOverruns = 3;

  const std::size_t most_frames_;
  const std::function<void()> wake_;
  std::deque<Frame> frames_;
  bool needs_whole_ = true;  ///< at first, and after falling behind
  int overruns_ = 0;
};

class LiveFeed {
 public:
  /// The newest state; every reader gets the difference, or the whole when a difference cannot say
  /// it.
  void Update(query::LiveState state);

  /// A sign of life for all readers: nothing changed, and the hub stands at `seq`.
  void Ping(bool broker_connected);

  /// `queue` is borrowed until Leave.
  void Join(StreamQueue& queue) { queues_.insert(&queue); }
  void Leave(StreamQueue& queue) { queues_.erase(&queue); }

  /// The newest state as JSON, and as a stream frame; null before the first Update.
  Frame whole_json();
  Frame whole_frame();

  std::size_t readers() const { return queues_.size(); }

 private:
  void PushToAll(const Frame& frame);

  std::shared_ptr<const query::LiveState> state_;
  Frame whole_json_;  ///< made when first asked for
  Frame whole_frame_;
  std::set<StreamQueue*> queues_;
};

}  // namespace yichuang::http
