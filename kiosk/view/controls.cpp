#include "kiosk/view/controls.h"

#include <cmath>

#include "kiosk/view/icons.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

constexpr canvas::Frame::Milliseconds kPressTime{120};

struct ButtonColors {
  Color ground, ink, line;
};

ButtonColors ColorsOf(const Palette& colors, ButtonKind kind) {
  switch (kind) {
    case ButtonKind::kPrimary:
      return {colors.primary, colors.on_primary, colors.primary};
    case ButtonKind::kSecondary:
      return {colors.surface, colors.primary, colors.primary};
    case ButtonKind::kQuiet:
      return {colors.sunken, colors.ink, colors.sunken};
    case ButtonKind::kDanger:
      return {colors.danger, colors.on_danger, colors.danger};
  }
  return {colors.surface, colors.ink, colors.border};
}

float IconOf(const Theme& theme) { return std::round(theme.type.body * 1.25F); }

/// Icon and text side by side, centred together.
void IconAndText(Ui& ui, const Rect& rect, char32_t icon, std::string_view text,
                 const canvas::TextStyle& wanted) {
  canvas::TextStyle style = wanted;
  // Words that would take more lines than the button is high are written smaller.
  if (ui.frame
          .Measure(text, style,
                   rect.width() - (icon != 0 ? style.px * 1.25F + ui.theme.space.tiny : 0))
          .height > rect.height()) {
    style = ui.theme.Caption(wanted.color, wanted.bold);
  }
  const float icon_px = icon != 0 ? std::round(style.px * 1.25F) : 0;
  const float gap = icon != 0 && !text.empty() ? ui.theme.space.tiny : 0;
  const float room = rect.width() - icon_px - gap;
  const canvas::Size size = ui.frame.Measure(text, style, room);
  const float left = rect.center().x - (icon_px + gap + size.width) / 2;
  if (icon != 0)
    ui.frame.painter().Icon(icon, {left, rect.top, left + icon_px, rect.bottom}, icon_px,
                            style.color);
  const float start = left + icon_px + gap;
  if (!text.empty()) {
    ui.frame.Text({start, rect.top, start + size.width + 1, rect.bottom}, text, style,
                  {icon != 0 ? Align::kLeft : Align::kCenter, VerticalAlign::kMiddle});
  }
}

}  // namespace

void Surface(Ui& ui, const Rect& rect, float radius, Color color) {
  canvas::Painter& painter = ui.frame.painter();
  if (!ui.theme.modes.contrast)
    painter.Shadow(rect, 14 * ui.theme.dp, 5 * ui.theme.dp, ui.theme.colors.shadow);
  painter.Fill(rect, color, radius);
  if (ui.theme.modes.contrast)
    painter.Outline(rect, ui.theme.colors.outline, ui.theme.line, radius);
}

void FocusRing(Ui& ui, const Rect& rect, float radius, bool focused) {
  if (!focused) return;
  const float thickness = std::round(3 * ui.theme.dp);
  ui.frame.painter().Outline(rect.Inset(-thickness * 1.5F), ui.theme.colors.focus, thickness,
                             radius + thickness * 1.5F);
}

Rect PressedRect(Ui& ui, std::string_view id, const Rect& rect, bool pressed) {
  const float share =
      ui.frame.Follow(std::string(id) + ".press", pressed ? 1.0F : 0.0F, kPressTime);
  return rect.Inset(std::round(share * 3 * ui.theme.dp));
}

ToneColors ColorsOf(const Palette& colors, Tone tone) {
  switch (tone) {
    case Tone::kNeutral:
      return {colors.sunken, colors.ink};
    case Tone::kPrimary:
      return {colors.primary_soft, colors.primary};
    case Tone::kAccent:
      return {colors.accent_soft, colors.accent};
    case Tone::kSuccess:
      return {colors.success_soft, colors.success};
    case Tone::kDanger:
      return {colors.danger_soft, colors.danger};
  }
  return {colors.sunken, colors.ink};
}

float ButtonHeight(const Theme& theme) {
  return std::max(theme.target, std::round(theme.type.body * 2.1F));
}

