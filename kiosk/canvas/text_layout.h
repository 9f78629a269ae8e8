#pragma once
// Lines of a text: Chinese and Latin, broken where a careful typesetter would.

#include <string>
#include <string_view>
#include <vector>

namespace yichuang::canvas {

/// Widths of characters, in pixels. Implemented by the glyph cache, and by a ruler in tests.
class Metrics {
 public:
  virtual float Advance(char32_t character) = 0;

 protected:
  ~Metrics() = default;
};

struct TextLine {
  std::u32string characters;
  float width = 0;
  friend bool operator==(const TextLine&, const TextLine&) = default;
};

struct Wrapping {
  /// Lines are no wider, unless one character alone is.
  float max_width = 1e9F;
  /// 0: as many as it takes.
  int max_lines = 0;
  /// With max_lines: what does not fit ends in "…"; otherwise it is simply more lines than asked
  /// for.
  bool ellipsis = false;
};

struct Paragraph {
  std::vector<TextLine> lines;
  bool shortened = false;
  float width = 0;
};

/// Breaks at '\n' and where a line is full. No line begins with closing punctuation
/// (，。、；：！？）》」… ), none ends with opening punctuation (（《「“ ), and Latin words,
/// numbers and their units (3.5%, 5,000, Wi-Fi, A001) stay whole unless one alone is wider than the
/// line. Blanks at a break are dropped. A last line of
/// one or two characters gets company from the line before.
Paragraph LayOut(std::string_view text, Metrics& metrics, const Wrapping& wrapping);

/// Whether a line may break between these two neighbours.
bool MayBreakBetween(char32_t before, char32_t after);

}  // namespace yichuang::canvas
