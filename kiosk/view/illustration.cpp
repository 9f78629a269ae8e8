#include "kiosk/view/illustration.h"

#include <array>
#include <cmath>
#include <vector>

namespace yichuang::view {
namespace {

using canvas::Color;
using canvas::Painter;
using canvas::Point;
using canvas::Rect;

/// Shapes in a square of 100×100 put into a rectangle.
class Sketch {
 public:
  Sketch(Painter& painter, const Rect& rect, Color ink, Color ground)
      : painter_(painter),
        scale_(std::min(rect.width(), rect.height()) / 100),
        ink_(ink),
        ground_(ground) {
    origin_ = {rect.center().x - 50 * scale_, rect.center().y - 50 * scale_};
  }

  Color Tint(float share) const { return ground_.Mix(ink_, share); }
  Color ink() const { return ink_; }
  Color ground() const { return ground_; }
  Point At(float x, float y) const { return {origin_.x + x * scale_, origin_.y + y * scale_}; }
  void Box(float left, float top, float right, float bottom, Color color, float radius = 0) {
    painter_.Fill(RectOf(left, top, right, bottom), color, radius * scale_);
  }
  void Frame(float left, float top, float right, float bottom, float line = 2, float radius = 0) {
    painter_.Outline(RectOf(left, top, right, bottom), ink_, line * scale_, radius * scale_);
  }
  void Dot(float x, float y, float radius, Color color) {
    painter_.Circle(At(x, y), radius * scale_, color);
  }
  void Circle(float x, float y, float radius, float line = 2) {
    painter_.Ring(At(x, y), radius * scale_, ink_, line * scale_);
  }
  void Stroke(float x0, float y0, float x1, float y1, float line = 2) {
    painter_.Line(At(x0, y0), At(x1, y1), ink_, line * scale_);
  }
  void Shape(std::initializer_list<Point> corners, Color color) {
    std::vector<Point> points;
    for (const Point& corner : corners) points.push_back(At(corner.x, corner.y));
    painter_.Polygon(points, color);
  }
  void Path(std::initializer_list<Point> corners, float line, Color color) {
    std::vector<Point> points;
    for (const Point& corner : corners) points.push_back(At(corner.x, corner.y));
    painter_.Polyline(points, color, line * scale_);
  }

