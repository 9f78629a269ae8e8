#pragma once
// Typing on the screen.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/view/controls.h"

namespace yichuang::view {

struct SearchFieldContent {
  std::string text;
  std::string placeholder;
  std::string search;  ///< the button's word
  std::string clear;   ///< read aloud for the cross
  /// A cursor blinks: typing goes here.
  bool active = false;
};
enum class SearchTouched { kField, kClear, kSearch };
std::optional<SearchTouched> SearchField(Ui& ui, std::string_view id, const canvas::Rect& rect,
                                         const SearchFieldContent& content);

float SearchFieldHeight(const Theme& theme);

struct KeyboardContent {
  /// Words to choose from, above the keys; as many as fit are shown.
  std::vector<std::string> candidates;
  /// Shown while there are none.
  std::string hint;
  std::string backspace, clear, space, language;
  /// Adds a row of digits.
  bool digits = true;
};
namespace key {
struct Letter {
  char letter;  ///< a…z, 0…9
};
struct Candidate {
  std::size_t index;
};
struct Space {};
struct Backspace {};
struct Clear {};
struct Language {};
}  // namespace key
using KeyTouched = std::variant<key::Letter, key::Candidate, key::Space, key::Backspace, key::Clear,
                                key::Language>;

std::optional<KeyTouched> Keyboard(Ui& ui, std::string_view id, const canvas::Rect& rect,
                                   const KeyboardContent& content);
float KeyboardHeight(const Theme& theme, bool digits = true);

/// Digits in four rows with clear and backspace, for phone and ticket numbers. `with_x`: the key of
/// clear is the letter `clear` instead, the last place of some identity numbers; it still gives
/// Clear.
std::optional<KeyTouched> NumberPad(Ui& ui, std::string_view id, const canvas::Rect& rect,
                                    std::string_view clear, std::string_view backspace,
                                    bool with_x = false);

}  // namespace yichuang::view
