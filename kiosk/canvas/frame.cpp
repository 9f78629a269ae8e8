#include "kiosk/canvas/frame.h"

#include <utility>

namespace yichuang::canvas {

float Motion::Value::At(Milliseconds now) const {
  if (duration.count() <= 0 || now < start || now >= start + duration) return to;
  const float share =
      static_cast<float>((now - start).count()) / static_cast<float>(duration.count());
  const float slowing = 1 - (1 - share) * (1 - share);
  return from + (to - from) * slowing;
}

float Motion::Follow(std::string_view id, float target, Milliseconds duration, Milliseconds now) {
  const auto found = values_.find(id);
  if (found == values_.end()) {
    values_.emplace(std::string(id), Value{target, target, now, Milliseconds{0}});
    return target;
  }
  Value& value = found->second;
  if (value.to != target) value = {value.At(now), target, now, duration};
  return value.At(now);
}

bool Motion::moving(Milliseconds now) const {
  return std::any_of(values_.begin(), values_.end(), [now](const auto& item) {
    return item.second.duration.count() > 0 && now < item.second.start + item.second.duration;
  });
}

Frame::Scope Frame::Open(Node node) {
  node.clip = painter_.clip();
  node.layer = layer_;
  node.parent = open_.empty() ? -1 : open_.back();
  node.scrolls_under_clip = !scrolling_.empty();
  const bool able = node.target && node.state.enabled;
  const bool pressed = able && touch_.Pressed(node.id);
  const bool focused = able && touch_.Focused(node.id);
  const bool tapped = able && touch_.Tapped(node.id);
  node.state.pressed = pressed;
  node.state.focused = node.state.focused || focused;
  open_.push_back(static_cast<int>(tree_.nodes.size()));
  tree_.nodes.push_back(std::move(node));
  return {*this, tapped, pressed, focused};
}

Size Frame::Text(const Rect& box, std::string_view text, const TextStyle& style,
                 const TextPlace& place) {
  TextRun run = painter_.Text(box, text, style, place);
  const Size size = run.rect.size();
  if (open_.empty()) {
    Node node;
    node.role = Role::kText;
    node.rect = box;
    const Scope scope = Open(std::move(node));
    tree_.nodes.back().texts.push_back(std::move(run));
    return size;
  }
  tree_.nodes[static_cast<std::size_t>(open_.back())].texts.push_back(std::move(run));
  return size;
}

float Frame::BeginScroll(std::string_view id, const Rect& viewport, float overhang) {
  scrolling_.emplace_back(id);
  painter_.PushClip(viewport.Inset(-overhang, 0));
  return touch_.BeginScroll(id, viewport);
}

void Frame::EndScroll(float content_height) {
  painter_.PopClip();
  touch_.EndScroll(scrolling_.back(), content_height);
  scrolling_.pop_back();
}

}  // namespace yichuang::canvas
