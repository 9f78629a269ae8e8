#pragma once
// Points, rectangles and colours of a screen, in pixels from its upper left corner.

#include <algorithm>
#include <cstdint>

namespace yichuang::canvas {

struct Point {
  float x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
  float width = 0, height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

/// Half open: [left, right) × [top, bottom). The Cut… functions take a strip off and leave the
/// rest, which is how screens are laid out: `Rect header = page.CutTop(120);`.
struct Rect {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  Size size() const { return {width(), height()}; }
  Point center() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool empty() const { return right <= left || bottom <= top; }
  bool Contains(Point point) const {
    return point.x >= left && point.x < right && point.y >= top && point.y < bottom;
  }
  /// With `slack` pixels of tolerance on every side.
  bool Contains(const Rect& other, float slack = 0) const {
    return other.left >= left - slack && other.top >= top - slack && other.right <= right + slack &&
           other.bottom <= bottom + slack;
  }
  bool Overlaps(const Rect& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  Rect Intersect(const Rect& other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
  }
  /// The smallest rectangle around both; an empty one counts as nothing.
  Rect Unite(const Rect& other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
            std::max(bottom, other.bottom)};
  }
  Rect Inset(float all) const { return Inset(all, all); }
  Rect Inset(float horizontal, float vertical) const {
    return {left + horizontal, top + vertical, right - horizontal, bottom - vertical};
  }
  Rect Moved(float x, float y) const { return {left + x, top + y, right + x, bottom + y}; }
  /// A rectangle of that size with the same centre.
  Rect Centered(Size inner) const {
    const Point middle = center();
    return {middle.x - inner.width / 2, middle.y - inner.height / 2, middle.x + inner.width / 2,
            middle.y + inner.height / 2};
  }

  /// Takes a strip of that thickness off this rectangle and returns it; `gap` more is dropped.
  Rect CutTop(float thickness, float gap = 0) {
    const Rect strip{left, top, right, top + thickness};
    top = std::min(top + thickness + gap, bottom);
    return strip;
  }
  Rect CutBottom(float thickness, float gap = 0) {
    const Rect strip{left, bottom - thickness, right, bottom};
    bottom = std::max(bottom - thickness - gap, top);
    return strip;
  }
  Rect CutLeft(float thickness, float gap = 0) {
    const Rect strip{left, top, left + thickness, bottom};
    left = std::min(left + thickness + gap, right);
    return strip;
  }
  Rect CutRight(float thickness, float gap = 0) {
    const Rect strip{right - thickness, top, right, bottom};
    right = std::max(right - thickness - gap, left);
    return strip;
  }
  /// Cell `index` of `count` equal ones side by side (row by row with Cell) and `gap` apart.
  Rect Column(int index, int count, float gap) const {
    const float each = (width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    const float start = left + static_cast<float>(index) * (each + gap);
    return {start, top, start + each, bottom};
  }
  Rect Row(int index, int count, float gap) const {
    const float each = (height() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    const float start = top + static_cast<float>(index) * (each + gap);
    return {left, start, right, start + each};
  }

  friend bool operator==(const Rect&, const Rect&) = default;
};

/// sRGB with straight alpha.
struct Color {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;

  /// 0xRRGGBB.
  static constexpr Color Rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
            static_cast<std::uint8_t>(value), 255};
  }
  constexpr Color WithAlpha(int new_alpha) const {
    return {red, green, blue, static_cast<std::uint8_t>(new_alpha)};
  }
  /// `share` (0…1) of the other colour mixed in; alpha too.
  Color Mix(Color other, float share) const {
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
      return static_cast<std::uint8_t>(static_cast<float>(from) +
                                       (static_cast<float>(to) - static_cast<float>(from)) * share +
                                       0.5F);
    };
    return {mix(red, other.red), mix(green, other.green), mix(blue, other.blue),
            mix(alpha, other.alpha)};
  }
  /// What is seen when this colour is drawn over an opaque one.
  Color Over(Color below) const {
    return below.Mix(WithAlpha(255), static_cast<float>(alpha) / 255.0F).WithAlpha(255);
  }
  friend bool operator==(const Color&, const Color&) = default;
};

}  // namespace yichuang::canvas
