#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hub/query/live.h"

/// The live stream without its sockets: which frames go to which reader. One thread (the I/O
/// thread) uses all of it.
namespace yichuang::http {

/// Bytes of one server-sent event, shared by all readers.
using Frame = std::shared_ptr<const std::string>;

/// One event: its name, its id ("" for none) and JSON on one line.
Frame EventFrame(std::string_view event, const std::string& id, std::string_view data);

class Feed;

/// Frames that wait for one reader; bounded. A reader that falls behind gets the whole state
/// instead of what it missed.
class StreamQueue {
 public:
  /// `wake` is called when there is something to take; it must not call back into the queue.
  StreamQueue(std::size_t most_frames, std::function<void()> wake);

  void Push(const Frame& frame);

  /// Everything to be written now; empty when nothing waits.
  std::vector<Frame> Take(Feed& feed);

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

/// Readers of one stream.
class Feed {
 public:
  /// `queue` is borrowed until Leave.
  void Join(StreamQueue& queue) { queues_.insert(&queue); }
  void Leave(StreamQueue& queue) { queues_.erase(&queue); }
  std::size_t readers() const { return queues_.size(); }

  /// The newest state as JSON, and as a stream frame; null before there is one.
  virtual Frame whole_json() = 0;
  virtual Frame whole_frame() = 0;

 protected:
  ~Feed() = default;
  void PushToAll(const Frame& frame);

 private:
  std::set<StreamQueue*> queues_;
};

/// The wall's stream: whole steps, and signs of life that tell nothing else.
class WallFeed final : public Feed {
 public:
  /// Told to the readers only when it differs from the one before.
  void Update(query::WallState state);
  void Ping(bool broker_connected);
  Frame whole_json() override { return json_; }
  Frame whole_frame() override { return frame_; }

 private:
  std::optional<query::WallState> state_;
  Frame json_;
  Frame frame_;
};

class LiveFeed final : public Feed {
 public:
  /// The newest state; every reader gets the difference, or the whole when a difference cannot say
  /// it.
  void Update(query::LiveState state);

  /// A sign of life for all readers: nothing changed, and the hub stands at `seq`.
  void Ping(bool broker_connected);

  Frame whole_json() override;
  Frame whole_frame() override;

  /// The hall's day as far as is known; "" before the first Update.
  std::string day() const { return state_ ? state_->day : std::string(); }

  /// Days before this one lie behind a working day; "" before the first Update.
  std::string settled_before() const { return state_ ? state_->settled_before : std::string(); }

 private:
  std::shared_ptr<const query::LiveState> state_;
  Frame whole_json_;  ///< made when first asked for
  Frame whole_frame_;
};

}  // namespace yichuang::http
