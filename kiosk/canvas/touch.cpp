#include "kiosk/canvas/touch.h"

#include <cmath>
#include <utility>
#include <vector>

namespace yichuang::canvas {
namespace {

// A list that was let go loses this share of its speed in a second, and stops below this speed.
constexpr float kFriction = 0.004F;       // a millisecond
constexpr float kStopBelow = 0.05F;       // pixels a millisecond
constexpr float kFastest = 4.0F;          // pixels a millisecond
constexpr float kPixelsOfNotch = 120.0F;  // of a mouse wheel

bool Further(Point from, Point to, float than) {
  return std::hypot(to.x - from.x, to.y - from.y) > than;
}

}  // namespace

bool Touch::Scroll::MoveTo(float wanted) {
  const float most = std::max(0.0F, content - viewport.height());
  offset = std::clamp(wanted, 0.0F, most);
  return offset != wanted;
}

void Touch::Advance(const InputFrame& input, const Tree& seen, Milliseconds now) {
  const Milliseconds elapsed = std::clamp(now - last_time_, Milliseconds{0}, Milliseconds{100});
  tapped_.clear();
  anything_ = input.pressed || input.released || !input.keys.empty() || !input.text.empty();
  std::erase_if(scrolls_, [](const auto& item) { return !item.second.drawn; });
  for (auto& [id, list] : scrolls_) list.drawn = false;

  if (input.pressed) Press(input, seen);
  if (down_ && !input.pressed) Follow(input, now);
  if (input.released) Release(input, seen);
  if (input.wheel != 0) {
    if (Scroll* list = ScrollAt(input.position))
      list->MoveTo(list->offset - input.wheel * kPixelsOfNotch);
  }
  Glide(elapsed);
  MoveFocus(input, seen);
  last_time_ = now;
}

void Touch::Press(const InputFrame& input, const Tree& seen) {
  const Node* target = seen.TargetAt(input.position);
  pressed_ = target && target->state.enabled ? target->id : std::string();
  focused_.clear();
  start_ = last_ = input.position;
  down_ = true;
  dragging_ = false;
  dragged_list_.clear();
  const int top = seen.top_layer();
  for (auto& [id, list] : scrolls_) {
    const Node* node = seen.Find(id);
    if (!node || node->layer != top || !list.viewport.Contains(input.position)) continue;
    dragged_list_ = id;
    list.velocity = 0;  // a finger on a gliding list stops it
  }
}

void Touch::Follow(const InputFrame& input, Milliseconds now) {
  for (const Point& point : input.path)
    dragging_ = dragging_ || Further(start_, point, drag_threshold_);
  const auto list = scrolls_.find(dragged_list_);
  if (dragging_ && list != scrolls_.end() && !input.path.empty()) {
    const float moved = input.position.y - last_.y;
    const auto elapsed = static_cast<float>(std::max<std::int64_t>(1, (now - last_time_).count()));
    const float speed = std::clamp(-moved / elapsed, -kFastest, kFastest);
    // The release itself often comes a moment after the last move and would say "standing still".
    if (!input.released || moved != 0) list->second.velocity = (list->second.velocity + speed) / 2;
    list->second.MoveTo(list->second.offset - moved);
  }
  last_ = input.position;
}

void Touch::Release(const InputFrame& input, const Tree& seen) {
  const Node* target = seen.TargetAt(input.position);
  if (!dragging_ && target && target->state.enabled && target->id == pressed_) tapped_ = pressed_;
  pressed_.clear();
  down_ = false;
  dragging_ = false;
}

void Touch::Glide(Milliseconds elapsed) {
  if (down_) return;
  const auto passed = static_cast<float>(elapsed.count());
  for (auto& [id, list] : scrolls_) {
    if (list.velocity == 0) continue;
    list.velocity *= std::exp(-kFriction * passed);
    if (std::abs(list.velocity) < kStopBelow) list.velocity = 0;
    if (list.MoveTo(list.offset + list.velocity * passed)) list.velocity = 0;
  }
}

bool Touch::gliding() const {
  return std::any_of(scrolls_.begin(), scrolls_.end(),
                     [](const auto& item) { return item.second.velocity != 0; });
}

void Touch::MoveFocus(const InputFrame& input, const Tree& seen) {
  const int top = seen.top_layer();
  std::vector<const Node*> targets;
  for (const Node& node : seen.nodes) {
    if (node.target && node.state.enabled && node.layer == top && !node.visible().empty())
      targets.push_back(&node);
  }
  for (const Key key : input.keys) {
    if (key == Key::kEnter && !focused_.empty()) {
      tapped_ = focused_;
      continue;
    }
    if ((key != Key::kTab && key != Key::kBackTab) || targets.empty()) continue;
    const auto current = std::find_if(targets.begin(), targets.end(),
                                      [this](const Node* node) { return node->id == focused_; });
    const auto count = static_cast<std::ptrdiff_t>(targets.size());
    std::ptrdiff_t index = current - targets.begin();
    if (key == Key::kTab) index = current == targets.end() ? 0 : (index + 1) % count;
    if (key == Key::kBackTab) index = (index + count - 1) % count;
    focused_ = targets[static_cast<std::size_t>(index)]->id;
  }
}

float Touch::BeginScroll(std::string_view id, const Rect& viewport) {
  const auto found = scrolls_.find(id);
  Scroll& list = found != scrolls_.end() ? found->second : scrolls_[std::string(id)];
  list.viewport = viewport;
  list.drawn = true;
  return std::floor(list.offset);
}

void Touch::EndScroll(std::string_view id, float content_height) {
  const auto found = scrolls_.find(id);
  if (found == scrolls_.end()) return;
  found->second.content = content_height;
  found->second.MoveTo(found->second.offset);
}

float Touch::ContentHeight(std::string_view id) const {
  const auto found = scrolls_.find(id);
  return found == scrolls_.end() ? 0 : found->second.content;
}

void Touch::ScrollBy(std::string_view id, float pixels) {
  const auto found = scrolls_.find(id);
  if (found != scrolls_.end()) found->second.MoveTo(found->second.offset + pixels);
}

Touch::Scroll* Touch::ScrollAt(Point point) {
  for (auto& [id, list] : scrolls_) {
    if (list.viewport.Contains(point)) return &list;
  }
  return nullptr;
}

}  // namespace yichuang::canvas
