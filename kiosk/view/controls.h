#pragma once
// Buttons, chips, tabs and texts.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/theme.h"

namespace yichuang::view {

enum class ButtonKind { kPrimary, kSecondary, kQuiet, kDanger };

struct ButtonContent {
  std::string text;
  char32_t icon = 0;
  ButtonKind kind = ButtonKind::kSecondary;
  bool enabled = true;
};

/// True when it was touched. Its text is centred and wraps to two lines; ButtonWidth tells what one
/// line needs.
bool Button(Ui& ui, std::string_view id, const canvas::Rect& rect, const ButtonContent& content);
float ButtonWidth(Ui& ui, const ButtonContent& content);
/// Comfortable height of a button: at least the least target.
float ButtonHeight(const Theme& theme);

/// What a coloured part wants to say; the colour never says it alone.
enum class Tone { kNeutral, kPrimary, kAccent, kSuccess, kDanger };

/// A short label on a tinted ground, as wide as its text (ChipWidth); never cut: give it the room
/// it asks for, or let it wrap.
void Chip(Ui& ui, const canvas::Rect& rect, std::string_view text, Tone tone, char32_t icon = 0);
float ChipWidth(Ui& ui, std::string_view text, char32_t icon = 0);
float ChipHeight(const Theme& theme);

struct ChoiceContent {
  std::string id;
  std::string text;
  char32_t icon = 0;
  bool selected = false;
};

/// Choices as pills, wrapped to as many rows as they take (ChoicesHeight). Index of the touched
/// one. A selected one shows a tick too.
std::optional<std::size_t> Choices(Ui& ui, std::string_view id, const canvas::Rect& rect,
                                   const std::vector<ChoiceContent>& choices);
float ChoicesHeight(Ui& ui, float width, const std::vector<ChoiceContent>& choices);

/// Equal parts side by side, one selected. Index of the touched one.
std::optional<std::size_t> Tabs(Ui& ui, std::string_view id, const canvas::Rect& rect,
                                const std::vector<ChoiceContent>& tabs);

/// Texts of the page itself. Each has a node of that id, so that they are read aloud in order. The
/// …Height functions tell the room they need at that width.
void Heading(Ui& ui, std::string_view id, const canvas::Rect& rect, std::string_view text);
float HeadingHeight(Ui& ui, float width, std::string_view text);
void Paragraph(Ui& ui, std::string_view id, const canvas::Rect& rect, std::string_view text,
               bool soft = false);
float ParagraphHeight(Ui& ui, float width, std::string_view text);
/// A section's name inside a card or page, with a bar of the accent colour before it.
void SectionTitle(Ui& ui, const canvas::Rect& rect, std::string_view text);
float SectionTitleHeight(Ui& ui, float width, std::string_view text);

// For components: the plain parts they are made of.

/// A surface with the theme's shadow or line.
void Surface(Ui& ui, const canvas::Rect& rect, float radius, canvas::Color color);
/// Ring around what the keys have chosen.
void FocusRing(Ui& ui, const canvas::Rect& rect, float radius, bool focused);
/// The rectangle a touched surface has: a little smaller while a finger rests on it, within 120 ms.
canvas::Rect PressedRect(Ui& ui, std::string_view id, const canvas::Rect& rect, bool pressed);
struct ToneColors {
  canvas::Color ground, ink;
};
ToneColors ColorsOf(const Palette& colors, Tone tone);

}  // namespace yichuang::view
