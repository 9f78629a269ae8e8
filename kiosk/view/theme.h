#pragma once
// The hall's look as values: colours, sizes of type, distances. Everything that is drawn takes them
// from here.

#include "kiosk/canvas/frame.h"

namespace yichuang::view {

/// How this person wants the screen.
struct Modes {
  /// 长辈版: larger type and targets, fewer choices.
  bool elder = false;
  /// 低位: everything that can be touched stands in the lower 40 % of the screen.
  bool low = false;
  /// White and yellow on black.
  bool contrast = false;
  friend bool operator==(const Modes&, const Modes&) = default;
};

/// Ink colours keep 4.5:1 against every ground that this file gives them, see the comment of each
/// ground.
struct Palette {
  using Color = canvas::Color;
  Color page;     ///< behind everything; ink, ink_soft, primary
  Color surface;  ///< cards and rows; ink, ink_soft, primary, accent, success, danger
  Color sunken;   ///< fields, quiet buttons, tracks; ink, ink_soft, primary
  Color outline;  ///< borders that only part things
  Color border;   ///< borders that say "this is a field": 3:1 against surface
  Color ink, ink_soft;
  Color primary, on_primary;
  Color primary_deep;  ///< darker end of gradients; on_primary
  Color primary_soft;  ///< tinted ground; ink, primary
  Color accent, on_accent, accent_soft;
  Color success, success_soft;
  Color danger, on_danger, danger_soft;
  Color teal, violet;  ///< for icons that are told apart; on_primary on them
  Color shadow;
  Color header_from, header_to, on_header, on_header_soft;
  Color pressed;  ///< laid over what a finger rests on
  Color focus;    ///< ring around what the keys have chosen
};

/// Sizes of type in pixels of this screen.
struct Type {
  float caption, body, subtitle, title, display, clock;
};

/// Distances in pixels of this screen.
struct Spacing {
  float tiny, small, medium, large, margin;
};

struct Theme {
  Modes modes;
  canvas::Size screen;
  /// Pixels of one dp. 1080×1920 at 27 inches is the reference: 1 dp = 1.5 px = 0.47 mm there, a
  /// third more than the typographic point that the norm for elderly people counts in, so what it
  /// asks in points or dp is met in print too.
  float dp = 1.5F;
  Palette colors;
  Type type;
  Spacing space;
  /// Least side of what can be touched: 44 dp, 60 dp in elder mode.
  float target;
  float radius;
  float radius_small;
  /// Contrast themes part surfaces by lines instead of shadows.
  float line;

  bool landscape() const { return screen.width > screen.height; }
  canvas::TextStyle Caption(canvas::Color color, bool bold = false) const {
    return {type.caption, bold, color, 1.35F};
  }
  canvas::TextStyle Body(canvas::Color color, bool bold = false) const {
    return {type.body, bold, color, 1.45F};
  }
  canvas::TextStyle Subtitle(canvas::Color color, bool bold = true) const {
    return {type.subtitle, bold, color, 1.3F};
  }
  canvas::TextStyle Title(canvas::Color color) const { return {type.title, true, color, 1.25F}; }
  canvas::TextStyle Display(canvas::Color color) const { return {type.display, true, color, 1.2F}; }
  /// Lower 40 % of the screen: what somebody in a wheelchair reaches.
  canvas::Rect Reach() const { return {0, screen.height * 0.6F, screen.width, screen.height}; }
};

Theme MakeTheme(Modes modes, canvas::Size screen);

/// What every component takes: where to draw and how it looks.
struct Ui {
  canvas::Frame& frame;
  const Theme& theme;
};

}  // namespace yichuang::view
