#pragma once
// The board of a zone on a display that hangs in the hall: read from 8 m, touched by nobody.

#include "kiosk/canvas/frame.h"
#include "kiosk/model/display.h"

namespace yichuang::view {

/// Draws what `display` shows into `room`, in Chinese with English below it. Landscape screens are
/// what it is made for; in an upright room the windows stand below the calls.
void DrawBoard(canvas::Frame& frame, const canvas::Rect& room, const model::Display& display);

}  // namespace yichuang::view
