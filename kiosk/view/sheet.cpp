#include "kiosk/view/sheet.h"

#include <algorithm>
#include <utility>

#include "kiosk/view/icons.h"

namespace yichuang::view {

void Sheet::Add(float height, Draw draw, float gap) {
  if (gap < 0) gap = stage_.theme().space.small;
  pieces_.push_back({height, pieces_.empty() ? 0 : gap, std::move(draw), false});
}

void Sheet::AddHead(float height, Draw draw, float gap) {
  Add(height, std::move(draw), gap);
  pieces_.back().leads = true;
}

void Sheet::AddHeading(std::string_view id, std::string text) {
  const float height = HeadingHeight(stage_.ui, width_, text);
  AddHead(height, [this, id = std::string(id), text = std::move(text)](const canvas::Rect& rect) {
    Heading(stage_.ui, id, rect, text);
  });
}

void Sheet::AddSection(std::string_view id, std::string text) {
  const float height = SectionTitleHeight(stage_.ui, width_, text);
  AddHead(
      height,
      [this, id = std::string(id), text = std::move(text)](const canvas::Rect& rect) {
        const auto scope =
            stage_.ui.frame.Open({.id = id, .role = canvas::Role::kText, .rect = rect});
        SectionTitle(stage_.ui, rect, text);
      },
      stage_.theme().space.medium);
}

void Sheet::AddParagraph(std::string_view id, std::string text, bool soft) {
  const float height = ParagraphHeight(stage_.ui, width_, text);
  Add(height, [this, soft, id = std::string(id), text = std::move(text)](const canvas::Rect& rect) {
    Paragraph(stage_.ui, id, rect, text, soft);
  });
}

void Sheet::AddFact(std::string_view id, FactContent fact) {
  if (fact.value.empty()) return;
  const float height = FactHeight(stage_.ui, width_, fact);
  Add(height, [this, id = std::string(id), fact = std::move(fact)](const canvas::Rect& rect) {
    Fact(stage_.ui, id, rect, fact);
  });
}

void Sheet::DrawScrolling(std::string_view id, const canvas::Rect& rect) {
  ScrollArea area(stage_.ui, id, rect,
                  {stage_.Say(Word::kPagePrevious), stage_.Say(Word::kPageNext)});
  for (const Piece& piece : pieces_) {
    const canvas::Rect place = area.Next(piece.height, piece.gap);
    if (area.Sees(place)) piece.draw(place);
  }
}

std::vector<std::size_t> Sheet::Starts(float height) const {
  std::vector<std::size_t> starts{0};
  float used = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const bool first = i == starts.back();
    const float needed = pieces_[i].height + (first ? 0 : pieces_[i].gap);
    float room = needed;
    // A chain of heads, and what they lead.
    for (std::size_t next = i; pieces_[next].leads && next + 1 < pieces_.size(); ++next)
      room += pieces_[next + 1].gap + pieces_[next + 1].height;
    if (!first && used + room > height) {
      starts.push_back(i);
      used = pieces_[i].height;
      continue;
    }
    used += needed;
  }
  return starts;
}

int Sheet::DrawPage(const canvas::Rect& rect, int page) {
  const auto starts = Starts(rect.height());
  const std::size_t last = starts.size() - 1;
  const std::size_t shown = std::min(static_cast<std::size_t>(std::max(page, 0)), last);
  const std::size_t end = shown == last ? pieces_.size() : starts[shown + 1];
  float top = rect.top;
  for (std::size_t i = starts[shown]; i < end; ++i) {
    const Piece& piece = pieces_[i];
    if (i != starts[shown]) top += piece.gap;
    piece.draw({rect.left, top, rect.left + width_, top + piece.height});
    top += piece.height;
  }
  return static_cast<int>(starts.size());
}

void DrawPageButtons(Stage& stage, const canvas::Rect& rect, int page, int pages) {
  if (pages <= 1) return;
  const int shown = std::min(page, pages - 1);
  canvas::Rect middle = rect;
  const float each = rect.width() * 0.34F;
  const ButtonContent back{stage.Say(Word::kPagePrevious), icons::kChevronLeft,
                           ButtonKind::kSecondary, shown > 0};
  const ButtonContent on{stage.Say(Word::kPageNext), icons::kChevronRight, ButtonKind::kSecondary,
                         shown + 1 < pages};
  // A page beyond the last (the list has become shorter) counts from the last.
  if (Button(stage.ui, "page.previous", middle.CutLeft(each), back))
    stage.Send(model::PageTurned{shown - 1 - page});
  if (Button(stage.ui, "page.next", middle.CutRight(each), on))
    stage.Send(model::PageTurned{shown + 1 - page});
  const auto scope =
      stage.ui.frame.Open({.id = "page.number", .role = canvas::Role::kText, .rect = middle});
  stage.ui.frame.Text(middle, std::to_string(shown + 1) + " / " + std::to_string(pages),
                      stage.theme().Body(stage.theme().colors.ink, true),
                      {.align = canvas::Align::kCenter});
}

}  // namespace yichuang::view
