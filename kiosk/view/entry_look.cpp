#include "kiosk/view/entry_look.h"

#include <utility>

#include "kiosk/view/icons.h"

namespace yichuang::view {

EntryLook LookOf(std::string_view entry) {
  using enum Hue;
  static constexpr std::pair<std::string_view, EntryLook> kKnown[] = {
      {"open-business", {icons::kStore, kBlue}},
      {"run-business", {icons::kEdit, kBlue}},
      {"close-business", {icons::kCancel, kBlue}},
      {"birth", {icons::kChild, kAccent}},
      {"schooling", {icons::kSchool, kAccent}},
      {"work", {icons::kWork, kTeal}},
      {"unemployment", {icons::kPerson, kTeal}},
      {"moving", {icons::kPlace, kViolet}},
      {"marriage", {icons::kHeart, kRed}},
      {"renting", {icons::kKey, kViolet}},
      {"buying-home", {icons::kHouse, kViolet}},
      {"illness", {icons::kHealth, kRed}},
      {"old-age", {icons::kGroup, kAccent}},
      {"disability", {icons::kAccessible, kTeal}},
      {"travel", {icons::kCar, kTeal}},
      {"papers", {icons::kDocument, kBlue}},
      {"building", {icons::kBuilding, kViolet}},
      {"business", {icons::kStore, kBlue}},
      {"social-security", {icons::kVerified, kTeal}},
      {"medical", {icons::kHealth, kRed}},
      {"employment", {icons::kWork, kTeal}},
      {"housing", {icons::kHouse, kViolet}},
      {"household", {icons::kDocument, kBlue}},
      {"family", {icons::kFamily, kAccent}},
      {"elderly", {icons::kGroup, kAccent}},
      {"transport", {icons::kCar, kTeal}},
      {"construction", {icons::kBuilding, kViolet}},
  };
  for (const auto& [id, look] : kKnown) {
    if (id == entry) return look;
  }
  return {icons::kFolder, kBlue};
}

}  // namespace yichuang::view