 private:
  Rect RectOf(float left, float top, float right, float bottom) const {
    const Point corner = At(left, top), other = At(right, bottom);
    return {corner.x, corner.y, other.x, other.y};
  }
  Painter& painter_;
  float scale_;
  Point origin_;
  Color ink_, ground_;
};

void Tick(Sketch& sketch, float x, float y, float radius, Color disc, Color mark) {
  sketch.Dot(x, y, radius, disc);
  sketch.Path({{x - radius * 0.45F, y + radius * 0.02F},
               {x - radius * 0.1F, y + radius * 0.36F},
               {x + radius * 0.48F, y - radius * 0.34F}},
              radius * 0.2F, mark);
}

void Ticket(Sketch& sketch) {
  sketch.Box(20, 8, 80, 92, sketch.Tint(0.92F), 6);
  // Where it was torn off the roll.
  for (float x = 23; x < 80; x += 9)
    sketch.Shape({{x, 92.5F}, {x + 4.5F, 86}, {x + 9, 92.5F}}, sketch.ground());
  sketch.Box(32, 18, 68, 22, sketch.Tint(0.35F), 2);
  // The number: three strokes of seven segments would be a promise, bars are enough.
  for (float x : {30.0F, 45.0F, 60.0F}) {
    sketch.Box(x, 32, x + 10, 56, sketch.ground(), 3);
    sketch.Box(x + 3, 36, x + 7, 42, sketch.Tint(0.92F), 1);
    sketch.Box(x + 3, 46, x + 7, 52, sketch.Tint(0.92F), 1);
  }
  sketch.Box(30, 64, 70, 67, sketch.Tint(0.35F), 1);
  sketch.Box(30, 72, 58, 75, sketch.Tint(0.35F), 1);
}

void Desk(Sketch& sketch) {
  sketch.Box(18, 16, 82, 62, sketch.Tint(0.16F), 4);
  sketch.Frame(18, 16, 82, 62, 2.2F, 4);
  sketch.Stroke(50, 16, 50, 40, 2.2F);
  sketch.Stroke(18, 40, 82, 40, 2.2F);
  sketch.Box(38, 46, 62, 56, sketch.ink(), 2);
  sketch.Box(8, 62, 92, 70, sketch.ink(), 2);
  sketch.Box(14, 70, 86, 92, sketch.Tint(0.28F), 2);
}

void Papers(Sketch& sketch) {
  sketch.Shape({{34, 12}, {82, 20}, {72, 84}, {24, 76}}, sketch.Tint(0.22F));
  sketch.Box(20, 14, 68, 84, sketch.Tint(0.04F), 4);
  sketch.Frame(20, 14, 68, 84, 1.6F, 4);
  for (float y : {28.0F, 38.0F, 48.0F, 58.0F})
    sketch.Box(28, y, y > 50 ? 48 : 60, y + 3, sketch.Tint(0.3F), 1.5F);
  Tick(sketch, 68, 74, 16, sketch.ink(), sketch.ground());
}

void Search(Sketch& sketch) {
  sketch.Box(14, 12, 66, 84, sketch.Tint(0.12F), 5);
  for (float y : {26.0F, 37.0F, 48.0F}) sketch.Box(23, y, 56, y + 4, sketch.Tint(0.32F), 2);
  sketch.Dot(62, 60, 19, sketch.ground());
  sketch.Circle(62, 60, 20, 4);
  sketch.Stroke(76, 74, 90, 88, 6);
}

void Printer(Sketch& sketch) {
  sketch.Box(28, 10, 72, 40, sketch.Tint(0.16F), 3);
  sketch.Box(12, 36, 88, 74, sketch.ink(), 6);
  sketch.Dot(77, 46, 3, sketch.ground());
  sketch.Box(26, 58, 74, 92, sketch.Tint(0.04F), 2);
  sketch.Frame(26, 58, 74, 92, 1.6F, 2);
  for (float y : {67.0F, 75.0F}) sketch.Box(33, y, 66, y + 3, sketch.Tint(0.35F), 1.5F);
}

void Card(Sketch& sketch) {
  // The reader, seen from above its front edge, with the place that the card belongs on.
  sketch.Shape({{22, 60}, {78, 60}, {94, 86}, {6, 86}}, sketch.Tint(0.28F));
  sketch.Box(6, 86, 94, 94, sketch.ink(), 2);
  sketch.Path({{34, 66}, {66, 66}, {73, 79}, {27, 79}, {34, 66}}, 1.8F, sketch.ground());
  sketch.Box(25, 4, 75, 36, sketch.Tint(0.06F), 4);
  sketch.Frame(25, 4, 75, 36, 2.2F, 4);
  sketch.Box(56, 11, 69, 27, sketch.Tint(0.35F), 2);
  for (float y : {12.0F, 19.0F})
    sketch.Box(32, y, y > 15 ? 46 : 51, y + 3, sketch.Tint(0.35F), 1.5F);
  sketch.Box(32, 28, 51, 31, sketch.Tint(0.35F), 1.5F);
  sketch.Stroke(50, 41, 50, 50, 3.4F);
  sketch.Path({{43, 47}, {50, 54}, {57, 47}}, 3.4F, sketch.ink());
}

void Offline(Sketch& sketch) {
  sketch.Dot(34, 56, 18, sketch.Tint(0.24F));
  sketch.Dot(54, 44, 23, sketch.Tint(0.24F));
  sketch.Dot(72, 58, 16, sketch.Tint(0.24F));
  sketch.Box(34, 52, 72, 74, sketch.Tint(0.24F));
  sketch.Stroke(20, 86, 84, 22, 5);
}

/// Hills, a hall with columns, trees; across the whole width, standing on the lower edge.
void Skyline(Painter& painter, const Rect& rect, Color ink) {
  const float base = rect.bottom, high = rect.height(), wide = rect.width();
  const auto hill = [&](float center, float width, float height, int alpha) {
    constexpr int kSteps = 24;
    std::array<Point, kSteps + 1> points;
    for (int step = 0; step <= kSteps; ++step) {
      const float share = static_cast<float>(step) / kSteps;
      const float rise = std::sin(share * 3.14159F);
      points[static_cast<std::size_t>(step)] = {center + (share - 0.5F) * width,
                                                base - rise * rise * height};
    }
    // The bell of a hill is hollow at its feet: strips instead of one polygon.
    for (std::size_t step = 0; step + 1 < points.size(); ++step) {
      const Point strip[] = {
          points[step], points[step + 1], {points[step + 1].x, base}, {points[step].x, base}};
      painter.Polygon(strip, ink.WithAlpha(alpha));
    }
  };
  hill(wide * 0.16F, wide * 0.6F, high * 0.66F, 16);
  hill(wide * 0.88F, wide * 0.7F, high * 0.8F, 16);
  const int alpha = 30;
  const float unit = high / 100;
  const float left = wide * 0.5F - 90 * unit;
  const auto box = [&](float x0, float y0, float x1, float y1) {
    painter.Fill({left + x0 * unit, base - y1 * unit, left + x1 * unit, base - y0 * unit},
                 ink.WithAlpha(alpha));
  };
  box(0, 0, 180, 6);
  box(10, 6, 170, 10);
  for (float x = 18; x <= 150; x += 22) box(x, 10, x + 8, 46);
  box(10, 46, 170, 54);
  const Point roof[] = {{left + 2 * unit, base - 54 * unit},
                        {left + 90 * unit, base - 82 * unit},
                        {left + 178 * unit, base - 54 * unit}};
  painter.Polygon(roof, ink.WithAlpha(alpha));
  for (const float x : {0.3F, 0.34F, 0.665F, 0.7F}) {
    painter.Circle({wide * x, base - 26 * unit}, 15 * unit, ink.WithAlpha(24));
    painter.Fill({wide * x - 2 * unit, base - 18 * unit, wide * x + 2 * unit, base},
                 ink.WithAlpha(24));
  }
}

}  // namespace

void Illustration(Ui& ui, const Rect& rect, Art art, Color ink, Color ground) {
  Sketch sketch(ui.frame.painter(), rect, ink, ground);
  switch (art) {
    case Art::kSkyline:
      Skyline(ui.frame.painter(), rect, ink);
      return;
    case Art::kTicket:
      Ticket(sketch);
      return;
    case Art::kDesk:
      Desk(sketch);
      return;
    case Art::kPapers:
      Papers(sketch);
      return;
    case Art::kSearch:
      Search(sketch);
      return;
    case Art::kPrinter:
      Printer(sketch);
      return;
    case Art::kCard:
      Card(sketch);
      return;
    case Art::kOffline:
      Offline(sketch);
      return;
  }
}

}  // namespace yichuang::view
