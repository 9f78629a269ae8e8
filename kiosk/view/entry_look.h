#pragma once
// Icons and colours of shelf entries.

#include <string_view>

#include "kiosk/view/components.h"

namespace yichuang::view {

struct EntryLook {
  char32_t icon = 0;
  Hue hue = Hue::kBlue;
};

/// Of the catalogue's usual life events and themes; a folder for any other.
EntryLook LookOf(std::string_view entry);

}  // namespace yichuang::view
