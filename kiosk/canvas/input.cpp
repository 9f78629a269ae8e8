#include "kiosk/canvas/input.h"

#include <SDL.h>

#include <optional>

namespace yichuang::canvas {
namespace {

std::optional<Key> KeyOf(const SDL_Keysym& symbol) {
  switch (symbol.sym) {
    case SDLK_BACKSPACE:
      return Key::kBackspace;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return Key::kEnter;
    case SDLK_ESCAPE:
      return Key::kEscape;
    case SDLK_TAB:
      return (symbol.mod & KMOD_SHIFT) != 0 ? Key::kBackTab : Key::kTab;
    case SDLK_UP:
      return Key::kUp;
    case SDLK_DOWN:
      return Key::kDown;
    case SDLK_LEFT:
      return Key::kLeft;
    case SDLK_RIGHT:
      return Key::kRight;
    case SDLK_HOME:
      return Key::kHome;
    case SDLK_END:
      return Key::kEnd;
    case SDLK_PAGEUP:
      return Key::kPageUp;
    case SDLK_PAGEDOWN:
      return Key::kPageDown;
    default:
      return std::nullopt;
  }
}

}  // namespace

bool Input::Push(const SDL_Event& event) {
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      return PushFinger(event);
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL:
      return PushMouse(event);
    case SDL_KEYDOWN:
    case SDL_TEXTINPUT:
      return PushKey(event);
    default:
      return false;
  }
}

bool Input::PushFinger(const SDL_Event& event) {
  const Point at{event.tfinger.x * window_.width, event.tfinger.y * window_.height};
  if (event.type == SDL_FINGERDOWN) {
    if (finger_down_) return false;
    finger_down_ = true;
    finger_ = event.tfinger.fingerId;
    queue_.push_back({Kind::kDown, at, 0, {}, {}});
    return true;
  }
  if (!finger_down_ || event.tfinger.fingerId != finger_) return false;
  if (event.type == SDL_FINGERMOTION) {
    queue_.push_back({Kind::kMove, at, 0, {}, {}});
    return true;
  }
  finger_down_ = false;
  finger_ = kNoFinger;
  queue_.push_back({Kind::kUp, at, 0, {}, {}});
  return true;
}

bool Input::PushMouse(const SDL_Event& event) {
  if (event.type == SDL_MOUSEWHEEL) {
    if (event.wheel.which == SDL_TOUCH_MOUSEID) return false;
    queue_.push_back({Kind::kWheel, {}, event.wheel.preciseY, {}, {}});
    return true;
  }
  if (event.type == SDL_MOUSEMOTION) {
    if (event.motion.which == SDL_TOUCH_MOUSEID) return false;
    queue_.push_back({Kind::kMove,
                      {static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)},
                      0,
                      {},
                      {}});
    return true;
  }
  if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT)
    return false;
  const Kind kind = event.type == SDL_MOUSEBUTTONDOWN ? Kind::kDown : Kind::kUp;
  queue_.push_back(
      {kind, {static_cast<float>(event.button.x), static_cast<float>(event.button.y)}, 0, {}, {}});
  return true;
}

bool Input::PushKey(const SDL_Event& event) {
  if (event.type == SDL_TEXTINPUT) {
    queue_.push_back({Kind::kText, {}, 0, {}, event.text.text});
    return true;
  }
  const std::optional<Key> key = KeyOf(event.key.keysym);
  if (!key) return false;
  queue_.push_back({Kind::kKey, {}, 0, *key, {}});
  return true;
}

InputFrame Input::Next() {
  InputFrame frame;
  bool changed = false;
  while (!queue_.empty() && !changed) {
    const Event event = std::move(queue_.front());
    queue_.pop_front();
    switch (event.kind) {
      case Kind::kDown:
      case Kind::kUp: {
        const bool down = event.kind == Kind::kDown;
        position_ = event.at;
        frame.path.push_back(event.at);
        if (down == down_) break;  // a release without a press, after the window lost sight of it
        down_ = down;
        (down ? frame.pressed : frame.released) = true;
        changed = true;
        break;
      }
      case Kind::kMove:
        position_ = event.at;
        frame.path.push_back(event.at);
        break;
      case Kind::kWheel:
        frame.wheel += event.wheel;
        break;
      case Kind::kKey:
        frame.keys.push_back(event.key);
        break;
      case Kind::kText:
        frame.text += event.text;
        break;
    }
  }
  frame.position = position_;
  frame.down = down_;
  return frame;
}

}  // namespace yichuang::canvas
