#include "hub/documents/draw.h"

#include <cairo.h>

#include <numbers>
#include <type_traits>
#include <variant>

namespace yichuang::documents {

void DrawMark(cairo_t* to, const Mark& mark, const ShowGlyphs& show) {
  std::visit(
      [&](const auto& known) {
        using Known = std::decay_t<decltype(known)>;
        if constexpr (std::is_same_v<Known, Glyphs>) {
          const double grey = known.white ? 1 : 0;
          cairo_set_source_rgb(to, grey, grey, grey);
          show(to, known);
          cairo_set_source_rgb(to, 0, 0, 0);
        } else if constexpr (std::is_same_v<Known, Bar>) {
          const Rect& area = known.area;
          const double pen = known.outline;
          cairo_rectangle(to, area.x + pen / 2, area.y + pen / 2, area.width - pen,
                          area.height - pen);
          cairo_set_line_width(to, pen);
          if (pen > 0) {
            cairo_stroke(to);
          } else {
            cairo_fill(to);
          }
        } else if constexpr (std::is_same_v<Known, Disc>) {
          cairo_arc(to, known.x, known.y, known.radius, 0, 2 * std::numbers::pi);
          cairo_fill(to);
        }
      },
      mark);
}

}  // namespace yichuang::documents
