#pragma once
// Several texts below one another as one block; for components only.

#include <string_view>
#include <vector>

#include "kiosk/view/theme.h"

namespace yichuang::view {

struct BlockLine {
  std::string_view text;
  canvas::TextStyle style;
  /// Above this text, unless it is the first one that is not empty.
  float gap = 0;
};

/// Height of the block at that width; empty texts take none.
float BlockHeight(Ui& ui, float width, const std::vector<BlockLine>& lines);
/// Draws the block into the rectangle, each text wrapped to its width.
void DrawBlock(Ui& ui, const canvas::Rect& rect, const std::vector<BlockLine>& lines,
               canvas::Align align, canvas::VerticalAlign vertical);

}  // namespace yichuang::view
