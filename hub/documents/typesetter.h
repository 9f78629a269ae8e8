#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hub/documents/geometry.h"

struct _cairo;
struct _PangoContext;
struct _PangoLayout;
struct _PangoLayoutLine;

namespace yichuang::documents {

inline constexpr std::string_view kPaperFont = "Noto Sans CJK SC";

enum class Align : std::uint8_t { kStart, kCentre, kEnd };

struct Style {
  double size = 0;  ///< of an em, in units of the medium
  bool bold = false;
  Align align = Align::kStart;
  std::size_t bold_bytes = 0;  ///< a bold beginning of a text that is not bold
};

/// A text broken into lines of one width. Lives as long as somebody holds it; one thread.
class SetText {
 public:
  struct Line {
    std::string text;
    double left = 0;  ///< of its first glyph, from the left of the width it was set to
    double width = 0;
    Rect ink;  ///< from (left of the width, baseline); y grows downwards
  };

  /// Made by Typesetter, which is not needed any more then. Takes the layout.
  SetText(_PangoLayout* layout, const Style& style);
  ~SetText();
  SetText(const SetText&) = delete;
  SetText& operator=(const SetText&) = delete;

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  /// From the top of one line to the top of the next.
  [[nodiscard]] double line_height() const;
  /// From the top of a line to its baseline.
  [[nodiscard]] double ascent() const;
  /// Of its widest line.
  [[nodiscard]] double width() const;
  /// Borrowed; lives as long as this text.
  [[nodiscard]] _PangoLayoutLine* layout_line(std::size_t line) const;
  /// Draws one line in the current colour, its width beginning at x.
  void Draw(_cairo* to, std::size_t line, double x, double baseline) const;

 private:
  _PangoLayout* layout_;
  double size_;
  std::vector<Line> lines_;
};

/// Sets Chinese and English text in one typeface, with the rules for Chinese line ends: no line
/// begins with closing punctuation or ends with opening punctuation, adjacent punctuation is closed
/// up. The language is zh-CN for every paper, so that the shapes of simplified Chinese are taken.
class Typesetter {
 public:
  enum class Target : std::uint8_t { kOutlines, kDots };

  /// Throws std::runtime_error, with what to install, when `font` is not on this machine.
  explicit Typesetter(Target target, std::string_view font = kPaperFont);
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  /// Never empty: an empty text is one empty line. `width` 0 breaks at line feeds only.
  [[nodiscard]] std::shared_ptr<const SetText> Set(const std::string& text, const Style& style,
                                                   double width) const;

 private:
  _PangoContext* context_;
  std::string font_;
  bool whole_dots_;
};

}  // namespace yichuang::documents
