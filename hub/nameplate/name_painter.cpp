#include "hub/nameplate/name_painter.h"

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace yichuang::nameplate {
namespace {

using protocol::NameDots;
using Characters = std::vector<FT_ULong>;

constexpr int kLargest = 15;  ///< dots of an em: that of the device's texts
constexpr int kSmallest = 12;
constexpr int kBaseline = 13;  ///< rows above the line on which letters stand, in the largest size
constexpr int kInk = 96;       ///< of 255: from here on a dot is lit
constexpr FT_ULong kEllipsis = 0x2026;
constexpr std::size_t kMostKept = 2'000;

/// Empty when it is no UTF-8, has a control character, or is empty.
Characters CharactersOf(std::string_view text) {
  Characters all;
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
    if (size == 0 || lead > 0xF4 || text.size() < size || lead < 0x20 || lead == 0x7F) return {};
    FT_ULong code = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
      const auto next = static_cast<unsigned char>(text[i]);
      if ((next & 0xC0U) != 0x80U) return {};
      code = code << 6 | (next & 0x3FU);
    }
    all.push_back(code);
    text.remove_prefix(size);
  }
  return all;
}

}  // namespace

struct NamePainter::Face {
  ~Face() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }

  int WidthOf(const Characters& text, int em) {
    FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(em));
    int width = 0;
    for (const FT_ULong character : text) width += Load(character);
    return width;
  }

  /// Its advance; the slot holds its picture.
  int Load(FT_ULong character) {
    if (FT_Load_Char(face, character, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return 0;
    return static_cast<int>((face->glyph->advance.x + 32) / 64);
  }

  bool HasAll(const Characters& text) const {
    return std::ranges::all_of(
        text, [this](FT_ULong character) { return FT_Get_Char_Index(face, character) != 0; });
  }

  NameDots Paint(const Characters& text, int em) {
    NameDots dots;
    dots.width = static_cast<std::uint8_t>(WidthOf(text, em));
    int pen = 0;
    for (const FT_ULong character : text) {
      const int advance = Load(character);
      PaintGlyph(dots, pen, kBaseline - (kLargest - em) / 2);
      pen += advance;
    }
    return dots;
  }

  void PaintGlyph(NameDots& dots, int pen, int baseline) const {
    const FT_GlyphSlot slot = face->glyph;
    for (int y = 0; y < static_cast<int>(slot->bitmap.rows); ++y) {
      for (int x = 0; x < static_cast<int>(slot->bitmap.width); ++x) {
        const int row = baseline - slot->bitmap_top + y;
        const int column = pen + slot->bitmap_left + x;
        if (slot->bitmap.buffer[y * slot->bitmap.pitch + x] < kInk) continue;
        if (row < 0 || row >= static_cast<int>(protocol::kNameHeight)) continue;
        if (column < 0 || column >= dots.width) continue;
        auto& bits = dots.columns[static_cast<std::size_t>(column)];
        bits = static_cast<std::uint16_t>(bits | 0x8000U >> row);
      }
    }
  }

  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

NamePainter::NamePainter(const std::filesystem::path& font, std::string_view family)
    : face_(std::make_unique<Face>()) {
  if (FT_Init_FreeType(&face_->library) != 0)
    throw std::runtime_error("names on devices: FreeType does not start");
  FT_Long count = 1;
  for (FT_Long index = 0; index < count; ++index) {
    FT_Face face = nullptr;
    if (FT_New_Face(face_->library, font.c_str(), index, &face) != 0) break;
    count = face->num_faces;
    if (face->family_name != nullptr && face->family_name == family) {
      face_->face = face;
      return;
    }
    FT_Done_Face(face);
  }
  throw std::runtime_error(
      fmt::format("names on devices: {} has no face \"{}\" or cannot be read; devices show work "
                  "numbers alone; install the package fonts-noto-cjk and start the hub anew",
                  font.string(), family));
}

NamePainter::~NamePainter() = default;

std::optional<NameDots> NamePainter::Draw(const std::string& name, int room) {
  room = std::min(room, static_cast<int>(protocol::kNameColumns));
  const std::pair key(name, room);
  if (const auto found = drawn_.find(key); found != drawn_.end()) return found->second;
  if (drawn_.size() >= kMostKept) drawn_.clear();
  auto& drawn = drawn_[key];
  Characters text = CharactersOf(name);
  if (text.empty() || !face_->HasAll(text)) return drawn;
  for (int em = kLargest; em >= kSmallest; --em) {
    const int width = face_->WidthOf(text, em);
    if (width == 0) return drawn;
    if (width <= room) return drawn = face_->Paint(text, em);
  }
  text.push_back(kEllipsis);
  while (text.size() > 1 && face_->WidthOf(text, kSmallest) > room) text.erase(text.end() - 2);
  if (text.size() > 1) drawn = face_->Paint(text, kSmallest);
  return drawn;
}

}  // namespace yichuang::nameplate
