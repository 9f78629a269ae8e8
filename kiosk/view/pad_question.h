#pragma once
// One question that is answered with keys: what was typed, large, and the keys below.

#include <optional>
#include <string>

#include "kiosk/view/stage.h"

namespace yichuang::view {

struct PadQuestion {
  std::string id;
  std::string title;
  std::string how;    ///< may be empty
  std::string entry;  ///< as it is shown
  std::string clear;  ///< word of the key that clears
  bool with_x = false;
  bool letters = false;  ///< a keyboard instead of the pad
  std::optional<BannerContent> banner = {};
  std::optional<ButtonContent> go = {};
  std::optional<ButtonContent> aside = {};  ///< beside `go`
};

struct PadTouched {
  bool go = false;
  bool aside = false;
  std::optional<KeyTouched> key = {};
};

/// Targets are ID.next, ID.aside and those of the keys.
PadTouched AskByPad(Stage& stage, const PadQuestion& question);

/// Digits in groups of four; anything else as it is.
std::string InFours(const std::string& text);

}  // namespace yichuang::view
