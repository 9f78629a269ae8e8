#pragma once
// A wide surface that is chosen among few, with its state at the right end.

#include <string>
#include <string_view>

#include "kiosk/view/controls.h"

namespace yichuang::view {

struct ChoiceCardContent {
  /// One letter or digit on a plate before the words.
  std::string mark;
  std::string title;
  /// Such as a place; may be empty, and is left out where the card is too low for it.
  std::string detail;
  /// How it stands now, and a second line of that; both may be empty.
  std::string state;
  std::string state_more;
  /// Without it a touch does nothing, and `state` says why.
  bool enabled = true;
};

/// True when touched. In large type, and where the title would not fit beside it, the state stands
/// below the words instead of at the right end.
bool ChoiceCard(Ui& ui, std::string_view id, const canvas::Rect& rect,
                const ChoiceCardContent& content);

}  // namespace yichuang::view
