#pragma once
// Fingers, mouse and keys, one change at a time.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "kiosk/canvas/geometry.h"

union SDL_Event;

namespace yichuang::canvas {

enum class Key {
  kBackspace,
  kEnter,
  kEscape,
  kTab,
  kBackTab,
  kUp,
  kDown,
  kLeft,
  kRight,
  kHome,
  kEnd,
  kPageUp,
  kPageDown
};

/// What happened between two frames.
struct InputFrame {
  Point position;
  bool down = false;
  /// At most one of the two is set.
  bool pressed = false;
  bool released = false;
  /// Every place the finger went through since the last frame, so that no detour is forgotten.
  std::vector<Point> path;
  /// Notches of a mouse wheel; up is positive.
  float wheel = 0;
  std::vector<Key> keys;
  /// UTF-8 typed on a keyboard or read by a scanner.
  std::string text;
};

/// Queues SDL's events and hands them out so that a frame sees at most one press or release: a tap
/// that comes and goes between two frames is still a press in one and a release in the next. The
/// first finger counts, further ones are ignored until it is lifted; mouse events that SDL makes of
/// touches are ignored. Not thread-safe.
class Input {
 public:
  explicit Input(Size window) : window_(window) {}

  /// True when the event was one of ours.
  bool Push(const SDL_Event& event);
  /// Everything up to and including the next press or release.
  InputFrame Next();
  /// There is more for another frame.
  bool pending() const { return !queue_.empty(); }
  void Resize(Size window) { window_ = window; }

 private:
  enum class Kind : std::uint8_t { kMove, kDown, kUp, kWheel, kKey, kText };
  struct Event {
    Kind kind = Kind::kMove;
    Point at;
    float wheel = 0;
    Key key = Key::kEnter;
    std::string text;
  };

  bool PushFinger(const SDL_Event& event);
  bool PushMouse(const SDL_Event& event);
  bool PushKey(const SDL_Event& event);

  Size window_;
  std::deque<Event> queue_;
  /// The finger that counts; kNoFinger when none is down.
  static constexpr std::int64_t kNoFinger = -1;
  std::int64_t finger_ = kNoFinger;
  bool finger_down_ = false;
  Point position_{-1, -1};
  bool down_ = false;
};

}  // namespace yichuang::canvas
