#include <algorithm>
#include <cmath>

#include "hub/documents/block.h"

namespace yichuang::documents {

Strips SetBlock(const Setting& setting, const Rule& /*block*/) {
  const Medium& medium = setting.medium;
  const double air = std::round(medium.body * 0.4);
  Strip strip;
  strip.height = 2 * air + medium.pen;
  strip.space = true;
  strip.marks.push_back(Bar{{0, air, medium.width(), medium.pen}});
  return {strip};
}

Strips SetBlock(const Setting& setting, const Signatures& block) {
  const Medium& medium = setting.medium;
  const std::size_t columns = medium.roll() ? 1 : 2;
  const double gap = std::round(medium.body * 2);
  const double width =
      std::floor((medium.width() - (columns == 1 ? 0 : gap)) / static_cast<double>(columns));
  Strips strips;
  for (std::size_t i = 0; i < block.labels.size(); i += columns) {
    Strip strip;
    for (std::size_t j = i; j < std::min(i + columns, block.labels.size()); ++j) {
      const auto label = setting.type.Set(block.labels[j], Style{medium.body}, width * 0.6);
      const double x = static_cast<double>(j - i) * (width + gap);
      // Room above the line for a hand.
      const double room = std::round(medium.body * 1.2);
      const double height = label->line_height() * static_cast<double>(label->lines().size());
      for (std::size_t line = 0; line < label->lines().size(); ++line) {
        const double top = room + label->line_height() * static_cast<double>(line);
        strip.marks.push_back(Glyphs{label, line, x, top + label->ascent()});
      }
      const double from = x + std::ceil(label->width()) + std::round(medium.body * 0.4);
      strip.height = std::max(strip.height, room + height + medium.pen);
      strip.marks.push_back(Bar{{from, room + height - medium.pen, x + width - from, medium.pen}});
    }
    strips.push_back(std::move(strip));
  }
  KeepTogether(strips);
  return strips;
}

Strips SetBlock(const Setting& setting, const SealPlace& block) {
  const Medium& medium = setting.medium;
  // A round seal of 42 mm with white around it, over organ and day.
  const double room = medium.roll() ? medium.body * 3 : medium.body * 7;
  const double width = medium.roll() ? medium.width() : std::floor(medium.width() * 0.5);
  const double x = medium.width() - width;
  Strips strips;
  strips.push_back(Gap(std::round(medium.body)));
  const Style centred{medium.body, false, Align::kCentre};
  Append(strips, Lines(setting, block.organ, centred, x, width));
  strips.push_back(Gap(std::round(room / 2)));
  Append(strips, Lines(setting, block.label, Style{medium.small, false, Align::kCentre}, x, width));
  strips.push_back(Gap(std::round(room / 2)));
  Append(strips, Lines(setting, block.date, centred, x, width));
  KeepTogether(strips);
  return strips;
}

}  // namespace yichuang::documents
