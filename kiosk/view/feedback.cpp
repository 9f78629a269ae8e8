#include "kiosk/view/feedback.h"

#include <cmath>
#include <numbers>

#include "kiosk/view/icons.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

struct BannerLook {
  Color ground, ink, line;
  char32_t icon;
};

BannerLook LookOf(const Palette& colors, BannerKind kind) {
  switch (kind) {
    case BannerKind::kInfo:
      return {colors.primary_soft, colors.ink, colors.primary, icons::kInfo};
    case BannerKind::kWarning:
      return {colors.accent_soft, colors.ink, colors.accent, icons::kWarning};
    case BannerKind::kOffline:
      return {colors.sunken, colors.ink, colors.ink_soft, icons::kOffline};
    case BannerKind::kEmergency:
      return {colors.danger, colors.on_danger, colors.danger, icons::kWarning};
  }
  return {colors.sunken, colors.ink, colors.border, icons::kInfo};
}

std::vector<BlockLine> LinesOf(const Theme& theme, const BannerContent& content, Color ink) {
  return {{content.text, theme.Body(ink, true)}, {content.detail, theme.Caption(ink), 0}};
}

float BannerIcon(const Theme& theme) { return std::round(theme.type.body * 1.4F); }

}  // namespace

float BannerHeight(Ui& ui, float width, const BannerContent& content) {
  const Theme& theme = ui.theme;
  const float room = width - BannerIcon(theme) - theme.space.medium * 3;
  return BlockHeight(ui, room, LinesOf(theme, content, {})) + theme.space.small * 2;
}

void Banner(Ui& ui, std::string_view id, const Rect& rect, const BannerContent& content) {
  const auto scope = ui.frame.Open({std::string(id), Role::kBanner, "", rect});
  const Theme& theme = ui.theme;
  const BannerLook look = LookOf(theme.colors, content.kind);
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(rect, look.ground, theme.radius_small);
  painter.Outline(rect, look.line, std::max(2.0F, theme.line), theme.radius_small);
  Rect room = rect.Inset(theme.space.medium, theme.space.small);
  const float icon = BannerIcon(theme);
  const Color icon_color = content.kind == BannerKind::kEmergency ? look.ink : look.line;
  painter.Icon(look.icon, room.CutLeft(icon, theme.space.medium), icon, icon_color);
  DrawBlock(ui, room, LinesOf(theme, content, look.ink), Align::kLeft, VerticalAlign::kMiddle);
}

namespace {

/// Buttons side by side, or below one another when a word would not fit.
bool Stacked(Ui& ui, float width, const std::vector<DialogAction>& actions) {
  const auto count = static_cast<float>(actions.size());
  const float each = (width - ui.theme.space.medium * (count - 1)) / std::max(1.0F, count);
  for (const DialogAction& action : actions) {
    if (ButtonWidth(ui, action.button) > each) return true;
  }
  return false;
}

void Countdown(Ui& ui, const Rect& rect, int seconds, int of) {
  const Theme& theme = ui.theme;
  canvas::Painter& painter = ui.frame.painter();
  const float radius = rect.height() / 2, thickness = std::round(6 * theme.dp);
  const auto turn = static_cast<float>(2 * std::numbers::pi);
  const float share =
      std::clamp(static_cast<float>(seconds) / static_cast<float>(std::max(1, of)), 0.0F, 1.0F);
  painter.Ring(rect.center(), radius, theme.colors.sunken, thickness);
  if (share > 0)
    painter.Arc(rect.center(), radius, -turn / 4, -turn / 4 + turn * share, theme.colors.accent,
                thickness);
  ui.frame.Text(rect, std::to_string(seconds), theme.Display(theme.colors.ink),
                {Align::kCenter, VerticalAlign::kMiddle, false});
}

}  // namespace

