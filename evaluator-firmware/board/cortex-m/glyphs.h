#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

/// Pictures of characters, made from a font while building (glyph_maker). The font itself is
/// not on the device.
namespace yichuang::evaluator::cortex_m {

inline constexpr int kGlyphHeight = 16;
inline constexpr int kGlyphMostWidth = 16;

/// Pixels of a character's cell: letters and digits take half a cell.
constexpr std::uint8_t GlyphWidth(std::uint32_t code) {
  return code >= 0x20 && code < 0x7F ? 8 : 16;
}

/// One character: rows of four pixels a byte, two bits each, the leftmost in the highest bits.
struct Glyph {
  std::uint8_t width = 16;  ///< 8 or 16 pixels
  std::array<std::uint8_t, kGlyphHeight * kGlyphMostWidth / 4> rows{};
};

/// Where a character's picture stands among all of them.
struct GlyphPlace {
  std::uint16_t code = 0;  ///< Unicode; everything the device says lies in the basic plane
  std::uint16_t at = 0;    ///< its first byte in GlyphTable::bytes
};

/// Most of a picture is empty, so each is stored as the bits that say which bytes of its rows are
/// not (as many bits as its rows have bytes, the first byte's in the highest bit), and those bytes.
struct GlyphTable {
  std::span<const GlyphPlace> places;  ///< by code, ascending
  std::span<const std::uint8_t> bytes;
};

/// glyph_table.cpp, which the build makes.
GlyphTable Glyphs();

/// The picture of a character; a box for one that no text of the device has.
Glyph GlyphOf(std::uint32_t code);

}  // namespace yichuang::evaluator::cortex_m
