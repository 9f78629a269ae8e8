#pragma once
// The window, or the whole screen, and its OpenGL context.

#include <memory>
#include <string>

#include "kiosk/canvas/geometry.h"

union SDL_Event;

namespace yichuang::canvas {

/// One per process. The environment's SDL_VIDEODRIVER chooses x11, wayland, kmsdrm (a kiosk without
/// a desktop) or offscreen (tests). All calls on the thread that made it, except Wake.
class Window {
 public:
  /// `size` is used when not full screen. Throws std::runtime_error naming what failed and the next
  /// step.
  Window(const std::string& title, Size size, bool full_screen);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  Size size() const;
  /// Shows what was drawn into the default frame buffer, and waits until it is done.
  void Present();
  /// Waits at most that long for an event; a negative time means for ever. False when none came.
  bool Wait(SDL_Event& event, int milliseconds);
  /// Ends a Wait from any thread.
  static void Wake();
  /// Name of the graphics driver, for the log: tells whether a kiosk draws without a graphics card.
  std::string renderer() const;

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace yichuang::canvas
