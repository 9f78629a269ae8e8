#include "kiosk/canvas/painter.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

#include "kiosk/canvas/picture.h"

namespace yichuang::canvas {
namespace {

constexpr int kShadowSide = 96;
// Where the middle of a Chinese character stands above the base line, as a share of the em: its
// square reaches from 0.12 below to 0.88 above.
constexpr float kMiddleAboveBase = 0.38F;
constexpr float kAboveBase = 0.88F;
constexpr float kBelowBase = 0.20F;  // 0.12 of the square, a little more for g and y

ImU32 Packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }
ImVec2 At(Point point) { return {point.x, point.y}; }

ImDrawFlags FlagsOf(Corners corners) {
  switch (corners) {
    case Corners::kAll:
      return ImDrawFlags_RoundCornersAll;
    case Corners::kTop:
      return ImDrawFlags_RoundCornersTop;
    case Corners::kBottom:
      return ImDrawFlags_RoundCornersBottom;
    case Corners::kLeft:
      return ImDrawFlags_RoundCornersLeft;
    case Corners::kRight:
      return ImDrawFlags_RoundCornersRight;
  }
  return ImDrawFlags_RoundCornersAll;
}

class FaceMetrics final : public Metrics {
 public:
  FaceMetrics(GlyphCache& cache, const TextStyle& style)
      : cache_(cache),
        face_(style.bold ? Face::kBold : Face::kRegular),
        px_(static_cast<int>(style.px)) {}
  float Advance(char32_t character) override { return cache_.Advance(face_, px_, character); }

 private:
  GlyphCache& cache_;
  Face face_;
  int px_;
};

}  // namespace

Painter::Stock Painter::ReserveStock(GlyphCache& cache) {
  Stock stock;
  stock.white = cache.Reserve(4, 4, std::vector<std::uint8_t>(16, 255));
  std::vector<std::uint8_t> blob(static_cast<std::size_t>(kShadowSide * kShadowSide));
  constexpr float kHalf = kShadowSide / 2.0F;
  for (int y = 0; y < kShadowSide; ++y) {
    for (int x = 0; x < kShadowSide; ++x) {
      const float away =
          std::hypot(static_cast<float>(x) + 0.5F - kHalf, static_cast<float>(y) + 0.5F - kHalf) /
          kHalf;
      const float rest = std::max(0.0F, 1 - away);
      blob[static_cast<std::size_t>(y * kShadowSide + x)] =
          static_cast<std::uint8_t>(rest * rest * (1 + 2 * std::min(away, 1.0F)) * 255);
    }
  }
  stock.shadow = cache.Reserve(kShadowSide, kShadowSide, blob);
  return stock;
}

Painter::Painter(GlyphCache& cache, const Stock& stock, ImDrawList& list, Rect bounds)
    : cache_(cache), stock_(stock), list_(list), clips_{bounds} {
  list_.PushClipRect({bounds.left, bounds.top}, {bounds.right, bounds.bottom}, false);
}

void Painter::Fill(const Rect& rect, Color color, float radius, Corners corners) {
  list_.AddRectFilled({rect.left, rect.top}, {rect.right, rect.bottom}, Packed(color), radius,
                      FlagsOf(corners));
}

void Painter::Outline(const Rect& rect, Color color, float thickness, float radius) {
  // Inside the rectangle, so that neighbours do not change it.
  const Rect line = rect.Inset(thickness / 2);
  list_.AddRect({line.left, line.top}, {line.right, line.bottom}, Packed(color),
                std::max(0.0F, radius - thickness / 2), ImDrawFlags_RoundCornersAll, thickness);
}

void Painter::Gradient(const Rect& rect, Color from, Color to, bool horizontal, bool vertical,
                       float radius, Corners corners) {
  const int first = list_.VtxBuffer.Size;
  Fill(rect, Color::Rgb(0xFFFFFF), radius, corners);
  const ImVec2 start{rect.left, rect.top};
  const ImVec2 end{horizontal ? rect.right : rect.left, vertical ? rect.bottom : rect.top};
  ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list_, first, list_.VtxBuffer.Size, start, end,
                                                Packed(from), Packed(to));
}

void Painter::Shadow(const Rect& surface, float spread, float drop, Color color) {
  const Rect outer{surface.left - spread, surface.top - spread + drop, surface.right + spread,
                   surface.bottom + spread + drop};
  const float corner = std::min({spread * 2, outer.width() / 2, outer.height() / 2});
  const float xs[] = {outer.left, outer.left + corner, outer.right - corner, outer.right};
  const float ys[] = {outer.top, outer.top + corner, outer.bottom - corner, outer.bottom};
  const int half = stock_.shadow.width / 2;
  // The middle of the blob, one pixel wide, is stretched along the sides.
  const int us[] = {stock_.shadow.x, stock_.shadow.x + half, stock_.shadow.x + half};
  const int vs[] = {stock_.shadow.y, stock_.shadow.y + half, stock_.shadow.y + half};
  const int sizes[] = {half, 0, half};
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      if (row == 1 && column == 1) continue;
      Quad({xs[column], ys[row], xs[column + 1], ys[row + 1]},
           {us[column], vs[row], sizes[column], sizes[row]}, color);
    }
  }
}

void Painter::Line(Point from, Point to, Color color, float thickness) {
  list_.AddLine(At(from), At(to), Packed(color), thickness);
}

void Painter::Circle(Point center, float radius, Color color) {
  list_.AddCircleFilled(At(center), radius, Packed(color));
}

void Painter::Ring(Point center, float radius, Color color, float thickness) {
  list_.AddCircle(At(center), radius - thickness / 2, Packed(color), 0, thickness);
}

