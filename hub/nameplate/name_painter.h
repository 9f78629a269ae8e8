#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator-firmware/protocol/frame.h"

/// Names of staff as dots for the displays of rating devices, which have no font for them.
namespace yichuang::nameplate {

/// Debian's fonts-noto-cjk, whose glyphs the device's own texts are made of.
inline constexpr const char* kFontFile = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
inline constexpr const char* kFontFamily = "Noto Sans CJK SC";

/// Draws names, and keeps what it drew. One thread at a time.
class NamePainter {
 public:
  /// Throws std::runtime_error, a sentence with what to do, when the file cannot be read or has no
  /// such face.
  explicit NamePainter(const std::filesystem::path& font = kFontFile,
                       std::string_view family = kFontFamily);
  ~NamePainter();
  NamePainter(const NamePainter&) = delete;
  NamePainter& operator=(const NamePainter&) = delete;

  /// `name` (UTF-8) in at most `room` columns: in the size of the device's texts, else smaller, and
  /// when it is still too wide, its beginning with "…". Absent when the font lacks one of its
  /// characters, when it is empty or no UTF-8, or not even one character finds room: the work
  /// number then stands alone, and nobody reads half a name or another one.
  std::optional<protocol::NameDots> Draw(const std::string& name, int room);

 private:
  struct Face;
  std::unique_ptr<Face> face_;
  std::map<std::pair<std::string, int>, std::optional<protocol::NameDots>> drawn_;
};

}  // namespace yichuang::nameplate
