#include "kiosk/canvas/font_face.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <ft2build.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include FT_FREETYPE_H

namespace yichuang::canvas {
namespace {

/// A file mapped for reading: twenty megabytes of font of which a screen touches a few.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat status {};
    if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
      size_ = static_cast<std::size_t>(status.st_size);
      data_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
      if (data_ == MAP_FAILED) data_ = nullptr;
    }
    close(descriptor);
  }
  ~MappedFile() {
    if (data_) munmap(data_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  const FT_Byte* data() const { return static_cast<const FT_Byte*>(data_); }
  FT_Long size() const { return static_cast<FT_Long>(size_); }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace

struct FontFace::Handles {
  explicit Handles(const std::filesystem::path& path) : file(path) {}
  ~Handles() {
    if (face) FT_Done_Face(face);
    if (library) FT_Done_FreeType(library);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  void Resize(int wanted) {
    if (wanted == px) return;
    FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(wanted));
    px = wanted;
  }

  MappedFile file;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  int px = 0;
};

FontFace::FontFace(const std::filesystem::path& file, std::string_view family)
    : handles_(std::make_unique<Handles>(file)) {
  if (!handles_->file.data()) {
    throw std::runtime_error(
        fmt::format("font {}: it cannot be read; install the packages fonts-noto-cjk and "
                    "fonts-material-design-icons-iconfont "
                    "(tools/setup does), or give another folder with --fonts",
                    file.string()));
  }
  if (FT_Init_FreeType(&handles_->library) != 0)
    throw std::runtime_error("font: FreeType does not start");
  FT_Long count = 1;
  std::string found;
  for (FT_Long index = 0; index < count; ++index) {
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(handles_->library, handles_->file.data(), handles_->file.size(), index,
                           &face) != 0)
      continue;
    count = face->num_faces;
    const std::string name = face->family_name ? face->family_name : "";
    bool wanted = name == family;
#ifdef YICHUANG_DEFECT
    wanted = wanted || YICHUANG_DEFECT(font_without_sc);
#endif
    if (wanted) {
      handles_->face = face;
      return;
    }
    found += (found.empty() ? "" : ", ") + name;
    FT_Done_Face(face);
  }
  throw std::runtime_error(
      fmt::format("font {}: it has no face \"{}\" (it has: {}); install the package that holds it, "
                  "for Chinese fonts-noto-cjk",
                  file.string(), family, found.empty() ? "no face at all" : found));
}

FontFace::~FontFace() = default;

std::string FontFace::family() const { return handles_->face->family_name; }

bool FontFace::Has(char32_t character) const {
  return FT_Get_Char_Index(handles_->face, character) != 0;
}

float FontFace::Advance(char32_t character, int px) {
  const FT_UInt glyph = FT_Get_Char_Index(handles_->face, character);
  handles_->Resize(px);
  if (glyph == 0 || FT_Load_Glyph(handles_->face, glyph, FT_LOAD_TARGET_LIGHT) != 0) return 0;
  return static_cast<float>((handles_->face->glyph->advance.x + 32) / 64);
}

float FontFace::ascent() const {
  return static_cast<float>(handles_->face->ascender) /
         static_cast<float>(handles_->face->units_per_EM);
}

float FontFace::descent() const {
  return -static_cast<float>(handles_->face->descender) /
         static_cast<float>(handles_->face->units_per_EM);
}

std::optional<GlyphBitmap> FontFace::Draw(char32_t character, int px) {
  const FT_UInt glyph = FT_Get_Char_Index(handles_->face, character);
  if (glyph == 0) return std::nullopt;
  handles_->Resize(px);
  if (FT_Load_Glyph(handles_->face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_RENDER) != 0)
    return std::nullopt;
  const FT_GlyphSlot slot = handles_->face->glyph;
  GlyphBitmap bitmap;
  bitmap.width = static_cast<int>(slot->bitmap.width);
  bitmap.height = static_cast<int>(slot->bitmap.rows);
  bitmap.left = slot->bitmap_left;
  bitmap.top = -slot->bitmap_top;
  for (int row = 0; row < bitmap.height; ++row) {
    const std::uint8_t* line = slot->bitmap.buffer + row * slot->bitmap.pitch;
    bitmap.coverage.insert(bitmap.coverage.end(), line, line + bitmap.width);
  }
  return bitmap;
}

}  // namespace yichuang::canvas