std::optional<std::string> Dialog(Ui& ui, std::string_view id, const DialogContent& content) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  ui.frame.RaiseLayer();
  const Rect screen = ui.frame.bounds();
  const Rect room = theme.modes.low ? theme.Reach() : screen;
  const float padding = theme.space.large;
  const float width = std::min(screen.width() - theme.space.margin * 2, std::round(600 * theme.dp));
  const float inner = width - padding * 2;
  const std::vector<BlockLine> lines{{content.title, theme.Title(colors.ink)},
                                     {content.text, theme.Body(colors.ink), theme.space.small}};
  const float ring = content.seconds ? std::round(theme.type.display * 2.4F) : 0;
  // In low mode the room is wide and short: the ring stands beside the words.
  const bool beside = theme.modes.low && ring > 0;
  const float words_width = beside ? inner - ring - theme.space.large : inner;
  const float words = std::max(BlockHeight(ui, words_width, lines), beside ? ring : 0);
  const float button = ButtonHeight(theme);
  const auto count = static_cast<int>(content.actions.size());
  const bool stacked = Stacked(ui, inner, content.actions);
  const auto rows = static_cast<float>(stacked ? count : std::min(count, 1));
  const float buttons = rows * button + std::max(0.0F, rows - 1) * theme.space.small;
  const float height = padding * 2 + words + (ring > 0 && !beside ? ring + theme.space.large : 0) +
                       (count > 0 ? buttons + theme.space.large : 0);
  const Rect panel = room.Centered({width, height});

  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(screen, theme.modes.contrast ? Color::Rgb(0).WithAlpha(200)
                                            : Color::Rgb(0x071733).WithAlpha(150));
  const auto scope = ui.frame.Open({std::string(id), Role::kDialog, "", panel});
  painter.Fill(panel, colors.surface, theme.radius);
  if (theme.modes.contrast) painter.Outline(panel, colors.outline, theme.line, theme.radius);
  Rect rest = panel.Inset(padding);
  Rect top = rest.CutTop(words, theme.space.large);
  if (beside)
    Countdown(ui, top.CutRight(ring, theme.space.large).Centered({ring, ring}), *content.seconds,
              content.seconds_of);
  DrawBlock(ui, top, lines, beside ? Align::kLeft : Align::kCenter, VerticalAlign::kMiddle);
  if (ring > 0 && !beside) {
    Countdown(ui, rest.CutTop(ring, theme.space.large).Centered({ring, ring}), *content.seconds,
              content.seconds_of);
  }
  std::optional<std::string> touched;
  for (int index = 0; index < count; ++index) {
    const DialogAction& action = content.actions[static_cast<std::size_t>(index)];
    const Rect place = stacked ? rest.CutTop(button, theme.space.small)
                               : Rect{rest.left, rest.top, rest.right, rest.top + button}.Column(
                                     index, count, theme.space.medium);
    if (Button(ui, std::string(id) + "." + action.id, place, action.button)) touched = action.id;
  }
  return touched;
}

void ProgressBar(Ui& ui, std::string_view id, const Rect& rect, float share,
                 std::string_view text) {
  const auto scope = ui.frame.Open({std::string(id), Role::kProgress, "", rect});
  const Theme& theme = ui.theme;
  Rect room = rect;
  if (!text.empty()) {
    ui.frame.Text(room.CutTop(std::round(theme.type.body * 1.45F), theme.space.tiny), text,
                  theme.Body(theme.colors.ink));
  }
  const float height = std::min(room.height(), std::round(12 * theme.dp));
  const Rect track{room.left, room.top, room.right, room.top + height};
  ui.frame.painter().Fill(track, theme.colors.sunken, height / 2);
  if (theme.modes.contrast)
    ui.frame.painter().Outline(track, theme.colors.outline, theme.line, height / 2);
  const float width = std::max(height, track.width() * std::clamp(share, 0.0F, 1.0F));
  if (share > 0)
    ui.frame.painter().Fill({track.left, track.top, track.left + width, track.bottom},
                            theme.colors.primary, height / 2);
}

void EmptyState(Ui& ui, std::string_view id, const Rect& rect, const EmptyContent& content) {
  const auto scope = ui.frame.Open({std::string(id), Role::kText, "", rect});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const float width = std::min(rect.width(), std::round(560 * theme.dp));
  const std::vector<BlockLine> lines{
      {content.title, theme.Title(colors.ink)},
      {content.text, theme.Body(colors.ink_soft), theme.space.small}};
  const float words = BlockHeight(ui, width, lines);
  const float side =
      std::min(std::round(180 * theme.dp), rect.height() - words - theme.space.large);
  Rect block = rect.Centered({width, words + (side > 60 ? side + theme.space.large : 0)});
  if (side > 60) {
    Illustration(ui, block.CutTop(side, theme.space.large).Centered({side, side}), content.art,
                 colors.primary, colors.page);
  }
  DrawBlock(ui, block, lines, Align::kCenter, VerticalAlign::kTop);
}

}  // namespace yichuang::view
