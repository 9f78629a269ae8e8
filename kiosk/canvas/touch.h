#pragma once
// What fingers mean: a tap, a drag of a list, a focus that keys move.

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/canvas/input.h"
#include "kiosk/canvas/semantics.h"

namespace yichuang::canvas {

/// Turns pointer changes into taps on nodes of the frame before, and drags into scrolling. A tap
/// counts when the finger goes down and up on one target, both seen by the person: a target that
/// appears under a resting finger is not tapped. Moving further than the threshold makes a drag of
/// it, which is never a tap, wherever it ends. Pure.
class Touch {
 public:
  using Milliseconds = std::chrono::milliseconds;

  explicit Touch(float drag_threshold) : drag_threshold_(drag_threshold) {}

  /// `seen` is the tree of the frame that the person looked at while this happened.
  void Advance(const InputFrame& input, const Tree& seen, Milliseconds now);

  /// The target was tapped, or chosen with Enter while focused. True in one frame only.
  bool Tapped(std::string_view id) const { return !tapped_.empty() && tapped_ == id; }
  /// A finger rests on it.
  bool Pressed(std::string_view id) const {
    return !pressed_.empty() && !dragging_ && pressed_ == id;
  }
  bool Focused(std::string_view id) const { return !focused_.empty() && focused_ == id; }
  /// Any tap in this frame, also one beside all targets: somebody is there.
  bool anything() const { return anything_; }
  /// Still gliding: draw another frame soon.
  bool gliding() const;

  /// A list of that height begins to be drawn; how far its content is scrolled up, in pixels. A
  /// list not drawn for one frame starts at its top again.
  float BeginScroll(std::string_view id, const Rect& viewport);
  /// Its content turned out to be that high.
  void EndScroll(std::string_view id, float content_height);
  /// Height of its content as the last frame found it; 0 for a list not drawn then.
  float ContentHeight(std::string_view id) const;
  /// For buttons that page through a list, and for revealing something.
  void ScrollBy(std::string_view id, float pixels);
  void ForgetScrolling() { scrolls_.clear(); }

 private:
  struct Scroll {
    Rect viewport;
    float offset = 0;
    float content = 0;
    /// Pixels a millisecond, of the gliding after a drag.
    float velocity = 0;
    bool drawn = true;

    /// True when an end of the content was in the way.
    bool MoveTo(float wanted);
  };

  void Press(const InputFrame& input, const Tree& seen);
  void Follow(const InputFrame& input, Milliseconds now);
  void Release(const InputFrame& input, const Tree& seen);
  void Glide(Milliseconds elapsed);
  void MoveFocus(const InputFrame& input, const Tree& seen);
  Scroll* ScrollAt(Point point);

  float drag_threshold_;
  std::map<std::string, Scroll, std::less<>> scrolls_;
  std::string pressed_, tapped_, focused_, dragged_list_;
  Point start_, last_;
  bool down_ = false, dragging_ = false, anything_ = false;
  Milliseconds last_time_{0};
};

}  // namespace yichuang::canvas
