#include "kiosk/view/cards.h"

#include <cmath>

#include "kiosk/view/icons.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

Color ColorOf(const Palette& colors, Hue hue) {
  switch (hue) {
    case Hue::kBlue:
      return colors.primary;
    case Hue::kAccent:
      return colors.accent;
    case Hue::kTeal:
      return colors.teal;
    case Hue::kViolet:
      return colors.violet;
    case Hue::kRed:
      return colors.danger;
  }
  return colors.primary;
}

void IconPlate(Ui& ui, const Rect& plate, char32_t icon, Hue hue) {
  const Palette& colors = ui.theme.colors;
  const Color color = ColorOf(colors, hue);
  canvas::Painter& painter = ui.frame.painter();
  const float radius = plate.width() * 0.28F;
  if (ui.theme.modes.contrast) {
    painter.Fill(plate, color, radius);
  } else {
    painter.Gradient(plate, color.Mix(Color::Rgb(0xFFFFFF), 0.16F), color, true, true, radius);
  }
  painter.Icon(icon, plate, std::round(plate.width() * 0.58F), colors.on_primary);
}

void Badge(Ui& ui, const Rect& card, std::string_view text) {
  if (text.empty()) return;
  const float width = ChipWidth(ui, text);
  const float inset = ui.theme.space.small;
  Chip(ui,
       {card.right - inset - width, card.top + inset, card.right - inset,
        card.top + inset + ChipHeight(ui.theme)},
       text, Tone::kAccent);
}

}  // namespace

bool LargeCard(Ui& ui, std::string_view id, const Rect& rect, const CardContent& content,
               std::optional<Art> art) {
  const auto scope = ui.frame.Open({std::string(id), Role::kCard, "", rect, {}, {}, true});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  const float radius = theme.radius * 1.2F;
  if (!theme.modes.contrast)
    painter.Shadow(face, 16 * theme.dp, 7 * theme.dp, colors.shadow.WithAlpha(90));
  const Color to = content.hue == Hue::kBlue ? colors.primary : ColorOf(colors, content.hue);
  const Color from =
      content.hue == Hue::kBlue ? colors.primary_deep : to.Mix(Color::Rgb(0x000000), 0.25F);
  painter.Gradient(face, theme.modes.contrast ? to : from, to, true, true, radius);
  if (!theme.modes.contrast) {
    painter.PushClip(face);
    painter.Circle({face.right - 40 * theme.dp, face.top}, face.height() * 0.75F,
                   colors.on_primary.WithAlpha(14));
    painter.Circle({face.right - 150 * theme.dp, face.bottom}, face.height() * 0.5F,
                   colors.on_primary.WithAlpha(12));
    painter.PopClip();
  }
  Rect room = face.Inset(theme.space.large);
  if (art) {
    const float side = std::min(room.height(), room.width() * 0.34F);
    const Rect picture = room.CutRight(side, theme.space.medium);
    Illustration(ui, picture.Centered({side, side}), *art, colors.on_primary, to);
  }
  if (content.icon != 0) {
    const float side = std::min(std::round(56 * theme.dp), room.height() * 0.6F);
    const Rect plate = room.CutLeft(side, theme.space.medium).Centered({side, side});
    painter.Fill(plate, colors.on_primary.WithAlpha(36), side * 0.28F);
    painter.Icon(content.icon, plate, std::round(side * 0.6F), colors.on_primary);
  }
  DrawBlock(ui, room,
            {{content.title, theme.Display(colors.on_primary)},
             {content.subtitle, theme.Body(colors.on_primary), theme.space.tiny}},
            Align::kLeft, VerticalAlign::kMiddle);
  Badge(ui, face, content.badge);
  if (scope.pressed()) painter.Fill(face, colors.pressed, radius);
  FocusRing(ui, face, radius, scope.focused());
  return scope.tapped();
}

bool Card(Ui& ui, std::string_view id, const Rect& rect, const CardContent& content) {
  const auto scope = ui.frame.Open({std::string(id), Role::kCard, "", rect, {}, {}, true});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  Surface(ui, face, theme.radius, colors.surface);
  if (scope.pressed()) ui.frame.painter().Fill(face, colors.pressed, theme.radius);
  FocusRing(ui, face, theme.radius, scope.focused());

  Rect room = face.Inset(theme.space.medium);
  std::vector<BlockLine> lines{
      {content.title, theme.Title(colors.ink)},
      {content.subtitle, theme.Caption(colors.ink_soft), theme.space.tiny}};
  float side = std::min(std::round(64 * theme.dp), room.height());
  const float beside = room.width() - side - theme.space.medium;
  // A name in two lines looks worse than a smaller one, and worse than one below its icon.
  if (ui.frame.Measure(content.title, lines[0].style).width > beside)
    lines[0].style = theme.Subtitle(colors.ink);
  const bool one_line = ui.frame.Measure(content.title, lines[0].style).width <= beside;
  const bool stack = !one_line && room.height() >= room.width() * 0.6F;
  if (stack) {
    side = std::min(std::round(64 * theme.dp),
                    room.height() - BlockHeight(ui, room.width(), lines) - theme.space.small);
    if (side > theme.type.body) {
      IconPlate(ui, room.CutTop(side, theme.space.small).Centered({side, side}), content.icon,
                content.hue);
    }
    DrawBlock(ui, room, lines, Align::kCenter, VerticalAlign::kMiddle);
  } else {
    IconPlate(ui, room.CutLeft(side, theme.space.medium).Centered({side, side}), content.icon,
              content.hue);
    DrawBlock(ui, room, lines, Align::kLeft, VerticalAlign::kMiddle);
  }
  Badge(ui, face, content.badge);
  return scope.tapped();
}

