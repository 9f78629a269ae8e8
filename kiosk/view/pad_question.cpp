#include "kiosk/view/pad_question.h"

#include <algorithm>
#include <cmath>

namespace yichuang::view {
namespace {

using canvas::Rect;

void DrawPadEntry(Stage& stage, const std::string& id, const Rect& rect, const std::string& shown) {
  const Theme& theme = stage.theme();
  Surface(stage.ui, rect, theme.radius, theme.colors.surface);
  const auto scope = stage.ui.frame.Open({.id = id, .role = canvas::Role::kText, .rect = rect});
  auto style = theme.Title(theme.colors.ink);
  const float width = stage.ui.frame.Measure(shown, style).width;
  const float room = rect.width() - 2 * theme.space.medium;
  if (width > room) style.px = std::floor(style.px * room / width);
  stage.ui.frame.Text(
      rect, shown, style,
      {.align = canvas::Align::kCenter, .vertical = canvas::VerticalAlign::kMiddle});
}

std::optional<KeyTouched> DrawPadKeys(Stage& stage, const PadQuestion& question, Rect keys) {
  const Theme& theme = stage.theme();
  if (question.letters) {
    KeyboardContent keyboard;
    keyboard.backspace = stage.Say(Word::kKeyErase);
    keyboard.clear = question.clear;
    keyboard.space = stage.Say(Word::kKeySpace);
    keyboard.language = stage.Say(Word::kOtherLanguage);
    keyboard.digits = !stage.elder() && !stage.low();
    const Rect place = keys.CutBottom(KeyboardHeight(theme, keyboard.digits));
    return Keyboard(stage.ui, "key", place, keyboard);
  }
  if (!stage.low()) keys = keys.CutTop(std::min(keys.height(), 480 * theme.dp));
  return NumberPad(stage.ui, question.id, keys, question.clear, stage.Say(Word::kKeyErase),
                   question.with_x);
}

}  // namespace

std::string InFours(const std::string& text) {
  const bool grouped = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return grouped || text.size() == model::kSlipCode ? model::Grouped(text) : text;
}

PadTouched AskByPad(Stage& stage, const PadQuestion& question) {
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  Rect words = stage.low() ? stage.display : rest;
  if (question.banner)
    Banner(stage.ui, question.id + ".banner",
           words.CutTop(BannerHeight(stage.ui, words.width(), *question.banner), stage.gap()),
           *question.banner);
  Heading(stage.ui, question.id + ".title",
          words.CutTop(HeadingHeight(stage.ui, words.width(), question.title), theme.space.small),
          question.title);
  if (!question.how.empty())
    Paragraph(stage.ui, question.id + ".how",
              words.CutTop(ParagraphHeight(stage.ui, words.width(), question.how), stage.gap()),
              question.how, true);
  DrawPadEntry(stage, question.id + ".entry", words.CutTop(theme.type.title * 2.4F, stage.gap()),
               question.entry);
  Rect keys = stage.low() ? rest : words;
  PadTouched touched;
  if (question.go || question.aside) {
    Rect row = keys.CutBottom(ButtonHeight(theme), theme.space.small);
    if (question.aside) {
      const Rect place = question.go ? row.CutLeft(row.width() * 0.36F, theme.space.small) : row;
      touched.aside = Button(stage.ui, question.id + ".aside", place, *question.aside);
    }
    if (question.go) touched.go = Button(stage.ui, question.id + ".next", row, *question.go);
  }
  touched.key = DrawPadKeys(stage, question, keys);
  return touched;
}

}  // namespace yichuang::view
