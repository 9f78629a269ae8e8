#include "hub/documents/layout.h"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>
#include <utility>

#include "hub/documents/paginate.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

// A box with the mark of the paper ("sample data"), with its right end or its centre at x.
std::vector<Mark> MarkBox(const std::string& text, const Medium& medium, const Typesetter& type,
                          double x, Align align, double top) {
  const auto set = type.Set(text, Style{medium.small, true}, 0);
  const double air = std::round(medium.small * 0.5);
  const double width = std::ceil(set->width()) + 2 * air;
  const double left = std::round(align == Align::kEnd ? x - width : x - width / 2);
  const double height = set->line_height();
  return {Bar{{left, top, width, height}, medium.roll() ? medium.pen : 1.0},
          Glyphs{set, 0, left + air, top + set->ascent()}};
}

Strip MarkStrip(const std::string& text, const Medium& medium, const Typesetter& type) {
  Strip strip;
  strip.marks = MarkBox(text, medium, type, medium.width() / 2, Align::kCentre, 0);
  strip.height = std::round(medium.small * 1.4) + std::round(medium.body * 0.5);
  return strip;
}

Strips SetBlocks(const Paper& paper, const Setting& setting) {
  const Medium& medium = setting.medium;
  Strips strips;
  std::size_t chapter = 0;
  // A roll has no margin to carry the mark: it stands at both ends, so that no torn piece lacks it.
  const bool marked = medium.roll() && !paper.mark.empty();
  if (marked) strips.push_back(MarkStrip(paper.mark, medium, setting.type));
  for (const Block& block : paper.blocks) {
    Strips set = std::visit([&](const auto& known) { return SetBlock(setting, known); }, block);
    if (std::holds_alternative<Chapter>(block)) set.front().chapter = chapter++;
    Append(strips, std::move(set));
  }
  if (medium.roll() && !paper.foot.empty()) {
    strips.push_back(Space(std::round(medium.body * 0.4)));
    Append(strips, Lines(setting, paper.foot, Style{medium.small, false, Align::kCentre}, 0,
                         medium.width()));
  }
  if (marked) {
    strips.push_back(Space(std::round(medium.body * 0.4)));
    strips.push_back(MarkStrip(paper.mark, medium, setting.type));
  }
  return strips;
}

void Move(Mark& mark, double dx, double dy) {
  std::visit(
      [&](auto& known) {
        using Known = std::decay_t<decltype(known)>;
        if constexpr (std::is_same_v<Known, Glyphs>) {
          known.x += dx;
          known.baseline += dy;
        } else if constexpr (std::is_same_v<Known, Disc>) {
          known.x += dx;
          known.y += dy;
        } else {
          known.area.x += dx;
          known.area.y += dy;
        }
      },
      mark);
}

void DrawFoot(const Paper& paper, const Medium& medium, const Typesetter& type, std::size_t number,
              std::size_t of, Sheet& sheet) {
  const double top = medium.paper_height - medium.margin_y * 0.68;
  const double rule = top - 4;
  const auto page =
      type.Set(fmt::format(fmt::runtime(Text(Word::kPageOf, paper.language)), number, of),
               Style{medium.small, false, Align::kEnd}, 0);
  const double right = medium.margin_x + medium.width();
  sheet.marks.push_back(Bar{{medium.margin_x, rule, medium.width(), medium.pen}});
  sheet.marks.push_back(Glyphs{page, 0, right - page->width(), top + page->ascent()});
  // One line: what does not fit beside the number would run into it.
  const auto foot =
      type.Set(paper.foot, Style{medium.small}, medium.width() - page->width() - medium.body * 2);
  sheet.marks.push_back(Glyphs{foot, 0, medium.margin_x, top + foot->ascent()});
}

Sheet MakeSheet(const Paper& paper, const Medium& medium, const Typesetter& type, Page page,
                std::size_t number, std::size_t of) {
  Sheet sheet{medium.paper_width, medium.paper_height, {}};
  for (PlacedStrip& placed : page) {
    for (Mark& mark : placed.strip.marks) {
      Move(mark, medium.margin_x, medium.margin_y + placed.y);
      sheet.marks.push_back(std::move(mark));
    }
  }
  if (medium.roll()) {
    const double bottom = page.empty() ? 0 : page.back().y + page.back().strip.height;
    sheet.height = std::ceil(bottom + 2 * medium.margin_y);
    return sheet;
  }
  const bool bare = !page.empty() && page.front().strip.bare;
  if (!bare) DrawFoot(paper, medium, type, number, of, sheet);
  if (!paper.mark.empty()) {
    auto mark = MarkBox(paper.mark, medium, type, medium.margin_x + medium.width(), Align::kEnd,
                        std::round(medium.margin_y * 0.4));
    sheet.marks.insert(sheet.marks.end(), mark.begin(), mark.end());
  }
  return sheet;
}

std::vector<ChapterPlace> ChaptersOf(const Paper& paper) {
  std::vector<ChapterPlace> chapters;
  for (const Block& block : paper.blocks) {
    if (const auto* chapter = std::get_if<Chapter>(&block)) {
      chapters.push_back({chapter->title, chapter->group, 0});
    }
  }
  return chapters;
}

std::vector<Anchor> AnchorsOf(const std::vector<Page>& pages,
                              const std::vector<ChapterPlace>& chapters, const Medium& medium) {
  std::vector<Anchor> anchors(chapters.size());
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const PlacedStrip& placed : pages[page]) {
      if (!placed.strip.chapter) continue;
      const std::size_t index = *placed.strip.chapter;
      anchors[index] = {chapters[index].title, page, medium.margin_y + placed.y};
    }
  }
  return anchors;
}

}  // namespace

LaidOut LayOut(const Paper& paper, const Medium& medium, const Typesetter& type) {
  std::vector<ChapterPlace> chapters = ChaptersOf(paper);
  std::vector<Page> pages;
  std::vector<Anchor> anchors;
  // The contents need the pages, and the pages the length of the contents. Page numbers have a
  // column of their own, so the second round cannot move anything.
  const int rounds = chapters.empty() ? 1 : 2;
  for (int round = 0; round < rounds; ++round) {
    pages = Paginate(SetBlocks(paper, Setting{type, medium, chapters}), medium.height());
    anchors = AnchorsOf(pages, chapters, medium);
    for (std::size_t i = 0; i < chapters.size(); ++i) chapters[i].page = anchors[i].sheet + 1;
  }
  LaidOut laid_out;
  laid_out.chapters = std::move(anchors);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    laid_out.sheets.push_back(
        MakeSheet(paper, medium, type, std::move(pages[i]), i + 1, pages.size()));
  }
  return laid_out;
}

}  // namespace yichuang::documents
