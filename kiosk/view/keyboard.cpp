#include "kiosk/view/keyboard.h"

#include <cmath>

#include "kiosk/view/icons.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

constexpr std::string_view kDigits = "1234567890";
constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

float KeyHeight(const Theme& theme) { return std::round(std::max(theme.target, 52 * theme.dp)); }
float KeyGap(const Theme& theme) { return std::round(6 * theme.dp); }

enum class Weight { kLetter, kAction };

bool KeyCap(Ui& ui, const std::string& id, const Rect& rect, std::string_view text, char32_t icon,
            Weight weight, std::string_view label = {}) {
  const auto scope = ui.frame.Open({id, Role::kKey, std::string(label), rect, {}, {}, true});
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  const Rect face = PressedRect(ui, id, rect, scope.pressed());
  const float radius = theme.radius_small;
  const Color ground = weight == Weight::kLetter ? colors.surface : colors.primary_soft;
  if (!theme.modes.contrast) painter.Fill(face.Moved(0, 2 * theme.dp), colors.outline, radius);
  painter.Fill(face, ground, radius);
  if (theme.modes.contrast) painter.Outline(face, colors.outline, theme.line, radius);
  if (scope.pressed()) painter.Fill(face, colors.pressed, radius);
  FocusRing(ui, face, radius, scope.focused());
  const Color ink = weight == Weight::kLetter ? colors.ink : colors.primary;
  const canvas::TextStyle style =
      weight == Weight::kLetter ? theme.Subtitle(ink) : theme.Body(ink, true);
  Rect room = face.Inset(theme.space.tiny, 0);
  if (icon != 0) {
    const float px = std::round(theme.type.body * 1.25F);
    const float words =
        text.empty() ? 0
                     : ui.frame.Measure(text, style, room.width() - px - theme.space.tiny).width +
                           theme.space.tiny;
    room = room.Centered({px + words + 1, room.height()});
    painter.Icon(icon, room.CutLeft(px, text.empty() ? 0 : theme.space.tiny), px, ink);
  }
  if (!text.empty()) ui.frame.Text(room, text, style, {Align::kCenter, VerticalAlign::kMiddle});
  return scope.tapped();
}

std::optional<std::size_t> Candidates(Ui& ui, const std::string& id, const Rect& rect,
                                      const KeyboardContent& content) {
  const Theme& theme = ui.theme;
  if (content.candidates.empty()) {
    if (content.hint.empty()) return std::nullopt;
    const auto scope = ui.frame.Open({id + ".hint", Role::kText, "", rect});
    ui.frame.Text(rect.Inset(theme.space.small, 0), content.hint,
                  theme.Caption(theme.colors.ink_soft));
    return std::nullopt;
  }
  std::optional<std::size_t> touched;
  float left = rect.left;
  for (std::size_t index = 0; index < content.candidates.size(); ++index) {
    const ButtonContent button{content.candidates[index], 0,
                               index == 0 ? ButtonKind::kPrimary : ButtonKind::kQuiet, true};
    const float width = ButtonWidth(ui, button);
    if (left + width > rect.right) break;
    if (Button(ui, id + ".candidate." + std::to_string(index),
               {left, rect.top, left + width, rect.bottom}, button))
      touched = index;
    left += width + theme.space.tiny;
  }
  return touched;
}

/// A row of letters with equal keys; `count` tells how wide a key is, so that short rows stand
/// centred.
std::optional<char> Letters(Ui& ui, const std::string& id, const Rect& row,
                            std::string_view letters, int count) {
  const float gap = KeyGap(ui.theme);
  const float each =
      (row.width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  const auto own = static_cast<float>(letters.size());
  float left = row.center().x - (each * own + gap * (own - 1)) / 2;
  std::optional<char> touched;
  for (const char letter : letters) {
    if (KeyCap(ui, id + "." + letter, {left, row.top, left + each, row.bottom}, {&letter, 1}, 0,
               Weight::kLetter))
      touched = letter;
    left += each + gap;
  }
  return touched;
}

}  // namespace

