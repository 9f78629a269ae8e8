#pragma once

#include <array>
#include <cstdint>
#include <span>

/// Pictures of characters, made from a font while building (glyph_maker). The font itself is
/// not on the device.
namespace yichuang::evaluator::cortex_m {

inline constexpr int kGlyphHeight = 16;
inline constexpr int kGlyphMostWidth = 16;

/// One character: rows of four pixels a byte, two bits each, the leftmost in the highest bits.
struct Glyph {
  std::uint16_t code = 0;   ///< Unicode; everything the device says lies in the basic plane
  std::uint8_t width = 16;  ///< 8 or 16 pixels
  std::array<std::uint8_t, kGlyphHeight * kGlyphMostWidth / 4> rows{};
};

/// By code, ascending. glyph_table.cpp, which the build makes.
std::span<const Glyph> Glyphs();

/// The picture of a character; a box for one that no text of the device has.
const Glyph& GlyphOf(std::uint32_t code);

}  // namespace yichuang::evaluator::cortex_m
