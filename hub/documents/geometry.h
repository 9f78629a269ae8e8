#pragma once

namespace yichuang::documents {

/// Units of the medium (points on A4, dots on a roll); y grows downwards.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace yichuang::documents
