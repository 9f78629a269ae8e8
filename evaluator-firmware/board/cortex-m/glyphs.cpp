#include "evaluator-firmware/board/cortex-m/glyphs.h"

#include <algorithm>

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr std::size_t kRowBytes = kGlyphMostWidth / 4;

Glyph Box() {
  Glyph box;
  for (std::size_t y = 2; y < 14; ++y) {
    const bool edge = y == 2 || y == 13;
    const std::array<std::uint8_t, kRowBytes> row =
        edge ? std::array<std::uint8_t, kRowBytes>{0x0F, 0xFF, 0xFF, 0xF0}
             : std::array<std::uint8_t, kRowBytes>{0x0C, 0, 0, 0x30};
    std::copy(row.begin(), row.end(),
              box.rows.begin() + static_cast<std::ptrdiff_t>(y * kRowBytes));
  }
  return box;
}

Glyph Unpack(std::uint8_t width, std::span<const std::uint8_t> packed) {
  Glyph glyph;
  glyph.width = width;
  const std::size_t in_row = width / 4U;
  const std::size_t count = in_row * kGlyphHeight;
  std::size_t next = count / 8;
  for (std::size_t i = 0; i < count; ++i) {
    if ((packed[i / 8] >> (7 - i % 8) & 1) == 0) continue;
    glyph.rows[i / in_row * kRowBytes + i % in_row] = packed[next++];
  }
  return glyph;
}

}  // namespace

Glyph GlyphOf(std::uint32_t code) {
  const GlyphTable all = Glyphs();
  const auto found = std::lower_bound(
      all.places.begin(), all.places.end(), code,
      [](const GlyphPlace& each, std::uint32_t wanted) { return each.code < wanted; });
  if (found == all.places.end() || found->code != code) return Box();
  return Unpack(GlyphWidth(code), all.bytes.subspan(found->at));
}

}  // namespace yichuang::evaluator::cortex_m
