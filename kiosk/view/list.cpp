#include "kiosk/view/list.h"

#include <cmath>

#include "kiosk/view/icons.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

struct RowLayout {
  float icon = 0, arrow = 0, trailing = 0, text_width = 0;
};

std::vector<BlockLine> LinesOf(const Theme& theme, const RowContent& content) {
  return {{content.title, theme.Body(theme.colors.ink, true)},
          {content.subtitle, theme.Caption(theme.colors.ink_soft), theme.space.tiny / 2}};
}

RowLayout LayOutRow(Ui& ui, float width, const RowContent& content) {
  const Theme& theme = ui.theme;
  RowLayout laid;
  const float gap = theme.space.medium;
  laid.icon = content.icon != 0 ? std::round(theme.type.body * 1.9F) : 0;
  laid.arrow = content.leads_on ? std::round(theme.type.body * 1.3F) : 0;
  laid.trailing = content.trailing.empty() ? 0 : ChipWidth(ui, content.trailing);
  laid.text_width = width - gap * 2 - (laid.icon > 0 ? laid.icon + gap : 0) -
                    (laid.arrow > 0 ? laid.arrow + theme.space.small : 0) -
                    (laid.trailing > 0 ? laid.trailing + theme.space.small : 0);
  return laid;
}

}  // namespace

float RowHeight(Ui& ui, float width, const RowContent& content) {
  const RowLayout laid = LayOutRow(ui, width, content);
  return std::max(
      ButtonHeight(ui.theme),
      BlockHeight(ui, laid.text_width, LinesOf(ui.theme, content)) + ui.theme.space.medium * 2);
}

bool Row(Ui& ui, std::string_view id, const Rect& rect, const RowContent& content) {
  const auto scope =
      ui.frame.Open({std::string(id), Role::kRow, "", rect, {}, {}, content.leads_on});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(rect, colors.surface, theme.radius_small);
  painter.Outline(rect, colors.outline, theme.line, theme.radius_small);
  if (scope.pressed()) painter.Fill(rect, colors.pressed, theme.radius_small);
  FocusRing(ui, rect, theme.radius_small, scope.focused());
  const RowLayout laid = LayOutRow(ui, rect.width(), content);
  Rect room = rect.Inset(theme.space.medium, theme.space.tiny);
  if (laid.icon > 0) {
    const Rect plate = room.CutLeft(laid.icon, theme.space.medium).Centered({laid.icon, laid.icon});
    painter.Fill(plate, colors.primary_soft, laid.icon * 0.28F);
    painter.Icon(content.icon, plate, std::round(laid.icon * 0.62F), colors.primary);
  }
  if (laid.arrow > 0)
    painter.Icon(icons::kChevronRight, room.CutRight(laid.arrow, theme.space.small), laid.arrow,
                 colors.primary);
  if (laid.trailing > 0) {
    Chip(ui,
         room.CutRight(laid.trailing, theme.space.small)
             .Centered({laid.trailing, ChipHeight(theme)}),
         content.trailing, Tone::kPrimary);
  }
  DrawBlock(ui, room, LinesOf(theme, content), Align::kLeft, VerticalAlign::kMiddle);
  return scope.tapped();
}

ScrollArea::ScrollArea(Ui& ui, std::string_view id, const Rect& rect, const ScrollTexts& texts)
    : ui_(ui), id_(id), rect_(rect), viewport_(rect), texts_(texts) {
  const auto scope = ui.frame.Open({id_, Role::kList, "", rect});
  // Known from the frame before: only a content higher than the area costs the room of two buttons.
  if (ui.frame.touch().ContentHeight(id_) > rect.height() + 1) {
    viewport_.CutBottom(ButtonHeight(ui.theme), ui.theme.space.small);
  }
  // Shadows of the pieces may fall into the page's margin.
  start_ = at_ = viewport_.top - ui.frame.BeginScroll(id_, viewport_, ui.theme.space.medium);
}

Rect ScrollArea::Next(float height, float gap) {
  if (at_ != start_) at_ += gap < 0 ? ui_.theme.space.small : gap;
  const Rect piece{viewport_.left, at_, viewport_.right, at_ + height};
  at_ += height;
  return piece;
}

ScrollArea::~ScrollArea() {
  const float content = at_ - start_;
  const float offset = viewport_.top - start_;
  ui_.frame.EndScroll(content);
  const bool has_buttons = viewport_.bottom < rect_.bottom;
  if ((content > rect_.height() + 1) != has_buttons) ui_.frame.DrawAgainAt(ui_.frame.now());
  if (!has_buttons) return;

  const Theme& theme = ui_.theme;
  const float most = std::max(0.0F, content - viewport_.height());
  // A page less a little, so that the last line read is still seen.
  const float page = viewport_.height() * 0.85F;
  const Rect bar{rect_.left, rect_.bottom - ButtonHeight(theme), rect_.right, rect_.bottom};
  if (Button(ui_, id_ + ".up", bar.Column(0, 2, theme.space.small),
             {texts_.up, icons::kExpandLess, ButtonKind::kQuiet, offset > 0})) {
    ui_.frame.touch().ScrollBy(id_, -page);
    ui_.frame.DrawAgainAt(ui_.frame.now());
  }
  if (Button(ui_, id_ + ".down", bar.Column(1, 2, theme.space.small),
             {texts_.down, icons::kExpandMore, ButtonKind::kQuiet, offset < most})) {
    ui_.frame.touch().ScrollBy(id_, page);
    ui_.frame.DrawAgainAt(ui_.frame.now());
  }
  const float width = std::round(5 * theme.dp);
  const Rect track{rect_.right + theme.space.tiny, viewport_.top,
                   rect_.right + theme.space.tiny + width, viewport_.bottom};
  const float length = std::max(24 * theme.dp, track.height() * viewport_.height() / content);
  const float top = track.top + (most > 0 ? offset / most : 0) * (track.height() - length);
  ui_.frame.painter().Fill(track, theme.colors.sunken, width / 2);
  ui_.frame.painter().Fill({track.left, top, track.right, top + length}, theme.colors.border,
                           width / 2);
}

}  // namespace yichuang::view
