#pragma once
// A face of a font file, and pictures of its characters.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yichuang::canvas {

struct GlyphBitmap {
  /// One byte of coverage a pixel, row by row.
  std::vector<std::uint8_t> coverage;
  int width = 0, height = 0;
  /// From the pen's position on the base line to the picture's upper left corner; up is negative.
  int left = 0, top = 0;
};

/// One face, mapped into memory once for all sizes. Not thread-safe.
class FontFace {
 public:
  /// The face of a collection whose family is `family`, such as "Noto Sans CJK SC". Several
  /// languages share the code points of Chinese characters but not their shapes (直, 骨, 门), so no
  /// other face will do. Throws std::runtime_error naming the file and what to install when it
  /// cannot be read or has no such face.
  FontFace(const std::filesystem::path& file, std::string_view family);
  ~FontFace();
  FontFace(const FontFace&) = delete;
  FontFace& operator=(const FontFace&) = delete;

  std::string family() const;
  bool Has(char32_t character) const;
  /// Width of the character's step in pixels, rounded. 0 when the font lacks it.
  float Advance(char32_t character, int px);
  /// Height of the letters above the base line and depth below it, as the font's designer gives
  /// them, for an em of 1.
  float ascent() const;
  float descent() const;
  /// Empty when the font lacks the character.
  std::optional<GlyphBitmap> Draw(char32_t character, int px);

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace yichuang::canvas
