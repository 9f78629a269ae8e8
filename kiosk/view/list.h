#pragma once
// Rows, and areas that scroll.

#include <string>
#include <string_view>

#include "kiosk/view/controls.h"

namespace yichuang::view {

struct RowContent {
  std::string title;
  std::string subtitle;
  /// At the right end, such as a limit; may be empty.
  std::string trailing;
  char32_t icon = 0;
  /// An arrow says that it leads somewhere.
  bool leads_on = true;
};

/// True when touched. Title and subtitle wrap; height by RowHeight.
bool Row(Ui& ui, std::string_view id, const canvas::Rect& rect, const RowContent& content);
float RowHeight(Ui& ui, float width, const RowContent& content);

/// Words of the two buttons that page through a long area, for people who do not know dragging.
struct ScrollTexts {
  std::string up, down;
};

/// A part of the screen whose content may be higher than it is. Ask Next for the place of each
/// piece, draw it, and let the area end: fingers drag it, and while there is more, two page buttons
/// stand below it.
///
///   ScrollArea area(ui, "results", rect, texts);
///   for (…) Row(ui, id, area.Next(RowHeight(ui, area.width(), content)), content);
class ScrollArea {
 public:
  ScrollArea(Ui& ui, std::string_view id, const canvas::Rect& rect, const ScrollTexts& texts);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  /// Width of the pieces.
  float width() const { return viewport_.width(); }
  /// The next piece, `gap` (the theme's small space when negative) below the one before.
  canvas::Rect Next(float height, float gap = -1);
  /// False for a piece that cannot be seen: it still needs Next, but not to be drawn.
  bool Sees(const canvas::Rect& piece) const { return piece.Overlaps(viewport_); }

 private:
  Ui& ui_;
  std::string id_;
  canvas::Rect rect_, viewport_;
  ScrollTexts texts_;
  float start_ = 0, at_ = 0;
};

}  // namespace yichuang::view
