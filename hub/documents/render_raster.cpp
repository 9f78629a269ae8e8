#include <cairo.h>

#include <algorithm>
#include <cstddef>
#include <variant>

#include "hub/documents/draw.h"
#include "hub/documents/layout.h"
#include "hub/documents/render.h"

namespace yichuang::documents {
namespace {

// A roll is drawn in bands: a picture of 32768 rows or more is beyond what Cairo can hold.
constexpr int kBandRows = 1024;

// The darkest grey that becomes white. Above the middle, because print heads draw thin strokes
// thinner still.
constexpr int kWhiteFrom = 150;

// The rows of a mark that may have ink, for a mark that is not in the band need not be drawn.
bool InBand(const Mark& mark, double top, double bottom) {
  const auto meets = [&](double from, double to) { return from <= bottom && to >= top; };
  if (const auto* glyphs = std::get_if<Glyphs>(&mark)) {
    return meets(glyphs->ink().y - 2, glyphs->ink().bottom() + 2);
  }
  if (const auto* bar = std::get_if<Bar>(&mark)) return meets(bar->area.y, bar->area.bottom());
  if (const auto* disc = std::get_if<Disc>(&mark)) {
    return meets(disc->y - disc->radius, disc->y + disc->radius);
  }
  return false;
}

void CopyBand(cairo_surface_t* band, int top, Raster& raster) {
  cairo_surface_flush(band);
  const unsigned char* data = cairo_image_surface_get_data(band);
  const int stride = cairo_image_surface_get_stride(band);
  const int rows = std::min(kBandRows, raster.height - top);
  for (int y = 0; y < rows; ++y) {
    const unsigned char* from = data + static_cast<std::ptrdiff_t>(y) * stride;
    std::uint8_t* to = raster.rows.data() + static_cast<std::size_t>(top + y) * raster.stride();
    for (int x = 0; x < raster.width; ++x) {
      // 32 bits a dot; black and white only, so any colour will do.
      if (from[x * 4] >= kWhiteFrom) continue;
      to[x / 8] = static_cast<std::uint8_t>(to[x / 8] | (0x80 >> (x % 8)));
    }
  }
}

void ShowDots(cairo_t* to, const Glyphs& glyphs) {
  glyphs.text->Draw(to, glyphs.line, glyphs.x, glyphs.baseline);
}

}  // namespace

Raster ToRaster(const Paper& paper, int width_dots) {
  const Typesetter type(Typesetter::Target::kDots);
  const LaidOut laid_out = LayOut(paper, Roll(width_dots, paper.large_print), type);
  const Sheet& sheet = laid_out.sheets.front();
  Raster raster;
  raster.width = width_dots;
  raster.height = static_cast<int>(sheet.height);
  raster.rows.resize(raster.stride() * static_cast<std::size_t>(raster.height));
  const Surface band(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_dots, kBandRows),
                     cairo_surface_destroy);
  for (int top = 0; top < raster.height; top += kBandRows) {
    const Pen pen(cairo_create(band.get()), cairo_destroy);
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    cairo_set_source_rgb(pen.get(), 0, 0, 0);
    cairo_translate(pen.get(), 0, -top);
    for (const Mark& mark : sheet.marks) {
      if (InBand(mark, top, top + kBandRows)) DrawMark(pen.get(), mark, ShowDots);
    }
    CopyBand(band.get(), top, raster);
  }
  return raster;
}

}  // namespace yichuang::documents