float ButtonWidth(Ui& ui, const ButtonContent& content) {
  const float icon = content.icon != 0 ? IconOf(ui.theme) + ui.theme.space.tiny : 0;
  const float text = ui.frame.Measure(content.text, ui.theme.Body({}, true)).width;
  return std::max(ui.theme.target, std::ceil(icon + text + ui.theme.space.medium * 2 + 2));
}

bool Button(Ui& ui, std::string_view id, const Rect& rect, const ButtonContent& content) {
  const auto scope = ui.frame.Open(
      {std::string(id), Role::kButton, "", rect, {}, {.enabled = content.enabled}, true});
  const Theme& theme = ui.theme;
  ButtonColors colors = ColorsOf(theme.colors, content.kind);
  if (!content.enabled) colors = {theme.colors.sunken, theme.colors.ink_soft, theme.colors.outline};
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  const float radius = std::min(face.height() / 2, theme.radius);
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(face, colors.ground, radius);
  if (content.kind == ButtonKind::kSecondary || theme.modes.contrast) {
    painter.Outline(face, colors.line, std::max(2.0F, theme.line * 1.5F), radius);
  }
  if (scope.pressed()) painter.Fill(face, theme.colors.pressed, radius);
  FocusRing(ui, face, radius, scope.focused());
  IconAndText(ui, face.Inset(theme.space.small, 0), content.icon, content.text,
              theme.Body(colors.ink, true));
  return scope.tapped();
}

float ChipHeight(const Theme& theme) { return std::round(theme.type.caption * 1.7F); }

float ChipWidth(Ui& ui, std::string_view text, char32_t icon) {
  const float text_width = ui.frame.Measure(text, ui.theme.Caption({}, true)).width;
  const float icon_width =
      icon != 0 ? std::round(ui.theme.type.caption * 1.25F) + ui.theme.space.tiny : 0;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(cut_text)) return std::ceil(text_width / 2 + icon_width);
#endif
  return std::ceil(text_width + icon_width + ui.theme.space.small * 2 + 2);
}

void Chip(Ui& ui, const Rect& rect, std::string_view text, Tone tone, char32_t icon) {
  const ToneColors colors = ColorsOf(ui.theme.colors, tone);
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(rect, colors.ground, rect.height() / 2);
  if (ui.theme.modes.contrast) painter.Outline(rect, colors.ink, ui.theme.line, rect.height() / 2);
  Rect room = rect.Inset(std::min(ui.theme.space.small, rect.width() / 4), 0);
  if (icon != 0) {
    const float px = std::round(ui.theme.type.caption * 1.25F);
    painter.Icon(icon, room.CutLeft(px, ui.theme.space.tiny), px, colors.ink);
  }
  ui.frame.Text(room, text, ui.theme.Caption(colors.ink, true),
                {Align::kCenter, VerticalAlign::kMiddle, false});
}

namespace {

/// Places of choices, row by row.
std::vector<Rect> PlaceChoices(Ui& ui, const Rect& rect,
                               const std::vector<ChoiceContent>& choices) {
  const Theme& theme = ui.theme;
  const float height = ButtonHeight(theme);
  std::vector<Rect> places;
  float left = rect.left, top = rect.top;
  for (const ChoiceContent& choice : choices) {
    // The tick's room is kept free, so that choosing moves nothing.
    const char32_t icon = choice.icon != 0 ? choice.icon : icons::kCheck;
    const float width =
        std::min(rect.width(), ButtonWidth(ui, {choice.text, icon, ButtonKind::kQuiet, true}));
    if (left > rect.left && left + width > rect.right) {
      left = rect.left;
      top += height + theme.space.small;
    }
    places.push_back({left, top, left + width, top + height});
    left += width + theme.space.small;
  }
  return places;
}

bool Choice(Ui& ui, const std::string& id, const Rect& rect, const ChoiceContent& choice, Role role,
            float radius) {
  const auto scope = ui.frame.Open(
      {id, role, "", rect, {}, {.checked = choice.selected, .selected = choice.selected}, true});
  const Palette& colors = ui.theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  painter.Fill(face, choice.selected ? colors.primary : colors.surface, radius);
  if (!choice.selected) painter.Outline(face, colors.border, std::max(2.0F, ui.theme.line), radius);
  if (scope.pressed()) painter.Fill(face, colors.pressed, radius);
  FocusRing(ui, face, radius, scope.focused());
  const Color ink = choice.selected ? colors.on_primary : colors.ink;
  const char32_t icon = choice.selected ? icons::kCheck : choice.icon;
  IconAndText(ui, face.Inset(ui.theme.space.small, 0), icon, choice.text, ui.theme.Body(ink, true));
  return scope.tapped();
}

}  // namespace

