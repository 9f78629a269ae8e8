#include "kiosk/view/flow.h"

#include <cmath>

#include "kiosk/view/icons.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Point;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

float CircleSide(const Theme& theme) {
  return std::round(std::max(44 * theme.dp, theme.type.subtitle * 1.7F));
}

void StepCircle(Ui& ui, Point center, std::size_t number, StepState state) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  const float radius = CircleSide(theme) / 2;
  const Rect box{center.x - radius, center.y - radius, center.x + radius, center.y + radius};
  const bool filled = state != StepState::kPlain;
  painter.Circle(center, radius, filled ? colors.primary : colors.primary_soft);
  if (!filled) painter.Ring(center, radius, colors.primary, std::max(2.0F, 1.5F * theme.dp));
  if (state == StepState::kDone) {
    painter.Icon(icons::kCheck, box, std::round(radius * 1.3F), colors.on_primary);
    return;
  }
  ui.frame.Text(box, std::to_string(number),
                theme.Subtitle(filled ? colors.on_primary : colors.primary),
                {Align::kCenter, VerticalAlign::kMiddle, false});
}

/// A line with an arrow head at its end.
void Arrow(Ui& ui, Point from, Point to) {
  const Color color = ui.theme.colors.primary;
  canvas::Painter& painter = ui.frame.painter();
  const float head = std::round(7 * ui.theme.dp);
  const float thickness = std::max(2.0F, 2 * ui.theme.dp);
  const bool across = std::abs(to.x - from.x) > std::abs(to.y - from.y);
  if (across) {
    painter.Line(from, {to.x - head, to.y}, color, thickness);
    const Point corners[] = {
        {to.x - head * 1.4F, to.y - head}, {to.x, to.y}, {to.x - head * 1.4F, to.y + head}};
    painter.Polygon(corners, color);
    return;
  }
  painter.Line(from, {to.x, to.y - head}, color, thickness);
  const Point corners[] = {
      {to.x - head, to.y - head * 1.4F}, {to.x + head, to.y - head * 1.4F}, {to.x, to.y}};
  painter.Polygon(corners, color);
}

std::vector<BlockLine> LinesOf(const Theme& theme, const StepContent& step) {
  return {{step.title, theme.Body(theme.colors.ink, true)},
          {step.detail, theme.Caption(theme.colors.ink_soft), 0}};
}

/// Side by side only while every step stays within two lines of title and three of detail.
bool FitsAcross(Ui& ui, float width, const std::vector<StepContent>& steps) {
  const Theme& theme = ui.theme;
  if (steps.empty()) return true;
  const float each = width / static_cast<float>(steps.size()) - theme.space.small;
  if (each < CircleSide(theme) * 2.2F) return false;
  for (const StepContent& step : steps) {
    const std::vector<BlockLine> lines = LinesOf(theme, step);
    const float line = std::round(lines[0].style.px * lines[0].style.line_height);
    const float detail = std::round(lines[1].style.px * lines[1].style.line_height);
    if (ui.frame.Measure(step.title, lines[0].style, each).height > line * 2) return false;
    if (ui.frame.Measure(step.detail, lines[1].style, each).height > detail * 3) return false;
    if (!step.limit.empty() && ChipWidth(ui, step.limit, icons::kClock) > each) return false;
  }
  return true;
}

float AcrossTextHeight(Ui& ui, float each, const std::vector<StepContent>& steps) {
  float text = 0;
  for (const StepContent& step : steps)
    text = std::max(text, BlockHeight(ui, each, LinesOf(ui.theme, step)));
  return text;
}

bool AnyLimit(const std::vector<StepContent>& steps) {
  for (const StepContent& step : steps) {
    if (!step.limit.empty()) return true;
  }
  return false;
}

}  // namespace

float StepFlowHeight(Ui& ui, float width, const std::vector<StepContent>& steps) {
  if (!FitsAcross(ui, width, steps)) return StepColumnHeight(ui, width, steps);
  const Theme& theme = ui.theme;
  const float each =
      width / static_cast<float>(std::max<std::size_t>(1, steps.size())) - theme.space.small;
  return CircleSide(theme) + theme.space.small + AcrossTextHeight(ui, each, steps) +
         (AnyLimit(steps) ? theme.space.small + ChipHeight(theme) : 0);
}

