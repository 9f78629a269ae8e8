#pragma once
// What a screen draws on, and asks what was touched: one frame of the canvas.

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/canvas/painter.h"
#include "kiosk/canvas/semantics.h"
#include "kiosk/canvas/touch.h"

namespace yichuang::canvas {

/// Values that move towards their target over a short time; kept between frames.
class Motion {
 public:
  using Milliseconds = std::chrono::milliseconds;
  /// Nothing moves for longer.
  static constexpr Milliseconds kLongest{200};

  /// A value starts at its first target and then follows the target, evenly slowing down.
  float Follow(std::string_view id, float target, Milliseconds duration, Milliseconds now);
  bool moving(Milliseconds now) const;

 private:
  struct Value {
    float from = 0, to = 0;
    Milliseconds start{0}, duration{0};
    float At(Milliseconds now) const;
  };
  std::map<std::string, Value, std::less<>> values_;
};

/// Lives while a screen is drawn. Everything that is drawn between Open and the end of what it
/// returns belongs to that node of the semantic tree.
class Frame {
 public:
  using Milliseconds = std::chrono::milliseconds;

  Frame(Painter& painter, Touch& touch, Motion& motion, const InputFrame& input, Tree& tree,
        Rect bounds, Milliseconds now)
      : painter_(painter),
        touch_(touch),
        motion_(motion),
        input_(input),
        tree_(tree),
        bounds_(bounds),
        now_(now) {}
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  const Rect& bounds() const { return bounds_; }
  /// Since the canvas began; the same for the whole frame.
  Milliseconds now() const { return now_; }
  Painter& painter() { return painter_; }
  Touch& touch() { return touch_; }
  /// Text typed and keys pressed on a real keyboard or by a scanner.
  const InputFrame& input() const { return input_; }

  /// A node while it is drawn, and what a finger does to it.
  class Scope {
   public:
    ~Scope() { frame_.Close(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    bool tapped() const { return tapped_; }
    bool pressed() const { return pressed_; }
    bool focused() const { return focused_; }

   private:
    friend class Frame;
    Scope(Frame& frame, bool tapped, bool pressed, bool focused)
        : frame_(frame), tapped_(tapped), pressed_(pressed), focused_(focused) {}
    Frame& frame_;
    bool tapped_, pressed_, focused_;
  };
  /// `node` needs id, role, rect and, where they matter, label, state, target; the rest is filled
  /// in.
  [[nodiscard]] Scope Open(Node node);

  /// Draws a text that belongs to the open node. Returns the size it took.
  Size Text(const Rect& box, std::string_view text, const TextStyle& style,
            const TextPlace& place = {});
  Size Measure(std::string_view text, const TextStyle& style, float max_width = 1e9F) {
    return painter_.Measure(text, style, max_width);
  }

  /// Nodes opened from here on lie above everything before: only they can be touched.
  void RaiseLayer() { ++layer_; }

  /// A part of the screen that scrolls. Draw its content between the two calls, moved up by what
  /// Begin returns.
  /// What stands out by `overhang` on its sides is still seen.
  float BeginScroll(std::string_view id, const Rect& viewport, float overhang = 0);
  /// `content_height` from the content's top to its end.
  void EndScroll(float content_height);

  /// A value on its way to `target`, see Motion.
  float Follow(std::string_view id, float target, Milliseconds duration) {
    return motion_.Follow(id, target, std::min(duration, Motion::kLongest), now_);
  }
  /// Asks to be drawn again at that time at the latest, though nothing happens.
  void DrawAgainAt(Milliseconds time) { next_ = std::min(next_, time); }
  Milliseconds next() const { return next_; }

 private:
  friend class Scope;
  void Close() { open_.pop_back(); }

  Painter& painter_;
  Touch& touch_;
  Motion& motion_;
  const InputFrame& input_;
  Tree& tree_;
  Rect bounds_;
  Milliseconds now_;
  Milliseconds next_ = Milliseconds::max();
  std::vector<int> open_;
  std::vector<std::string> scrolling_;
  int layer_ = 0;
};

}  // namespace yichuang::canvas
