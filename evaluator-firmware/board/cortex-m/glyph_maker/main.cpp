// Runs while building, on the machine that builds: draws every character of the device's texts, and
// what numbers and names of staff in Latin letters need, from a font into glyph_table.cpp.
// glyph_maker FONT FACE > glyph_table.cpp
#include <ft2build.h>
#include FT_FREETYPE_H

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string_view>
#include <vector>

#include "evaluator-firmware/board/cortex-m/glyphs.h"
#include "evaluator-firmware/core/screen_model.h"

namespace {

using namespace yichuang::evaluator;

using cortex_m::GlyphWidth;

constexpr int kSide = cortex_m::kGlyphHeight;
static_assert(kSide == cortex_m::kGlyphMostWidth);
constexpr int kEm = 15;
constexpr int kBaseline = 13;  // rows above the line on which letters stand

void AddCharacters(std::string_view text, std::set<unsigned>& to) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = size == 1 ? lead : lead & (0x7FU >> size);
    for (int k = 1; k < size; ++k)
      code =
          (code << 6) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
    to.insert(code);
    i += static_cast<std::size_t>(size);
  }
}

/// The bits that say which bytes are not empty, then those bytes: see GlyphTable.
void AddPacked(const std::vector<unsigned char>& rows, std::vector<unsigned char>& to) {
  const std::size_t mask = to.size();
  to.resize(mask + rows.size() / 8);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == 0) continue;
    to[mask + i / 8] = static_cast<unsigned char>(to[mask + i / 8] | (0x80U >> (i % 8)));
    to.push_back(rows[i]);
  }
}

[[noreturn]] void Die(const char* what) {
  std::fprintf(stderr, "glyph_maker: %s\n", what);
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) Die("expected a font file and the number of its face");
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  if (FT_Init_FreeType(&library) != 0 ||
      FT_New_Face(library, argv[1], std::atoi(argv[2]), &face) != 0)
    Die("the font cannot be read; is the package fonts-noto-cjk installed?");
  FT_Set_Pixel_Sizes(face, 0, kEm);

  std::set<unsigned> codes;
  for (int text = 0; text <= static_cast<int>(TextId::kWorkNumber); ++text)
    AddCharacters(Text(static_cast<TextId>(text), Language::kChinese), codes);
  for (unsigned code = 0x20; code < 0x7F; ++code) codes.insert(code);

  std::vector<unsigned> places;
  std::vector<unsigned char> bytes;
  for (const unsigned code : codes) {
    if (FT_Load_Char(face, code, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0)
      Die("a character cannot be drawn");
    if (FT_Get_Char_Index(face, code) == 0) Die("the font lacks a character of the device's texts");
    const FT_GlyphSlot slot = face->glyph;
    const int width = GlyphWidth(code);
    std::vector<unsigned char> rows(static_cast<std::size_t>(kSide * width / 4));
    // Half-width letters are narrower or wider than their cell: centred, and cut.
    const int left =
        code < 0x80 ? (width - static_cast<int>(slot->bitmap.width)) / 2 : slot->bitmap_left;
    for (int y = 0; y < static_cast<int>(slot->bitmap.rows); ++y) {
      const int row = kBaseline - slot->bitmap_top + y;
      for (int x = 0; x < static_cast<int>(slot->bitmap.width); ++x) {
        const int column = left + x;
        if (row < 0 || row >= kSide || column < 0 || column >= width) continue;
        const int level = (slot->bitmap.buffer[y * slot->bitmap.pitch + x] + 42) / 85;
        unsigned char& four = rows[static_cast<std::size_t>(row * width / 4 + column / 4)];
        four = static_cast<unsigned char>(four | (level << (6 - column % 4 * 2)));
      }
    }
    places.push_back(static_cast<unsigned>(bytes.size()));
    AddPacked(rows, bytes);
  }
  if (bytes.size() > 0xFFFF) Die("the pictures need more than a place of 16 bits can say");

  std::printf(
      "#include \"evaluator-firmware/board/cortex-m/glyphs.h\"\n\nnamespace "
      "yichuang::evaluator::cortex_m {\nnamespace {\n\n"
      "constexpr GlyphPlace kPlaces[] = {\n");
  std::size_t nth = 0;
  for (const unsigned code : codes) std::printf("  {0x%04X, %u},\n", code, places[nth++]);
  std::printf("};\n\nconstexpr std::uint8_t kBytes[] = {");
  for (std::size_t i = 0; i < bytes.size(); ++i)
    std::printf("%s0x%02X,", i % 16 == 0 ? "\n  " : "", bytes[i]);
  std::printf(
      "\n};\n\n}  // namespace\n\nGlyphTable Glyphs() { return {kPlaces, kBytes}; }\n\n}  // "
      "namespace yichuang::evaluator::cortex_m\n");
  FT_Done_FreeType(library);
  return 0;
}