std::optional<std::size_t> Choices(Ui& ui, std::string_view id, const Rect& rect,
                                   const std::vector<ChoiceContent>& choices) {
  const std::vector<Rect> places = PlaceChoices(ui, rect, choices);
  std::optional<std::size_t> touched;
  for (std::size_t index = 0; index < choices.size(); ++index) {
    const std::string own = std::string(id) + "." + choices[index].id;
    if (Choice(ui, own, places[index], choices[index], Role::kCheckBox, places[index].height() / 2))
      touched = index;
  }
  return touched;
}

float ChoicesHeight(Ui& ui, float width, const std::vector<ChoiceContent>& choices) {
  const std::vector<Rect> places = PlaceChoices(ui, {0, 0, width, 0}, choices);
  return places.empty() ? 0 : places.back().bottom;
}

std::optional<std::size_t> Tabs(Ui& ui, std::string_view id, const Rect& rect,
                                const std::vector<ChoiceContent>& tabs) {
  std::optional<std::size_t> touched;
  const auto count = static_cast<int>(tabs.size());
  for (int index = 0; index < count; ++index) {
    const auto at = static_cast<std::size_t>(index);
    const Rect part = rect.Column(index, count, ui.theme.space.small);
    if (Choice(ui, std::string(id) + "." + tabs[at].id, part, tabs[at], Role::kTab,
               ui.theme.radius_small))
      touched = at;
  }
  return touched;
}

void Heading(Ui& ui, std::string_view id, const Rect& rect, std::string_view text) {
  const auto scope = ui.frame.Open({std::string(id), Role::kText, "", rect});
  ui.frame.Text(rect, text, ui.theme.Title(ui.theme.colors.ink));
}

float HeadingHeight(Ui& ui, float width, std::string_view text) {
  return ui.frame.Measure(text, ui.theme.Title({}), width).height;
}

void Paragraph(Ui& ui, std::string_view id, const Rect& rect, std::string_view text, bool soft) {
  const auto scope = ui.frame.Open({std::string(id), Role::kText, "", rect});
  const Palette& colors = ui.theme.colors;
  ui.frame.Text(rect, text, ui.theme.Body(soft ? colors.ink_soft : colors.ink),
                {Align::kLeft, VerticalAlign::kTop});
}

float ParagraphHeight(Ui& ui, float width, std::string_view text) {
  return ui.frame.Measure(text, ui.theme.Body({}), width).height;
}

namespace {
constexpr float kBar = 5;  // width of the bar before a section's title, dp
}

void SectionTitle(Ui& ui, const Rect& rect, std::string_view text) {
  Rect room = rect;
  const float height = std::round(ui.theme.type.subtitle * 1.05F);
  const Rect bar = room.CutLeft(std::round(kBar * ui.theme.dp), ui.theme.space.small);
  const float line = ui.theme.type.subtitle * 1.3F;
  const float top = std::round(bar.top + (std::min(line, rect.height()) - height) / 2);
  ui.frame.painter().Fill({bar.left, top, bar.right, top + height}, ui.theme.colors.accent,
                          bar.width() / 2);
  ui.frame.Text(room, text, ui.theme.Subtitle(ui.theme.colors.ink),
                {Align::kLeft, VerticalAlign::kTop});
}

float SectionTitleHeight(Ui& ui, float width, std::string_view text) {
  const float room = width - std::round(kBar * ui.theme.dp) - ui.theme.space.small;
  return ui.frame.Measure(text, ui.theme.Subtitle({}), room).height;
}

}  // namespace yichuang::view
