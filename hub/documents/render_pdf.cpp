#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <string>
#include <variant>

#include "hub/documents/draw.h"
#include "hub/documents/layout.h"
#include "hub/documents/pdf_fonts.h"
#include "hub/documents/render.h"

namespace yichuang::documents {
namespace {

cairo_status_t TakeBytes(void* closure, const unsigned char* data, unsigned int length) {
  auto* bytes = static_cast<std::vector<std::uint8_t>*>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

void DrawSheet(cairo_t* pen, const Sheet& sheet, const std::vector<Anchor>& chapters,
               const ShowGlyphs& show) {
  cairo_set_source_rgb(pen, 0, 0, 0);
  for (const Mark& mark : sheet.marks) {
    if (const auto* link = std::get_if<Link>(&mark)) {
      const Anchor& to = chapters[link->chapter];
      const std::string where =
          fmt::format("rect=[{:.1f} {:.1f} {:.1f} {:.1f}] page={} pos=[0 {:.1f}]", link->area.x,
                      link->area.y, link->area.width, link->area.height, to.sheet + 1, to.y);
      cairo_tag_begin(pen, CAIRO_TAG_LINK, where.c_str());
      cairo_tag_end(pen, CAIRO_TAG_LINK);
      continue;
    }
    DrawMark(pen, mark, show);
  }
  cairo_show_page(pen);
}

}  // namespace

std::vector<std::uint8_t> ToPdf(const Paper& paper) { return ToPdf(std::span(&paper, 1)); }

std::vector<std::uint8_t> ToPdf(std::span<const Paper> papers) {
  const Typesetter type(Typesetter::Target::kOutlines);
  const Paper& first = papers.front();
  const Medium medium = A4(first.large_print);
  std::vector<std::uint8_t> file;
  const Surface surface(cairo_pdf_surface_create_for_stream(TakeBytes, &file, medium.paper_width,
                                                            medium.paper_height),
                        cairo_surface_destroy);
  const std::string made =
      fmt::format("{:%Y-%m-%dT%H:%M:%S}",
                  fmt::gmtime(static_cast<std::time_t>(first.made.time_since_epoch().count())));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, first.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  const Pen pen(cairo_create(surface.get()), cairo_destroy);
  PdfFonts fonts;
  const ShowGlyphs show = [&fonts](cairo_t* to, const Glyphs& glyphs) {
    const SetText& text = *glyphs.text;
    fonts.Show(to, text.layout_line(glyphs.line), glyphs.x + text.lines()[glyphs.line].left,
               glyphs.baseline);
  };
  std::size_t before = 0;  // sheets of the papers before
  for (const Paper& paper : papers) {
    LaidOut laid_out = LayOut(paper, medium, type);
    for (Anchor& chapter : laid_out.chapters) {
      chapter.sheet += before;
      const std::string where = fmt::format("page={} pos=[0 {:.1f}]", chapter.sheet + 1, chapter.y);
      cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, chapter.title.c_str(),
                                    where.c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
    }
    for (const Sheet& sheet : laid_out.sheets) {
      DrawSheet(pen.get(), sheet, laid_out.chapters, show);
    }
    before += laid_out.sheets.size();
  }
  cairo_surface_finish(surface.get());
  return file;
}

}  // namespace yichuang::documents
