#pragma once
// Which parts of the screen look different from the frame before.

#include <cstdint>
#include <vector>

#include "kiosk/canvas/geometry.h"

struct ImDrawList;

namespace yichuang::canvas {

/// Divides the screen into cells and keeps, for each, a hash of every triangle that touches it, in
/// drawing order. A cell whose hash is the old one shows the old pixels, so nobody has to say what
/// changed. Pure.
class Damage {
 public:
  static constexpr int kCell = 40;
  static constexpr std::size_t kMostRects = 4;

  explicit Damage(Size screen);

  /// What must be drawn again, as at most kMostRects rectangles of whole cells that do not overlap;
  /// empty when nothing has changed. The list becomes the old one.
  std::vector<Rect> Update(const ImDrawList& list);
  /// The next Update returns the whole screen.
  void Invalidate() { known_ = false; }

 private:
  void Hash(const ImDrawList& list);
  std::vector<Rect> ChangedRects() const;

  Size screen_;
  int columns_, rows_;
  std::vector<std::uint64_t> cells_, old_cells_;
  bool known_ = false;
};

}  // namespace yichuang::canvas
