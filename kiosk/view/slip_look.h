#pragma once
// The slip of a matter on the screen.

#include <string>
#include <vector>

#include "kiosk/view/stage.h"

namespace yichuang::view {

struct SlipLook {
  std::string title;
  std::vector<std::string> sentences;
};

/// The code large in groups of four, what it is good for, and what the printer does with it.
void DrawSlip(Stage& stage, const canvas::Rect& rect, const model::Slip& slip,
              const SlipLook& look);

}  // namespace yichuang::view