std::optional<SearchTouched> SearchField(Ui& ui, std::string_view id, const Rect& rect,
                                         const SearchFieldContent& content) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  std::optional<SearchTouched> touched;
  const float radius = std::min(rect.height() / 2, theme.radius * 1.6F);
  // The button inside the field is a target of its own.
  const float inset = std::max(
      0.0F, std::min(std::round(5 * theme.dp), std::floor((rect.height() - theme.target) / 2)));
  const ButtonContent button{content.search, icons::kSearch, ButtonKind::kPrimary, true};
  const float button_width = ButtonWidth(ui, button);
  Rect room = rect;
  {
    Rect field = room;
    field.right -= button_width + inset + (content.text.empty() ? 0 : theme.target + inset);
    const auto scope = ui.frame.Open(
        {std::string(id), Role::kField, "", field, {}, {.focused = content.active}, true});
    if (scope.tapped()) touched = SearchTouched::kField;
    Surface(ui, rect, radius, colors.surface);
    ui.frame.painter().Outline(rect, content.active ? colors.primary : colors.border,
                               std::max(2.0F, (content.active ? 2.5F : 1.3F) * theme.dp), radius);
    FocusRing(ui, rect, radius, scope.focused());
    Rect words = field.Inset(theme.space.medium, 0);
    const float icon = std::round(theme.type.body * 1.3F);
    ui.frame.painter().Icon(icons::kSearch, words.CutLeft(icon, theme.space.small), icon,
                            colors.primary);
    const bool placeholder = content.text.empty();
    canvas::TextStyle hint = theme.Body(colors.ink_soft);
    if (ui.frame.Measure(content.placeholder, hint, words.width()).height > rect.height())
      hint = theme.Caption(colors.ink_soft);
    const canvas::Size size =
        ui.frame.Text(words, placeholder ? content.placeholder : content.text,
                      placeholder ? hint : theme.Subtitle(colors.ink),
                      {Align::kLeft, VerticalAlign::kMiddle, true, placeholder ? 2 : 1, true});
    if (content.active) {
      // Steady: a blinking one would draw the screen twice a second for nothing.
      const float at = std::min(
          words.right,
          words.left + (placeholder ? -theme.space.tiny / 2 : size.width + theme.space.tiny / 2));
      const float height = theme.type.subtitle * 1.2F, middle = rect.center().y;
      ui.frame.painter().Fill({at, middle - height / 2, at + 2 * theme.dp, middle + height / 2},
                              colors.primary);
    }
  }
  const Rect place =
      Rect{rect.right - button_width - inset, rect.top, rect.right - inset, rect.bottom}.Inset(
          0, inset);
  if (Button(ui, std::string(id) + ".search", place, button)) touched = SearchTouched::kSearch;
  if (!content.text.empty()) {
    const Rect cross{place.left - theme.target - inset, rect.top, place.left - inset, rect.bottom};
    const auto scope = ui.frame.Open({std::string(id) + ".clear",
                                      Role::kButton,
                                      content.clear,
                                      cross.Centered({theme.target, theme.target}),
                                      {},
                                      {},
                                      true});
    ui.frame.painter().Icon(icons::kCancel, cross, std::round(theme.type.body * 1.25F),
                            colors.ink_soft);
    if (scope.tapped()) touched = SearchTouched::kClear;
  }
  return touched;
}

float SearchFieldHeight(const Theme& theme) {
  return std::max(std::round(theme.type.body * 2.6F), theme.target + 2 * std::round(5 * theme.dp));
}

float KeyboardHeight(const Theme& theme, bool digits) {
  const float rows = digits ? 5 : 4;
  return ButtonHeight(theme) + rows * (KeyHeight(theme) + KeyGap(theme));
}

std::optional<KeyTouched> Keyboard(Ui& ui, std::string_view id, const Rect& rect,
                                   const KeyboardContent& content) {
  const Theme& theme = ui.theme;
  const std::string name(id);
  const float gap = KeyGap(theme), height = KeyHeight(theme);
  Rect rest = rect;
  std::optional<KeyTouched> touched;
  const auto letters = [&](const Rect& row, std::string_view keys, int count) {
    if (const std::optional<char> letter = Letters(ui, name, row, keys, count))
      touched = key::Letter{*letter};
  };
  if (const auto index = Candidates(ui, name, rest.CutTop(ButtonHeight(theme), gap), content))
    touched = key::Candidate{*index};
  if (content.digits) letters(rest.CutTop(height, gap), kDigits, 10);
  letters(rest.CutTop(height, gap), kRows[0], 10);
  letters(rest.CutTop(height, gap), kRows[1], 10);
  letters(rest.CutTop(height, gap), kRows[2], 10);
  Rect row = rest.CutTop(height);
  const float side = (row.width() - gap * 3) / 4;
  if (KeyCap(ui, name + ".language", row.CutLeft(side, gap), content.language, icons::kLanguage,
             Weight::kAction))
    touched = key::Language{};
  if (KeyCap(ui, name + ".backspace", row.CutRight(side, gap), content.backspace, icons::kBackspace,
             Weight::kAction))
    touched = key::Backspace{};
  if (KeyCap(ui, name + ".clear", row.CutRight(side, gap), content.clear, icons::kClose,
             Weight::kAction))
    touched = key::Clear{};
  if (KeyCap(ui, name + ".space", row, content.space, icons::kSpace, Weight::kAction))
    touched = key::Space{};
  return touched;
}

std::optional<KeyTouched> NumberPad(Ui& ui, std::string_view id, const Rect& rect,
                                    std::string_view clear, std::string_view backspace,
                                    bool with_x) {
  constexpr std::string_view kPad = "123456789";
  const float gap = KeyGap(ui.theme);
  const std::string name(id);
  std::optional<KeyTouched> touched;
  for (int at = 0; at < 9; ++at) {
    const char digit = kPad[static_cast<std::size_t>(at)];
    const Rect place = rect.Row(at / 3, 4, gap).Column(at % 3, 3, gap);
    if (KeyCap(ui, name + "." + digit, place, {&digit, 1}, 0, Weight::kLetter))
      touched = key::Letter{digit};
  }
  const Rect last = rect.Row(3, 4, gap);
  if (KeyCap(ui, name + ".clear", last.Column(0, 3, gap), clear, with_x ? 0 : icons::kClose,
             with_x ? Weight::kLetter : Weight::kAction))
    touched = key::Clear{};
  if (KeyCap(ui, name + ".0", last.Column(1, 3, gap), "0", 0, Weight::kLetter))
    touched = key::Letter{'0'};
  if (KeyCap(ui, name + ".backspace", last.Column(2, 3, gap), backspace, icons::kBackspace,
             Weight::kAction))
    touched = key::Backspace{};
  return touched;
}

}  // namespace yichuang::view
