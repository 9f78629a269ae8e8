#pragma once
// Equal cells, row by row.

#include <cstddef>

#include "kiosk/canvas/geometry.h"

namespace yichuang::view {

struct Grid {
  canvas::Rect rect;
  int columns = 1;
  int rows = 1;
  float gap = 0;

  canvas::Rect Cell(std::size_t index) const {
    const int at = static_cast<int>(index);
    return rect.Row(at / columns, rows, gap).Column(at % columns, columns, gap);
  }
};

}  // namespace yichuang::view
