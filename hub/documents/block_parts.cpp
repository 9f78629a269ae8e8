#include <iterator>
#include <utility>

#include "hub/documents/block.h"

namespace yichuang::documents {

Strip Gap(double height) {
  Strip strip;
  strip.height = height;
  return strip;
}

Strip Space(double height) {
  Strip strip = Gap(height);
  strip.space = true;
  return strip;
}

Strips Lines(const Setting& setting, const std::string& text, const Style& style, double x,
             double width) {
  const auto set = setting.type.Set(text, style, width);
  Strips strips;
  for (std::size_t line = 0; line < set->lines().size(); ++line) {
    Strip strip;
    strip.height = set->line_height();
    strip.marks.push_back(Glyphs{set, line, x, set->ascent()});
    strips.push_back(std::move(strip));
  }
  return strips;
}

Strips HangingLines(const Setting& setting, const std::string& lead, const std::string& text,
                    const Style& style, double x, double indent, double width) {
  Strips strips = Lines(setting, text, style, x + indent, width - indent);
  Style lead_style = style;
  lead_style.bold_bytes = 0;
  const auto set = setting.type.Set(lead, lead_style, 0);
  strips.front().marks.push_back(Glyphs{set, 0, x, set->ascent()});
  return strips;
}

void KeepTogether(Strips& strips) {
  for (std::size_t i = 0; i + 1 < strips.size(); ++i) strips[i].keep_with_next = true;
}

void KeepOrphans(Strips& strips) {
  if (strips.size() < 2) return;
  strips.front().keep_with_next = true;
  strips[strips.size() - 2].keep_with_next = true;
}

void Append(Strips& to, Strips strips) {
  to.insert(to.end(), std::make_move_iterator(strips.begin()),
            std::make_move_iterator(strips.end()));
}

}  // namespace yichuang::documents
