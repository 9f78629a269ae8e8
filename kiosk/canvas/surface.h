#pragma once
// The frame as it stands on the graphics card: only its changed parts are drawn again.

#include <memory>
#include <utility>
#include <vector>

#include "kiosk/canvas/glyph_cache.h"
#include "kiosk/canvas/painter.h"
#include "kiosk/canvas/pixels.h"

struct ImDrawList;

namespace yichuang::canvas {

/// REQUIRES: an OpenGL context and an ImGui context, both alive longer than this.
class Surface {
 public:
  /// Throws std::runtime_error when the driver cannot draw into a frame buffer of that size.
  Surface(Size size, const GlyphCache& cache, const Painter::Stock& stock);
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  /// Uploads what the glyph cache has drawn anew. Before Draw.
  void UploadGlyphs(GlyphCache& cache);
  /// Draws the list's triangles inside each rectangle.
  void Draw(const ImDrawList& list, const std::vector<Rect>& rects);
  /// Copies the frame to the window's own buffer.
  void CopyToWindow(Size window) const;
  Pixels Read() const;
  /// The frame as it would be with its texts left out: what stands behind them. The frame itself is
  /// left alone.
  Pixels ReadBackdrop(const ImDrawList& list,
                      const std::vector<std::pair<int, int>>& text_vertices);

 private:
  struct Handles;
  void Render(const ImDrawList& list, const std::vector<Rect>& rects, unsigned frame_buffer);
  Pixels ReadFrom(unsigned frame_buffer) const;

  Size size_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace yichuang::canvas
