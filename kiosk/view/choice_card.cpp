#include "kiosk/view/choice_card.h"

#include <algorithm>
#include <cmath>

#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

void MarkPlate(Ui& ui, const Rect& plate, const ChoiceCardContent& content) {
  const Palette& colors = ui.theme.colors;
  ui.frame.painter().Fill(plate, content.enabled ? colors.primary : colors.sunken,
                          plate.width() * 0.28F);
  if (ui.theme.modes.contrast && !content.enabled)
    ui.frame.painter().Outline(plate, colors.outline, ui.theme.line, plate.width() * 0.28F);
  ui.frame.Text(plate, content.mark,
                {std::round(plate.width() * 0.56F), true,
                 content.enabled ? colors.on_primary : colors.ink_soft, 1.2F},
                {Align::kCenter, VerticalAlign::kMiddle, false});
}

/// The words in the order of the lines, as many as the card is high for.
std::vector<BlockLine> Words(Ui& ui, const ChoiceCardContent& content, const Rect& room,
                             const std::string& below) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const canvas::Color ink = content.enabled ? colors.ink : colors.ink_soft;
  std::vector<BlockLine> lines{{content.title, theme.Title(ink)},
                               {content.detail, theme.Caption(colors.ink_soft), 0},
                               {below, theme.Caption(colors.ink, true), 0}};
  if (ui.frame.Measure(content.title, lines[0].style).width > room.width())
    lines[0].style = theme.Subtitle(ink);
  if (BlockHeight(ui, room.width(), lines) > room.height()) lines[0].style = theme.Subtitle(ink);
  if (BlockHeight(ui, room.width(), lines) > room.height()) lines[1].text = {};
  return lines;
}

}  // namespace

bool ChoiceCard(Ui& ui, std::string_view id, const Rect& rect, const ChoiceCardContent& content) {
  const auto scope = ui.frame.Open(
      {std::string(id), Role::kCard, "", rect, {}, {.enabled = content.enabled}, true});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const bool pressed = scope.pressed() && content.enabled;
  const Rect face = PressedRect(ui, id, rect, pressed);
  if (content.enabled) {
    Surface(ui, face, theme.radius, colors.surface);
  } else {
    ui.frame.painter().Fill(face, colors.surface, theme.radius);
    ui.frame.painter().Outline(face, colors.outline, std::max(2.0F, theme.line), theme.radius);
  }
  if (pressed) ui.frame.painter().Fill(face, colors.pressed, theme.radius);
  FocusRing(ui, face, theme.radius, scope.focused());

  Rect room = face.Inset(theme.space.medium, theme.space.small);
  const float side = std::min(std::round(64 * theme.dp), room.height());
  MarkPlate(ui, room.CutLeft(side, theme.space.medium).Centered({side, side}), content);

  const auto state_style = theme.Subtitle(colors.ink);
  const auto more_style = theme.Body(colors.ink_soft);
  const float state = std::ceil(std::max(ui.frame.Measure(content.state, state_style).width,
                                         ui.frame.Measure(content.state_more, more_style).width)) +
                      2;
  const float title = ui.frame.Measure(content.title, theme.Subtitle({})).width;
  const bool beside = !theme.modes.elder && title + theme.space.medium + state <= room.width();
  std::string below;
  if (beside) {
    DrawBlock(ui, room.CutRight(state, theme.space.medium),
              {{content.state, state_style}, {content.state_more, more_style, 0}}, Align::kRight,
              VerticalAlign::kMiddle);
  } else {
    below = content.state;
    if (!content.state_more.empty()) below += " · " + content.state_more;
  }
  DrawBlock(ui, room, Words(ui, content, room, below), Align::kLeft, VerticalAlign::kMiddle);
  return scope.tapped() && content.enabled;
}

}  // namespace yichuang::view
