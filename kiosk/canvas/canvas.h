#pragma once
// The screen of a kiosk: waits for fingers, lets somebody draw a frame, shows what changed.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/canvas/frame.h"
#include "kiosk/canvas/pixels.h"

union SDL_Event;

namespace yichuang::canvas {

struct CanvasOptions {
  std::string title = "kiosk";
  Size size{1080, 1920};
  bool full_screen = false;
  FontFiles fonts;
};

/// What one frame cost.
struct FrameReport {
  /// Share of the screen that was drawn again, 0 when nothing had changed.
  float damage = 0;
  std::vector<Rect> rects;
  std::chrono::microseconds build{0}, render{0};
};

/// Owns window, fonts and frame. A loop looks like this:
///
///   while (canvas.Wait(next)) {
///     do { canvas.Draw(now(), draw); } while (canvas.pending());
///     next = canvas.next();
///   }
///
/// One thread, except Wake.
class Canvas {
 public:
  using Milliseconds = std::chrono::milliseconds;

  /// Throws std::runtime_error that names the next step when there is no screen, no OpenGL or no
  /// font.
  explicit Canvas(const CanvasOptions& options);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  Size size() const;
  /// Sleeps until something happens or that much time has passed, and queues what happened. False
  /// when the window or the process shall end. Costs nothing while it sleeps.
  bool Wait(Milliseconds at_most);
  /// Ends a Wait from any thread.
  static void Wake();
  /// Queues an event as if it had happened: scripts and tests.
  void Push(const SDL_Event& event);

  /// Draws a frame: at most one press or release is seen by `draw`. `now` counts from any fixed
  /// moment.
  FrameReport Draw(Milliseconds now, const std::function<void(Frame&)>& draw);
  /// Another frame is due at once: more input is queued, or something moves.
  bool pending() const;
  /// When another frame was asked for; Milliseconds::max() for never.
  Milliseconds next() const;

  /// The frame that was drawn last.
  const Tree& tree() const;
  Pixels Read() const;
  /// The same without its texts: what the checker compares them with.
  Pixels ReadBackdrop();
  /// The next frame is drawn as a whole.
  void Invalidate();
  GlyphCache::Counts glyphs() const;
  /// Graphics driver, for the log.
  std::string renderer() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yichuang::canvas
