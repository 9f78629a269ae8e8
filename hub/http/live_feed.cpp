#include "hub/http/live_feed.h"

#include <optional>
#include <string_view>
#include <utility>

#include "hub/http/live_json.h"

namespace yichuang::http {
Frame EventFrame(std::string_view event, const std::string& id, std::string_view data) {
  std::string text;
  text.reserve(data.size() + 64);
  if (!id.empty()) text += "id: " + id + "\n";
  text += "event: ";
  text += event;
  text += "\ndata: ";
  text += data;  // JSON as dumped holds no line break
  text += "\n\n";
  return std::make_shared<const std::string>(std::move(text));
}

StreamQueue::StreamQueue(std::size_t most_frames, std::function<void()> wake)
    : most_frames_(most_frames), wake_(std::move(wake)) {}

void StreamQueue::Push(const Frame& frame) {
  if (!needs_whole_) {
    if (frames_.size() < most_frames_) {
      frames_.push_back(frame);
    } else {
      frames_.clear();
      needs_whole_ = true;
      ++overruns_;
    }
  }
  wake_();
}

std::vector<Frame> StreamQueue::Take(Feed& feed) {
  if (needs_whole_) {
    const Frame whole = feed.whole_frame();
    if (!whole) return {};
    needs_whole_ = false;
    return {whole};
  }
  overruns_ = 0;
  std::vector<Frame> taken(frames_.begin(), frames_.end());
  frames_.clear();
  return taken;
}

void WallFeed::Update(query::WallState state) {
  if (state_ == state) return;
  state_ = std::move(state);
  json_ = std::make_shared<const std::string>(WallJson(*state_));
  frame_ = EventFrame("state", {}, *json_);
  PushToAll(frame_);
}

void WallFeed::Ping(bool broker_connected) {
  if (readers() == 0 || !state_) return;
  PushToAll(EventFrame(
      "ping", {},
      broker_connected ? "{\"broker_connected\":true}" : "{\"broker_connected\":false}"));
}

void LiveFeed::Update(query::LiveState state) {
  const std::shared_ptr<const query::LiveState> before = std::move(state_);
  state_ = std::make_shared<const query::LiveState>(std::move(state));
  whole_json_.reset();
  whole_frame_.reset();
  if (readers() == 0) return;
  const std::optional<std::string> delta = before ? DeltaJson(*before, *state_) : std::nullopt;
  PushToAll(delta ? EventFrame("delta", std::to_string(state_->seq), *delta) : whole_frame());
}

void LiveFeed::Ping(bool broker_connected) {
  if (readers() == 0 || !state_) return;
  const std::string seq = std::to_string(state_->seq);
  const char* connected = broker_connected ? "true" : "false";
  PushToAll(
      EventFrame("ping", seq, "{\"seq\":" + seq + ",\"broker_connected\":" + connected + "}"));
}

Frame LiveFeed::whole_json() {
  if (state_ && !whole_json_) whole_json_ = std::make_shared<const std::string>(WholeJson(*state_));
  return whole_json_;
}

Frame LiveFeed::whole_frame() {
  if (state_ && !whole_frame_)
    whole_frame_ = EventFrame("state", std::to_string(state_->seq), *whole_json());
  return whole_frame_;
}

void Feed::PushToAll(const Frame& frame) {
  for (StreamQueue* queue : queues_) queue->Push(frame);
}

}  // namespace yichuang::http