bool Tile(Ui& ui, std::string_view id, const Rect& rect, const CardContent& content) {
  const auto scope = ui.frame.Open({std::string(id), Role::kCard, "", rect, {}, {}, true});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  Surface(ui, face, theme.radius, colors.surface);
  if (scope.pressed()) ui.frame.painter().Fill(face, colors.pressed, theme.radius);
  FocusRing(ui, face, theme.radius, scope.focused());
  const Rect room = face.Inset(theme.space.small, theme.space.medium);
  const std::vector<BlockLine> lines{{content.title, theme.Body(colors.ink, true)},
                                     {content.subtitle, theme.Caption(colors.ink_soft), 0}};
  const float text = BlockHeight(ui, room.width(), lines);
  const float side =
      std::min({std::round(52 * theme.dp), room.width(), room.height() - text - theme.space.small});
  if (content.icon != 0 && side < theme.type.body * 1.2F && room.width() > room.height() * 2) {
    // Wide and low: the icon stands before the words.
    const float plate = std::min(room.height(), std::round(52 * theme.dp));
    Rect row = room.Inset(theme.space.tiny, 0);
    IconPlate(ui, row.CutLeft(plate, theme.space.medium).Centered({plate, plate}), content.icon,
              content.hue);
    DrawBlock(ui, row, lines, Align::kLeft, VerticalAlign::kMiddle);
    return scope.tapped();
  }
  if (content.icon == 0 || side < theme.type.body) {
    DrawBlock(ui, room, lines, Align::kCenter, VerticalAlign::kMiddle);
    return scope.tapped();
  }
  Rect block = room.Centered({room.width(), side + theme.space.small + text});
  IconPlate(ui, block.CutTop(side, theme.space.small).Centered({side, side}), content.icon,
            content.hue);
  DrawBlock(ui, block, lines, Align::kCenter, VerticalAlign::kTop);
  return scope.tapped();
}

namespace {

std::vector<BlockLine> LinesOf(const Theme& theme, const FactContent& content) {
  return {{content.name, theme.Caption(theme.colors.ink_soft)},
          {content.value, theme.Subtitle(theme.colors.ink), 0}};
}

float FactIcon(const Theme& theme, const FactContent& content) {
  return content.icon == 0 ? 0 : std::round(theme.type.subtitle * 1.5F);
}

}  // namespace

void Fact(Ui& ui, std::string_view id, const Rect& rect, const FactContent& content) {
  const auto scope = ui.frame.Open({std::string(id), Role::kText, "", rect});
  const Theme& theme = ui.theme;
  ui.frame.painter().Fill(rect, theme.colors.sunken, theme.radius_small);
  if (theme.modes.contrast)
    ui.frame.painter().Outline(rect, theme.colors.outline, theme.line, theme.radius_small);
  Rect room = rect.Inset(theme.space.medium, theme.space.small);
  if (const float icon = FactIcon(theme, content); icon > 0) {
    ui.frame.painter().Icon(content.icon, room.CutLeft(icon, theme.space.small), icon,
                            theme.colors.primary);
  }
  DrawBlock(ui, room, LinesOf(theme, content), Align::kLeft, VerticalAlign::kMiddle);
}

float FactHeight(Ui& ui, float width, const FactContent& content) {
  const float icon = FactIcon(ui.theme, content);
  const float room =
      width - ui.theme.space.medium * 2 - (icon > 0 ? icon + ui.theme.space.small : 0);
  return BlockHeight(ui, room, LinesOf(ui.theme, content)) + ui.theme.space.small * 2;
}

Rect Panel(Ui& ui, std::string_view id, const Rect& rect) {
  const auto scope = ui.frame.Open({std::string(id), Role::kGroup, "", rect});
  Surface(ui, rect, ui.theme.radius, ui.theme.colors.surface);
  return rect.Inset(PanelPadding(ui.theme));
}

float PanelPadding(const Theme& theme) { return theme.space.large; }

void CodeImage(Ui& ui, std::string_view id, const Rect& rect, int modules_across,
               const std::vector<bool>& modules, std::string_view label) {
  const auto scope = ui.frame.Open({std::string(id), Role::kPicture, std::string(label), rect});
  // A reader needs four light modules around the dark ones, and edges on whole pixels.
  constexpr int kQuiet = 4;
  const float module = std::floor(std::min(rect.width(), rect.height()) /
                                  static_cast<float>(modules_across + 2 * kQuiet));
  const float side = module * static_cast<float>(modules_across);
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(rect, Color::Rgb(0xFFFFFF), ui.theme.radius_small);
  const Rect code = rect.Centered({side, side});
  const float left = std::floor(code.left), top = std::floor(code.top);
  for (std::size_t at = 0; at < modules.size(); ++at) {
    if (!modules[at]) continue;
    const float x = left + module * static_cast<float>(static_cast<int>(at) % modules_across);
    const float y = top + module * static_cast<float>(static_cast<int>(at) / modules_across);
    painter.Fill({x, y, x + module, y + module}, Color::Rgb(0x000000));
  }
}

}  // namespace yichuang::view
