#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "hub/access/staff_card.h"
#include "hub/core/change_settings.h"

/// What a page asks of the settings.
namespace yichuang::http {

/// What a change says of one person's card. It travels beside the command and stands in no event.
struct CardWish {
  std::optional<std::string> name;  ///< absent: as it is
  std::optional<std::string>
      picture;  ///< JPEG or PNG, looked at already; "": none; absent: as it is
  std::optional<std::uint8_t> stars = {};  ///< at most access::kMostStars; absent: as they are
  friend bool operator==(const CardWish&, const CardWish&) = default;
};
using CardWishes = std::map<std::string, CardWish>;  ///< by work number

struct SettingsStateAsk {
  bool devices_alone = false;  ///< for whoever keeps certificates and sets nothing else
};
/// What would change, or what is wrong with it; nothing is written.
struct PreviewSettingsAsk {
  core::ChangeSettings change;
  CardWishes cards;
};
struct ChangeSettingsAsk {
  core::ChangeSettings change;
  CardWishes cards;
};
struct UndoSettingAsk {
  core::ChangeId change{};
};
/// A list of staff as a table program saved it, to be looked at.
struct StaffFileAsk {
  std::string bytes;
};
/// A photo of staff.
struct PictureAsk {
  std::string handle;
};

using SettingsAsk = std::variant<SettingsStateAsk, PreviewSettingsAsk, ChangeSettingsAsk,
                                 UndoSettingAsk, StaffFileAsk, PictureAsk>;

}  // namespace yichuang::http
