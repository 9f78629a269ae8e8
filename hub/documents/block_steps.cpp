#include <fmt/format.h>

#include <cmath>

#include "hub/documents/block.h"

namespace yichuang::documents {
namespace {

// The disc with its number on the first line, and the line that leads on to the next step.
void DrawFlow(const Setting& setting, Strips& strips, std::size_t number, bool last) {
  const Medium& medium = setting.medium;
  const double radius = std::round(medium.body * 0.7);
  const double centre = std::round(strips.front().height / 2);
  const double pen = medium.pen * 2;
  for (std::size_t i = 0; i < strips.size() && !last; ++i) {
    const double top = i == 0 ? centre : 0;
    strips[i].marks.push_back(Bar{{radius - pen / 2, top, pen, strips[i].height - top}});
  }
  if (number > 1) strips.front().marks.push_back(Bar{{radius - pen / 2, 0, pen, centre}});
  const auto set =
      setting.type.Set(fmt::format("{}", number), Style{std::round(medium.body * 0.75), true}, 0);
  const double x = radius - set->width() / 2;
  strips.front().marks.push_back(Disc{radius, centre, radius});
  strips.front().marks.push_back(Glyphs{set, 0, medium.roll() ? std::round(x) : x,
                                        centre - set->line_height() / 2 + set->ascent(), true});
}

}  // namespace

Strips SetBlock(const Setting& setting, const Steps& block) {
  const Medium& medium = setting.medium;
  const double indent = std::round(medium.body * 2);
  const double width = medium.width() - indent;
  Strips strips;
  for (std::size_t i = 0; i < block.steps.size(); ++i) {
    const Steps::Step& step = block.steps[i];
    const bool last = i + 1 == block.steps.size();
    Strips lines = Lines(setting, step.name, Style{medium.body, true}, indent, width);
    if (!step.detail.empty()) {
      Append(lines, Lines(setting, step.detail, Style{medium.small}, indent, width));
    }
    if (!last) lines.push_back(Gap(std::round(medium.body * 0.4)));
    DrawFlow(setting, lines, i + 1, last);
    KeepTogether(lines);
    Append(strips, std::move(lines));
  }
  strips.push_back(Space(std::round(medium.body * 0.4)));
  return strips;
}

}  // namespace yichuang::documents
