#include "hub/http/live_feed.h"

#include <optional>
#include <string_view>
#include <utility>

#include "hub/http/live_json.h"

namespace yichuang::http {
namespace {

Frame EventFrame(std::string_view event, std::uint64_t seq, std::string_view data) {
  std::string text;
  text.reserve(data.size() + 64);
  text += "id: ";
  text += std::to_string(seq);
  text += "\nevent: ";
  text += event;
  text += "\ndata: ";
  text += data;  // JSON as dumped holds no line break
  text += "\n\n";
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

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

std::vector<Frame> StreamQueue::Take(LiveFeed& feed) {
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

void LiveFeed::Update(query::LiveState state) {
  const std::shared_ptr<const query::LiveState> before = std::move(state_);
  state_ = std::make_shared<const query::LiveState>(std::move(state));
  whole_json_.reset();
  whole_frame_.reset();
  if (queues_.empty()) return;
  const std::optional<std::string> delta = before ? DeltaJson(*before, *state_) : std::nullopt;
  PushToAll(delta ? EventFrame("delta", state_->seq, *delta) : whole_frame());
}

void LiveFeed::Ping(bool broker_connected) {
  if (queues_.empty() || !state_) return;
  const std::string seq = std::to_string(state_->seq);
  const char* connected = broker_connected ? "true" : "false";
  PushToAll(EventFrame("ping", state_->seq,
                       "{\"seq\":" + seq + ",\"broker_connected\":" + connected + "}"));
}

Frame LiveFeed::whole_json() {
  if (state_ && !whole_json_) whole_json_ = std::make_shared<const std::string>(WholeJson(*state_));
  return whole_json_;
}

Frame LiveFeed::whole_frame() {
  if (state_ && !whole_frame_) whole_frame_ = EventFrame("state", state_->seq, *whole_json());
  return whole_frame_;
}

void LiveFeed::PushToAll(const Frame& frame) {
  for (StreamQueue* queue : queues_) queue->Push(frame);
}

}  // namespace yichuang::http
