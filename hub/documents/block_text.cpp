#include <algorithm>
#include <cmath>

#include "hub/documents/block.h"

namespace yichuang::documents {
namespace {

Style StyleOf(const Medium& medium, const Paragraph& block) {
  Style style;
  style.size = block.tone == Paragraph::Tone::kSmall ? medium.small : medium.body;
  style.bold = block.tone == Paragraph::Tone::kStrong;
  style.align = block.centred ? Align::kCentre : Align::kStart;
  return style;
}

// Wider labels would leave no room for the values: then both run in one paragraph.
constexpr double kWidestLabel = 0.3;

constexpr std::size_t kShortList = 20;

/// Of a ticket's number, over the title's size: on a roll of 58 mm "A001" takes two thirds of it.
constexpr double kNumberShare = 2.8;

double WidestLabel(const Setting& setting, const Facts& block) {
  double widest = 0;
  for (const Facts::Fact& fact : block.facts) {
    const Style style{setting.medium.body, true};
    widest = std::max(widest, setting.type.Set(fact.label, style, 0)->width());
  }
  return std::ceil(widest);
}

Strips SetRunIn(const Setting& setting, const Facts& block) {
  Strips strips;
  for (const Facts::Fact& fact : block.facts) {
    Style style{setting.medium.body};
    style.bold_bytes = fact.label.size();
    Strips lines =
        Lines(setting, fact.label + "\u2002" + fact.value, style, 0, setting.medium.width());
    KeepOrphans(lines);
    Append(strips, std::move(lines));
    strips.push_back(Space(std::round(setting.medium.body * 0.15)));
  }
  return strips;
}

Strips SetColumns(const Setting& setting, const Facts& block, double label_width) {
  const double body = setting.medium.body;
  const double indent = label_width + std::round(body);
  Strips strips;
  for (const Facts::Fact& fact : block.facts) {
    Strips lines = Lines(setting, fact.value, Style{body}, indent, setting.medium.width() - indent);
    const auto label = setting.type.Set(fact.label, Style{body, true}, 0);
    lines.front().marks.push_back(Glyphs{label, 0, 0, label->ascent()});
    KeepOrphans(lines);
    Append(strips, std::move(lines));
    strips.push_back(Space(std::round(body * 0.15)));
  }
  return strips;
}

}  // namespace

Strips SetBlock(const Setting& setting, const Title& block) {
  const Medium& medium = setting.medium;
  Strips strips =
      Lines(setting, block.text, Style{medium.title, true, Align::kCentre}, 0, medium.width());
  if (!block.under.empty()) {
    Append(strips, Lines(setting, block.under, Style{medium.heading, true, Align::kCentre}, 0,
                         medium.width()));
  }
  strips.push_back(Space(std::round(medium.body * 0.6)));
  KeepTogether(strips);
  return strips;
}

Strips SetBlock(const Setting& setting, const Heading& block) {
  const Medium& medium = setting.medium;
  const double size = medium.heading;
  const double bar = std::round(size * 0.22);
  const double indent = bar + std::round(size * 0.4);
  Strips strips{Space(std::round(medium.body * 0.8))};
  Strips lines = Lines(setting, block.text, Style{size, true}, indent, medium.width() - indent);
  for (Strip& line : lines) line.marks.push_back(Bar{{0, 0, bar, line.height}});
  // The bar is as high as the type, not as its lines.
  const double inset = std::round((lines.front().height - size) / 2);
  Rect& first = std::get<Bar>(lines.front().marks.back()).area;
  first.y += inset;
  first.height -= inset;
  std::get<Bar>(lines.back().marks.back()).area.height -= inset;
  Append(strips, std::move(lines));
  strips.push_back(Space(std::round(medium.body * 0.25)));
  for (Strip& strip : strips) strip.keep_with_next = true;
  return strips;
}

Strips SetBlock(const Setting& setting, const Paragraph& block) {
  const Style style = StyleOf(setting.medium, block);
  Strips strips = Lines(setting, block.text, style, 0, setting.medium.width());
  KeepOrphans(strips);
  strips.push_back(Space(std::round(style.size * 0.25)));
  return strips;
}

Strips SetBlock(const Setting& setting, const Number& block) {
  const Medium& medium = setting.medium;
  // Read from a chair; a longer word takes the width that is there.
  Style style{medium.title * kNumberShare, true, Align::kCentre};
  const double width = setting.type.Set(block.text, style, 0)->width();
  if (width > medium.width()) style.size = std::floor(style.size * medium.width() / width);
  Strips strips = Lines(setting, block.text, style, 0, medium.width());
  KeepTogether(strips);
  return strips;
}

Strips SetBlock(const Setting& setting, const Bullets& block) {
  const double body = setting.medium.body;
  Strips strips;
  for (const std::string& item : block.items) {
    Strips lines =
        HangingLines(setting, "\u2022", item, Style{body}, 0, body, setting.medium.width());
    KeepOrphans(lines);
    Append(strips, std::move(lines));
  }
  strips.push_back(Space(std::round(body * 0.25)));
  return strips;
}

Strips SetBlock(const Setting& setting, const Facts& block) {
  const double label = WidestLabel(setting, block);
  Strips strips = label > setting.medium.width() * kWidestLabel ? SetRunIn(setting, block)
                                                                : SetColumns(setting, block, label);
  // A short list is read at one glance, so it is not torn apart.
  if (strips.size() <= kShortList) KeepTogether(strips);
  return strips;
}

}  // namespace yichuang::documents
