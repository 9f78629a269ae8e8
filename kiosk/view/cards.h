#pragma once
// Surfaces that lead somewhere.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/controls.h"
#include "kiosk/view/illustration.h"

namespace yichuang::view {

/// Which of the house's colours an icon has; they part neighbours and mean nothing.
enum class Hue { kBlue, kAccent, kTeal, kViolet, kRed };

struct CardContent {
  std::string title;
  std::string subtitle;
  char32_t icon = 0;
  Hue hue = Hue::kBlue;
  /// A word in the upper corner ("new", a number); may be empty.
  std::string badge;
};

/// The first and largest thing of a screen: filled with colour, with a picture on its right side.
/// True when touched.
bool LargeCard(Ui& ui, std::string_view id, const canvas::Rect& rect, const CardContent& content,
               std::optional<Art> art = std::nullopt);
/// White, icon on the left; stacks icon and texts when it is narrow. True when touched.
bool Card(Ui& ui, std::string_view id, const canvas::Rect& rect, const CardContent& content);
/// Icon above a short name, for grids of many. True when touched.
bool Tile(Ui& ui, std::string_view id, const canvas::Rect& rect, const CardContent& content);

/// A fact of an item: small name above its value ("承诺时限" / "5 个工作日"). Not touchable.
struct FactContent {
  char32_t icon = 0;
  std::string name;
  std::string value;
};
void Fact(Ui& ui, std::string_view id, const canvas::Rect& rect, const FactContent& content);
float FactHeight(Ui& ui, float width, const FactContent& content);

/// An empty surface for a group of other components; returns the room inside it.
canvas::Rect Panel(Ui& ui, std::string_view id, const canvas::Rect& rect);
/// What Panel leaves free on each side.
float PanelPadding(const Theme& theme);

/// A two-dimensional code: true is a dark module. Drawn black on white in every theme, with its
/// quiet zone.
void CodeImage(Ui& ui, std::string_view id, const canvas::Rect& rect, int modules_across,
               const std::vector<bool>& modules, std::string_view label);

}  // namespace yichuang::view