void Painter::Arc(Point center, float radius, float from, float to, Color color, float thickness) {
  list_.PathArcTo(At(center), radius - thickness / 2, from, to, 0);
  list_.PathStroke(Packed(color), ImDrawFlags_None, thickness);
}

void Painter::Polygon(std::span<const Point> corners, Color color) {
  std::vector<ImVec2> points;
  for (const Point& corner : corners) points.push_back(At(corner));
  list_.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), Packed(color));
}

void Painter::Polyline(std::span<const Point> points, Color color, float thickness, bool closed) {
  std::vector<ImVec2> line;
  for (const Point& point : points) line.push_back(At(point));
  list_.AddPolyline(line.data(), static_cast<int>(line.size()), Packed(color),
                    closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}

void Painter::Icon(char32_t icon, const Rect& box, float px, Color color) {
  const Glyph glyph = cache_.Find(Face::kIcons, static_cast<int>(px), icon);
  const Point middle = box.center();
  if (glyph.missing) {
    MissingGlyph({middle.x - px / 2, middle.y + px / 2}, px, color);
    return;
  }
  // Material Icons fill a square em that stands on the base line.
  const float left = std::floor(middle.x - px / 2 + glyph.left);
  const float top = std::floor(middle.y + px / 2 + glyph.top);
  Quad({left, top, left + static_cast<float>(glyph.at.width),
        top + static_cast<float>(glyph.at.height)},
       glyph.at, color);
}

void Painter::Draw(const Picture& picture, const Rect& rect, float radius) {
  const Size whole = picture.size();
  const float scale = std::max(rect.width() / whole.width, rect.height() / whole.height);
  const float across = rect.width() / scale / whole.width;
  const float down = rect.height() / scale / whole.height;
  list_.AddImageRounded(
      reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(picture.texture())),
      {rect.left, rect.top}, {rect.right, rect.bottom}, {(1 - across) / 2, (1 - down) / 2},
      {(1 + across) / 2, (1 + down) / 2}, IM_COL32_WHITE, radius);
}

TextRun Painter::Text(const Rect& box, std::string_view text, const TextStyle& style,
                      const TextPlace& place) {
  FaceMetrics metrics(cache_, style);
  const Paragraph paragraph =
      LayOut(text, metrics,
             {place.wrap || place.ellipsis ? box.width() : 1e9F, place.max_lines, place.ellipsis});
  const float step = std::round(style.px * style.line_height);
  const float height = step * static_cast<float>(paragraph.lines.size());
  float top = box.top;
  if (place.vertical == VerticalAlign::kMiddle) top = box.center().y - height / 2;
  if (place.vertical == VerticalAlign::kBottom) top = box.bottom - height;

  TextRun run{std::string(text),   {}, box, clip(), style.color, style.px, style.bold,
              paragraph.shortened, 0};
  const Face face = style.bold ? Face::kBold : Face::kRegular;
  const int first = list_.VtxBuffer.Size;
  float base = std::round(top + step / 2 + kMiddleAboveBase * style.px);
  for (const TextLine& line : paragraph.lines) {
    float left = box.left;
    if (place.align == Align::kCenter) left = box.center().x - line.width / 2;
    if (place.align == Align::kRight) left = box.right - line.width;
    left = std::floor(left);
    run.rect = run.rect.Unite(
        {left, base - kAboveBase * style.px, left + line.width, base + kBelowBase * style.px});
    for (const char32_t character : line.characters) {
      const Glyph glyph = cache_.Find(face, static_cast<int>(style.px), character);
      if (glyph.missing) {
        ++run.missing;
        MissingGlyph({left, base}, style.px, style.color);
      } else if (!glyph.at.empty()) {
        const Point corner{left + glyph.left, base + glyph.top};
        Quad({corner.x, corner.y, corner.x + static_cast<float>(glyph.at.width),
              corner.y + static_cast<float>(glyph.at.height)},
             glyph.at, style.color);
      }
      left += glyph.advance;
    }
    base += step;
  }
  text_vertices_.emplace_back(first, list_.VtxBuffer.Size);
  return run;
}

Size Painter::Measure(std::string_view text, const TextStyle& style, float max_width,
                      int max_lines) {
  FaceMetrics metrics(cache_, style);
  const Paragraph paragraph = LayOut(text, metrics, {max_width, max_lines, max_lines > 0});
  return {paragraph.width,
          std::round(style.px * style.line_height) * static_cast<float>(paragraph.lines.size())};
}

void Painter::PushClip(const Rect& rect) {
  clips_.push_back(rect.Intersect(clips_.back()));
  const Rect& clip = clips_.back();
  list_.PushClipRect({clip.left, clip.top},
                     {std::max(clip.left, clip.right), std::max(clip.top, clip.bottom)}, false);
}

void Painter::PopClip() {
  clips_.pop_back();
  list_.PopClipRect();
}

void Painter::Quad(const Rect& rect, const TextureRect& at, Color color) {
  // Outside the clip nothing would be seen; long lists save their vertices.
  if (!rect.Overlaps(clips_.back())) return;
  const auto side = static_cast<float>(cache_.side());
  list_.PrimReserve(6, 4);
  list_.PrimRectUV(
      {rect.left, rect.top}, {rect.right, rect.bottom},
      {static_cast<float>(at.x) / side, static_cast<float>(at.y) / side},
      {static_cast<float>(at.x + at.width) / side, static_cast<float>(at.y + at.height) / side},
      Packed(color));
}

void Painter::MissingGlyph(Point base, float px, Color color) {
  const Rect box{base.x + px * 0.1F, base.y - px * 0.8F, base.x + px * 0.9F, base.y};
  Outline(box, color, 2);
  Line({box.left, box.top}, {box.right, box.bottom}, color, 2);
  Line({box.left, box.bottom}, {box.right, box.top}, color, 2);
}

}  // namespace yichuang::canvas