void StepFlow(Ui& ui, std::string_view id, const Rect& rect,
              const std::vector<StepContent>& steps) {
  if (!FitsAcross(ui, rect.width(), steps)) {
    StepColumn(ui, id, rect, steps);
    return;
  }
  const Theme& theme = ui.theme;
  const auto scope = ui.frame.Open({std::string(id), Role::kGroup, "", rect});
  const auto count = static_cast<int>(steps.size());
  const float side = CircleSide(theme);
  const float middle = rect.top + side / 2;
  const float each = rect.width() / static_cast<float>(std::max(1, count)) - theme.space.small;
  const float text = AcrossTextHeight(ui, each, steps);
  for (int index = 0; index < count; ++index) {
    const StepContent& step = steps[static_cast<std::size_t>(index)];
    const Rect cell = rect.Column(index, count, theme.space.small);
    const float center = cell.center().x;
    if (index + 1 < count) {
      const float next = rect.Column(index + 1, count, theme.space.small).center().x;
      const float away = side / 2 + theme.space.small;
      Arrow(ui, {center + away, middle}, {next - away, middle});
    }
    StepCircle(ui, {center, middle}, static_cast<std::size_t>(index) + 1, step.state);
    Rect below = cell;
    below.CutTop(side, theme.space.small);
    DrawBlock(ui, below.CutTop(text, theme.space.small), LinesOf(theme, step), Align::kCenter,
              VerticalAlign::kTop);
    if (step.limit.empty()) continue;
    const float width = ChipWidth(ui, step.limit, icons::kClock);
    Chip(ui, {center - width / 2, below.top, center + width / 2, below.top + ChipHeight(theme)},
         step.limit, Tone::kAccent, icons::kClock);
  }
}

namespace {

struct ColumnStep {
  float text_width = 0, height = 0;
  bool chip_beside = false;
};

ColumnStep LayOutColumnStep(Ui& ui, float width, const StepContent& step) {
  const Theme& theme = ui.theme;
  const float side = CircleSide(theme);
  const float room = width - side - theme.space.medium;
  ColumnStep laid;
  laid.text_width = room;
  const float chip =
      step.limit.empty() ? 0 : ChipWidth(ui, step.limit, icons::kClock) + theme.space.small;
  // Beside the words while they keep the larger part of the width.
  laid.chip_beside = chip > 0 && chip < room * 0.4F;
  if (laid.chip_beside) laid.text_width = room - chip;
  laid.height = BlockHeight(ui, laid.text_width, LinesOf(theme, step));
  if (chip > 0 && !laid.chip_beside) laid.height += theme.space.tiny + ChipHeight(theme);
  laid.height = std::max(laid.height, side);
  return laid;
}

/// Between two steps: room for an arrow that looks like one.
float ColumnGap(const Theme& theme) { return std::round(theme.space.large * 1.4F); }

}  // namespace

float StepColumnHeight(Ui& ui, float width, const std::vector<StepContent>& steps) {
  float height = 0;
  for (const StepContent& step : steps)
    height += LayOutColumnStep(ui, width, step).height + ColumnGap(ui.theme);
  return std::max(0.0F, height - ColumnGap(ui.theme));
}

void StepColumn(Ui& ui, std::string_view id, const Rect& rect,
                const std::vector<StepContent>& steps) {
  const Theme& theme = ui.theme;
  const auto scope = ui.frame.Open({std::string(id), Role::kGroup, "", rect});
  const float side = CircleSide(theme);
  Rect rest = rect;
  for (std::size_t index = 0; index < steps.size(); ++index) {
    const StepContent& step = steps[index];
    const ColumnStep laid = LayOutColumnStep(ui, rect.width(), step);
    Rect row = rest.CutTop(laid.height, ColumnGap(theme));
    const Rect left = row.CutLeft(side, theme.space.medium);
    const Point center{left.center().x, left.top + side / 2};
    if (index + 1 < steps.size()) {
      Arrow(ui, {center.x, center.y + side / 2 + theme.space.tiny},
            {center.x, row.top + laid.height + ColumnGap(theme) - theme.space.tiny});
    }
    StepCircle(ui, center, index + 1, step.state);
    Rect words = row;
    if (!step.limit.empty()) {
      const float chip = ChipWidth(ui, step.limit, icons::kClock);
      Rect place = laid.chip_beside ? words.CutRight(chip, theme.space.small)
                                    : words.CutBottom(ChipHeight(theme), theme.space.tiny);
      place = laid.chip_beside ? place.CutTop(side).Centered({chip, ChipHeight(theme)})
                               : place.CutLeft(chip);
      Chip(ui, place, step.limit, Tone::kAccent, icons::kClock);
    }
    const std::vector<BlockLine> lines = LinesOf(theme, step);
    const bool small = BlockHeight(ui, laid.text_width, lines) < side;
    DrawBlock(ui, words, lines, Align::kLeft, small ? VerticalAlign::kMiddle : VerticalAlign::kTop);
  }
}

