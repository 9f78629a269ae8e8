#pragma once
// One question that is answered by a touch on one of a few words.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/view/stage.h"

namespace yichuang::view {

struct GridChoice {
  std::string id;
  std::string text;
  char32_t icon = 0;
  std::string more = {};  ///< a second line; in low mode it stands above, beside the others
};

/// Index of the touched one. More than fit scroll, in low mode they stand on pages.
std::optional<std::size_t> ChoiceGrid(Stage& stage, const std::string& id, const std::string& title,
                                      const std::string& how,
                                      const std::vector<GridChoice>& choices);

}  // namespace yichuang::view
