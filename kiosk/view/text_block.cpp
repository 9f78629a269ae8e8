#include "kiosk/view/text_block.h"

namespace yichuang::view {

float BlockHeight(Ui& ui, float width, const std::vector<BlockLine>& lines) {
  float height = 0;
  for (const BlockLine& line : lines) {
    if (line.text.empty()) continue;
    height += (height > 0 ? line.gap : 0) + ui.frame.Measure(line.text, line.style, width).height;
  }
  return height;
}

void DrawBlock(Ui& ui, const canvas::Rect& rect, const std::vector<BlockLine>& lines,
               canvas::Align align, canvas::VerticalAlign vertical) {
  const float height = BlockHeight(ui, rect.width(), lines);
  float at = rect.top;
  if (vertical == canvas::VerticalAlign::kMiddle) at = rect.center().y - height / 2;
  if (vertical == canvas::VerticalAlign::kBottom) at = rect.bottom - height;
  bool first = true;
  for (const BlockLine& line : lines) {
    if (line.text.empty()) continue;
    if (!first) at += line.gap;
    first = false;
    const float own = ui.frame.Measure(line.text, line.style, rect.width()).height;
    // The box is what the block was given: a block that is too high is then found by the checker.
    const canvas::Rect box{rect.left, at, rect.right, at + own};
    const bool fits = rect.Contains(box, 2);
    ui.frame.Text(fits ? box
                       : canvas::Rect{box.left, std::max(box.top, rect.top), box.right,
                                      std::min(box.bottom, rect.bottom)},
                  line.text, line.style, {align, canvas::VerticalAlign::kTop});
    at += own;
  }
}

}  // namespace yichuang::view
