#include "hub/documents/pdf_fonts.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace yichuang::documents {
namespace {

// Outlines are taken at this size, because FreeType rounds them to 1/64 of a dot.
constexpr double kOutlineSize = 1000;

const cairo_user_data_key_t kSourceKey = {};

void DropFace(void* face) { cairo_font_face_destroy(static_cast<cairo_font_face_t*>(face)); }

using Path = std::unique_ptr<cairo_path_t, void (*)(cairo_path_t*)>;

Path OutlineOf(cairo_font_face_t* face, unsigned long glyph) {
  cairo_surface_t* nothing = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr);
  cairo_t* pen = cairo_create(nothing);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_set_font_options(pen, options);
  cairo_set_font_face(pen, face);
  cairo_set_font_size(pen, kOutlineSize);
  const cairo_glyph_t at_origin{glyph, 0, 0};
  cairo_glyph_path(pen, &at_origin, 1);
  Path path(cairo_copy_path(pen), cairo_path_destroy);
  cairo_font_options_destroy(options);
  cairo_destroy(pen);
  cairo_surface_destroy(nothing);
  return path;
}

// Called by Cairo once for each glyph that a document uses.
cairo_status_t DrawGlyph(cairo_scaled_font_t* font, unsigned long glyph, cairo_t* to,
                         cairo_text_extents_t* extents) {
  auto* source = static_cast<cairo_font_face_t*>(
      cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(font), &kSourceKey));
  const Path outline = OutlineOf(source, glyph);
  cairo_save(to);
  cairo_scale(to, 1 / kOutlineSize, 1 / kOutlineSize);
  cairo_append_path(to, outline.get());
  cairo_restore(to);
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_path_extents(to, &left, &top, &right, &bottom);
  cairo_fill(to);
  *extents = {left, top, right - left, bottom - top, 1, 0};
  return CAIRO_STATUS_SUCCESS;
}

double SizeOf(PangoFont* font) {
  PangoFontDescription* description = pango_font_describe_with_absolute_size(font);
  const double size =
      static_cast<double>(pango_font_description_get_size(description)) / PANGO_SCALE;
  pango_font_description_free(description);
  return size;
}

// The glyphs of a run and which bytes of its text each of them stands for.
struct Run {
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  int first_byte = 0;
  int bytes = 0;
};

Run RunOf(PangoGlyphItem* item, const char* text, double& x, double baseline) {
  Run run;
  run.first_byte = item->item->offset;
  PangoGlyphItemIter at;
  for (gboolean more = pango_glyph_item_iter_init_start(&at, item, text); more != 0;
       more = pango_glyph_item_iter_next_cluster(&at)) {
    cairo_text_cluster_t cluster{at.end_index - at.start_index, 0};
    for (int i = at.start_glyph; i < at.end_glyph; ++i) {
      const PangoGlyphInfo& info = item->glyphs->glyphs[i];
      const double dx = static_cast<double>(info.geometry.x_offset) / PANGO_SCALE;
      const double dy = static_cast<double>(info.geometry.y_offset) / PANGO_SCALE;
      // What has no picture (a joiner, a line feed, a character no font has) keeps its place.
      if (info.glyph != PANGO_GLYPH_EMPTY && (info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) {
        run.glyphs.push_back({info.glyph, x + dx, baseline + dy});
        ++cluster.num_glyphs;
      }
      x += static_cast<double>(info.geometry.width) / PANGO_SCALE;
    }
    run.bytes += cluster.num_bytes;
    run.clusters.push_back(cluster);
  }
  return run;
}

}  // namespace

PdfFonts::~PdfFonts() {
  for (const auto& [font, face] : faces_) {
    cairo_font_face_destroy(face);
    g_object_unref(font);
  }
}

cairo_font_face_t* PdfFonts::FaceOf(PangoFont* font) {
  const auto known = faces_.find(font);
  if (known != faces_.end()) return known->second;
  cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
  cairo_font_face_t* source = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
  cairo_font_face_t* face = cairo_user_font_face_create();
  cairo_user_font_face_set_render_glyph_func(face, DrawGlyph);
  cairo_font_face_set_user_data(face, &kSourceKey, source, DropFace);
  g_object_ref(font);
  faces_.emplace(font, face);
  return face;
}

void PdfFonts::Show(cairo_t* to, PangoLayoutLine* line, double x, double baseline) {
  const char* text = pango_layout_get_text(line->layout);
  for (GSList* node = line->runs; node != nullptr; node = node->next) {
    auto* item = static_cast<PangoGlyphItem*>(node->data);
    PangoFont* font = item->item->analysis.font;
    const Run run = RunOf(item, text, x, baseline);
    if (run.glyphs.empty()) continue;
    cairo_set_font_face(to, FaceOf(font));
    cairo_set_font_size(to, SizeOf(font));
    cairo_show_text_glyphs(to, text + run.first_byte, run.bytes, run.glyphs.data(),
                           static_cast<int>(run.glyphs.size()), run.clusters.data(),
                           static_cast<int>(run.clusters.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
  }
}

}  // namespace yichuang::documents
