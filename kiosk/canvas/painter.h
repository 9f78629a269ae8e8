#pragma once
// Draws shapes, texts, icons and pictures into one list of triangles.

#include <span>
#include <string_view>
#include <vector>

#include "kiosk/canvas/geometry.h"
#include "kiosk/canvas/glyph_cache.h"
#include "kiosk/canvas/semantics.h"
#include "kiosk/canvas/text_layout.h"

struct ImDrawList;

namespace yichuang::canvas {

class Picture;

struct TextStyle {
  /// Height of the em: what a designer calls 30 px.
  float px = 30;
  bool bold = false;
  Color color;
  /// Distance of base lines, as a share of px.
  float line_height = 1.4F;
};

enum class Align { kLeft, kCenter, kRight };
enum class VerticalAlign { kTop, kMiddle, kBottom };

struct TextPlace {
  Align align = Align::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
  /// False: one line, however long; the checker then finds what does not fit.
  bool wrap = true;
  /// 0: as many as it takes.
  int max_lines = 0;
  /// What does not fit into max_lines ends in "…". Only where the whole text can be seen elsewhere.
  bool ellipsis = false;
};

/// Which corners a radius rounds.
enum class Corners { kAll, kTop, kBottom, kLeft, kRight };

/// All triangles of a frame share one texture (glyphs, a white pixel, a soft shadow), except
/// pictures. A painter lives as long as its frame. Coordinates are pixels; texts are put on whole
/// ones.
class Painter {
 public:
  /// The fixed pictures in the glyph texture.
  struct Stock {
    TextureRect white, shadow;
  };
  static Stock ReserveStock(GlyphCache& cache);

  Painter(GlyphCache& cache, const Stock& stock, ImDrawList& list, Rect bounds);
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void Fill(const Rect& rect, Color color, float radius = 0, Corners corners = Corners::kAll);
  void Outline(const Rect& rect, Color color, float thickness, float radius = 0);
  /// From one corner to the opposite one (horizontal and vertical say along which sides).
  void Gradient(const Rect& rect, Color from, Color to, bool horizontal, bool vertical,
                float radius = 0, Corners corners = Corners::kAll);
  /// A soft shadow around and below a surface; its middle is left out, the surface covers it.
  void Shadow(const Rect& surface, float spread, float drop, Color color);
  void Line(Point from, Point to, Color color, float thickness);
  void Circle(Point center, float radius, Color color);
  void Ring(Point center, float radius, Color color, float thickness);
  /// Part of a ring; angles in radians, clockwise from three o'clock.
  void Arc(Point center, float radius, float from, float to, Color color, float thickness);
  /// REQUIRES: convex.
  void Polygon(std::span<const Point> corners, Color color);
  void Polyline(std::span<const Point> points, Color color, float thickness, bool closed = false);
  /// A character of Material Icons, centred in `box`.
  void Icon(char32_t icon, const Rect& box, float px, Color color);
  /// Fills `rect`, cropped at its centre to keep the picture's proportions.
  void Draw(const Picture& picture, const Rect& rect, float radius = 0);

  /// Draws the text into `box` and tells how it stands there. Nothing is hidden when it does not
  /// fit.
  TextRun Text(const Rect& box, std::string_view text, const TextStyle& style,
               const TextPlace& place = {});
  /// Size that the text takes when wrapped to `max_width`.
  Size Measure(std::string_view text, const TextStyle& style, float max_width = 1e9F,
               int max_lines = 0);

  const Rect& clip() const { return clips_.back(); }
  void PushClip(const Rect& rect);
  void PopClip();

  /// Vertices of the list that belong to texts, as [first, last); icons are not texts.
  const std::vector<std::pair<int, int>>& text_vertices() const { return text_vertices_; }

 private:
  void Quad(const Rect& rect, const TextureRect& at, Color color);
  void MissingGlyph(Point base, float px, Color color);

  GlyphCache& cache_;
  Stock stock_;
  ImDrawList& list_;
  std::vector<Rect> clips_;
  std::vector<std::pair<int, int>> text_vertices_;
};

}  // namespace yichuang::canvas
