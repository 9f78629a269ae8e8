#pragma once

#include <map>

struct _cairo;
struct _cairo_font_face;
struct _PangoFont;
struct _PangoLayoutLine;

namespace yichuang::documents {

/// Puts text into a PDF as glyph procedures (Type 3 fonts) instead of a subset of the font's own
/// program. Cairo 1.16 leaves out subroutines when it makes such a subset of Noto Sans CJK: whole
/// characters then vanish from the paper, while they can still be searched for and copied. Drawn as
/// procedures, every glyph of a page has the outline it has on the screen.
class PdfFonts {
 public:
  PdfFonts() = default;
  ~PdfFonts();
  PdfFonts(const PdfFonts&) = delete;
  PdfFonts& operator=(const PdfFonts&) = delete;

  /// Shows one line in the current colour, its first glyph at (x, baseline). Text can be extracted.
  void Show(_cairo* to, _PangoLayoutLine* line, double x, double baseline);

 private:
  _cairo_font_face* FaceOf(_PangoFont* font);

  std::map<_PangoFont*, _cairo_font_face*> faces_;  // holds a reference to both
};

}  // namespace yichuang::documents
