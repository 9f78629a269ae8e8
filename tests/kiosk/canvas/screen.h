#pragma once
// A canvas without a screen, for tests.

#include <SDL.h>

#include "kiosk/canvas/canvas.h"

namespace yichuang::canvas {

/// REQUIRES: nothing of SDL has started yet in this process, or only other screens like this one.
inline CanvasOptions OffscreenOptions(Size size) {
  SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
  CanvasOptions options;
  options.size = size;
  return options;
}

/// The one canvas of a test program: a process has one, and starting OpenGL costs more than
/// drawing.
inline Canvas& PortraitScreen() {
  static Canvas canvas(OffscreenOptions({1080, 1920}));
  return canvas;
}

/// A finger that goes down and up at that place.
inline void PushTap(Canvas& canvas, Point at) {
  for (const Uint32 type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = 3;
    event.tfinger.x = at.x / canvas.size().width;
    event.tfinger.y = at.y / canvas.size().height;
    canvas.Push(event);
  }
}

}  // namespace yichuang::canvas
