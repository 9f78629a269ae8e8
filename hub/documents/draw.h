#pragma once

#include <functional>
#include <memory>

#include "hub/documents/strip.h"

struct _cairo;
struct _cairo_surface;

/// Marks on a Cairo surface; used by the two renderers only.
namespace yichuang::documents {

using Surface = std::unique_ptr<_cairo_surface, void (*)(_cairo_surface*)>;
using Pen = std::unique_ptr<_cairo, void (*)(_cairo*)>;

/// Shows a line of text at its place, in the colour that is set.
using ShowGlyphs = std::function<void(_cairo* to, const Glyphs& glyphs)>;

/// Draws in black, or white where the mark says so. Links are not drawn.
void DrawMark(_cairo* to, const Mark& mark, const ShowGlyphs& show);

}  // namespace yichuang::documents
