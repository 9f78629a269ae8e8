#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hub/documents/block.h"

namespace yichuang::documents {
namespace {

double HeightOf(const Strips& strips) {
  double height = 0;
  for (const Strip& strip : strips) height += strip.height;
  return height;
}

// Points between a title and its page number.
void DrawLeader(const Medium& medium, Strip& strip, double from, double to, double baseline) {
  const double dot = medium.pen * 2;
  const double step = std::round(medium.body * 0.5);
  for (double x = std::ceil(from / step) * step; x + dot <= to; x += step) {
    strip.marks.push_back(Bar{{x, baseline - dot, dot, dot}});
  }
}

Strips SetEntry(const Setting& setting, std::size_t index) {
  const Medium& medium = setting.medium;
  const ChapterPlace& chapter = setting.chapters[index];
  const double number_width = std::round(medium.body * 2.5);
  const double indent = chapter.group.empty() ? 0 : std::round(medium.body);
  const Style style{medium.body};
  Strips lines = Lines(setting, chapter.title, style, indent,
                       medium.width() - indent - number_width - medium.body);
  const auto number = setting.type.Set(fmt::format("{}", chapter.page),
                                       Style{medium.body, false, Align::kEnd}, number_width);
  Strip& last = lines.back();
  const Glyphs title = std::get<Glyphs>(last.marks.front());
  const double number_left = medium.width() - number->width();
  DrawLeader(medium, last, title.ink().right() + medium.body * 0.5, number_left - medium.body * 0.5,
             title.baseline);
  last.marks.push_back(Glyphs{number, 0, medium.width() - number_width, number->ascent()});
  for (Strip& line : lines) {
    line.marks.push_back(Link{{0, 0, medium.width(), line.height}, index});
  }
  KeepTogether(lines);
  return lines;
}

}  // namespace

Strips SetBlock(const Setting& setting, const Cover& block) {
  const Medium& medium = setting.medium;
  const double width = medium.width();
  const bool page = !medium.roll();
  Strips top{Gap(page ? std::round(medium.height() * 0.22) : 0)};
  Append(top,
         Lines(setting, block.title, Style{medium.title * 1.6, true, Align::kCentre}, 0, width));
  Strip rule;
  rule.height = medium.body * 3;
  const double length = std::round(width * 0.16);
  rule.marks.push_back(
      Bar{{std::round((width - length) / 2), medium.body * 1.5, length, medium.pen * 5}});
  top.push_back(std::move(rule));
  Append(top, Lines(setting, block.under, Style{medium.title, false, Align::kCentre}, 0, width));
  Strips foot;
  for (const std::string& line : block.lines) {
    Append(foot, Lines(setting, line, Style{medium.body, false, Align::kCentre}, 0, width));
  }
  if (page) {
    const double rest = medium.height() - HeightOf(top) - HeightOf(foot);
    top.push_back(Gap(std::max(0.0, std::floor(rest))));
  }
  Append(top, std::move(foot));
  for (Strip& strip : top) strip.bare = true;
  top.front().new_page = true;
  return top;
}

Strips SetBlock(const Setting& setting, const Contents& block) {
  const Medium& medium = setting.medium;
  if (medium.roll()) return {};
  Strips strips = SetBlock(setting, Title{block.heading, {}});
  strips.front().new_page = true;
  std::string group;
  for (std::size_t i = 0; i < setting.chapters.size(); ++i) {
    if (setting.chapters[i].group != group) {
      group = setting.chapters[i].group;
      if (!group.empty()) Append(strips, SetBlock(setting, Heading{group}));
    }
    Append(strips, SetEntry(setting, i));
  }
  return strips;
}

Strips SetBlock(const Setting& /*setting*/, const Chapter& /*block*/) {
  Strip strip;
  strip.new_page = true;
  strip.keep_with_next = true;
  return {strip};
}

}  // namespace yichuang::documents
