#pragma once
// Pictures of the characters in use, in one texture; drawn when first wanted, forgotten when the
// room is needed.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "kiosk/canvas/font_face.h"
#include "kiosk/canvas/geometry.h"

namespace yichuang::canvas {

enum class Face : std::uint8_t { kRegular, kBold, kIcons };

/// Where the fonts are, as Debian's packages lay them.
struct FontFiles {
  std::filesystem::path regular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
  std::filesystem::path bold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
  std::filesystem::path icons =
      "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
};

/// A rectangle of the texture in whole pixels.
struct TextureRect {
  int x = 0, y = 0, width = 0, height = 0;
  bool empty() const { return width <= 0 || height <= 0; }
};

struct Glyph {
  TextureRect at;
  /// From the pen on the base line to the upper left corner.
  float left = 0, top = 0;
  float advance = 0;
  /// No font has it: draw something that is seen.
  bool missing = false;
};

/// Holds one byte of coverage for each pixel of a square texture whose size never changes, so what
/// has been drawn with a glyph's coordinates stays right for the rest of a frame. Full, it gives up
/// the row of glyphs that has not been used for longest; a row used in the current frame is never
/// given up. Rows in use may leave no room together for a high glyph: then the next frame begins
/// with an empty texture. Any character up to U+10FFFF will do; nothing here is 16 bit. Not
/// thread-safe.
class GlyphCache {
 public:
  /// Throws std::runtime_error when a font or its Simplified Chinese face is missing.
  explicit GlyphCache(const FontFiles& files, int side = 2048);

  /// Glyphs used from here on belong to a new frame. True when the last frame had no room for all:
  /// then everything but what was reserved is given up, and what earlier frames drew with these
  /// coordinates is no longer right.
  bool StartFrame();
  /// Never fails: a character without a font, or without room, has `missing` set.
  Glyph Find(Face face, int px, char32_t character);
  /// Step of the character in pixels; the same for bold and regular callers as what Find tells,
  /// without drawing it.
  float Advance(Face face, int px, char32_t character);
  /// Height above and depth below the base line for an em of one pixel.
  float ascent(Face face) const;
  float descent(Face face) const;

  int side() const { return side_; }
  const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  /// What has changed since the last call; the caller uploads it.
  TextureRect TakeDirty();
  /// A fixed picture (white pixel, shadow) that is never given up. REQUIRES: called before any
  /// Find; throws std::length_error when there is no room.
  TextureRect Reserve(int width, int height, const std::vector<std::uint8_t>& coverage);

  /// Glyphs held now, drawn so far, given up so far, and refused because a frame used more than the
  /// texture holds.
  struct Counts {
    std::size_t held = 0, drawn = 0, evicted = 0, refused = 0;
  };
  Counts counts() const;

 private:
  /// A strip across the texture with glyphs of about one height; of no height when its room went to
  /// another one.
  struct Shelf {
    int y = 0, height = 0, used = 0;
    std::uint64_t last_frame = 0;
    std::vector<std::uint64_t> keys;
  };
  struct Entry {
    Glyph glyph;
    std::size_t shelf = 0;
  };

  FontFace& Of(Face face);
  std::optional<std::size_t> ShelfFor(int width, int height);
  std::optional<std::size_t> GiveUpShelf(int height);
  void Store(const TextureRect& at, const std::vector<std::uint8_t>& coverage);

  FontFace regular_, bold_, icons_;
  int side_;
  std::vector<std::uint8_t> pixels_;
  std::vector<Shelf> shelves_;
  std::unordered_map<std::uint64_t, Entry> glyphs_;
  std::unordered_map<std::uint64_t, float> advances_;
  TextureRect dirty_;
  std::uint64_t frame_ = 1;
  int first_y_ = 0;  ///< below what is reserved
  int next_y_ = 0;
  bool full_ = false;  ///< this frame was refused a glyph
  Counts counts_;
};

}  // namespace yichuang::canvas
