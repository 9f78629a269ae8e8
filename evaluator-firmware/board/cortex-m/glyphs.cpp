#include "evaluator-firmware/board/cortex-m/glyphs.h"

#include <algorithm>

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr Glyph Box() {
  Glyph box;
  for (int y = 2; y < 14; ++y) {
    for (int x = 2; x < 14; ++x) {
      const bool edge = y == 2 || y == 13 || x == 2 || x == 13;
      if (edge)
        box.rows[static_cast<std::size_t>(y * 4 + x / 4)] |=
            static_cast<std::uint8_t>(3 << (6 - x % 4 * 2));
    }
  }
  return box;
}

constexpr Glyph kBox = Box();

}  // namespace

const Glyph& GlyphOf(std::uint32_t code) {
  const auto all = Glyphs();
  const auto found =
      std::lower_bound(all.begin(), all.end(), code,
                       [](const Glyph& each, std::uint32_t wanted) { return each.code < wanted; });
  return found != all.end() && found->code == code ? *found : kBox;
}

}  // namespace yichuang::evaluator::cortex_m