namespace {

struct CheckLayout {
  float left = 0, box = 0, text_width = 0, chips = 0, height = 0;
};

/// Rows that the chips take in that width; at least one when there are any.
int ChipRows(Ui& ui, float width, const CheckContent& content) {
  int rows = content.chips.empty() ? 0 : 1;
  float at = 0;
  for (const auto& [text, tone] : content.chips) {
    const float chip = ChipWidth(ui, text);
    if (at > 0 && at + chip > width) {
      ++rows;
      at = 0;
    }
    at += chip + ui.theme.space.tiny;
  }
  return rows;
}

CheckLayout LayOutCheck(Ui& ui, float width, const CheckContent& content) {
  const Theme& theme = ui.theme;
  CheckLayout laid;
  laid.box = std::round(theme.type.body * 1.35F);
  laid.left =
      std::max(laid.box, ui.frame.Measure(content.state_text, theme.Caption({}, true)).width) + 2;
  laid.text_width = width - laid.left - theme.space.medium * 3;
  const std::vector<BlockLine> lines{{content.title, theme.Body({}, true)},
                                     {content.detail, theme.Caption({}), theme.space.tiny}};
  const float rows = static_cast<float>(ChipRows(ui, laid.text_width, content));
  laid.chips = rows > 0 ? rows * (ChipHeight(theme) + theme.space.tiny) : 0;
  const float mark = laid.box + (content.state_text.empty() ? 0 : theme.type.caption * 1.35F);
  const float words =
      BlockHeight(ui, laid.text_width, lines) + laid.chips + (rows > 0 ? theme.space.tiny : 0);
  laid.height =
      std::max({theme.target, mark + theme.space.medium * 2, words + theme.space.medium * 2});
  return laid;
}

void CheckMark(Ui& ui, Rect column, const CheckLayout& laid, const CheckContent& content) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  const bool checked = content.state == CheckState::kChecked;
  const float mark =
      laid.box + (content.state_text.empty() ? 0 : std::round(theme.type.caption * 1.35F));
  column = column.Centered({column.width(), mark});
  const Rect box = column.CutTop(laid.box).Centered({laid.box, laid.box});
  const float radius = laid.box * 0.22F;
  if (checked) {
    painter.Fill(box, colors.success, radius);
    painter.Icon(icons::kCheck, box, std::round(laid.box * 0.86F),
                 theme.modes.contrast ? colors.page : colors.on_primary);
  } else {
    painter.Outline(box, colors.border, std::max(3.0F, 2 * theme.dp), radius);
  }
  ui.frame.Text(column.Inset(-1, 0), content.state_text,
                theme.Caption(checked ? colors.success : colors.ink_soft, true),
                {Align::kCenter, VerticalAlign::kTop, false});
}

}  // namespace

float CheckRowHeight(Ui& ui, float width, const CheckContent& content) {
  return LayOutCheck(ui, width, content).height;
}

bool CheckRow(Ui& ui, std::string_view id, const Rect& rect, const CheckContent& content) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const bool checked = content.state == CheckState::kChecked;
  const auto scope = ui.frame.Open(
      {std::string(id), Role::kCheckBox, "", rect, {}, {.checked = checked}, content.touchable});
  const CheckLayout laid = LayOutCheck(ui, rect.width(), content);
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(rect, checked ? colors.success_soft : colors.surface, theme.radius_small);
  painter.Outline(rect, checked ? colors.success : colors.outline, std::max(2.0F, theme.line),
                  theme.radius_small);
  if (scope.pressed()) painter.Fill(rect, colors.pressed, theme.radius_small);
  FocusRing(ui, rect, theme.radius_small, scope.focused());

  Rect room = rect.Inset(theme.space.medium);
  CheckMark(ui, room.CutLeft(laid.left, theme.space.medium), laid, content);
  const std::vector<BlockLine> lines{
      {content.title, theme.Body(colors.ink, true)},
      {content.detail, theme.Caption(colors.ink_soft), theme.space.tiny}};
  const float words = BlockHeight(ui, room.width(), lines);
  const float gap = laid.chips > 0 ? theme.space.tiny : 0;
  room = room.Centered({room.width(), words + gap + laid.chips});
  DrawBlock(ui, room.CutTop(words, gap), lines, Align::kLeft, VerticalAlign::kTop);
  float left = room.left, top = room.top + theme.space.tiny / 2;
  for (const auto& [text, tone] : content.chips) {
    const float width = ChipWidth(ui, text);
    if (left > room.left && left + width > room.right) {
      left = room.left;
      top += ChipHeight(theme) + theme.space.tiny;
    }
    Chip(ui, {left, top, left + width, top + ChipHeight(theme)}, text, tone);
    left += width + theme.space.tiny;
  }
  return scope.tapped();
}

}  // namespace yichuang::view
