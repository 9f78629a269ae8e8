#pragma once

#include <map>
#include <string>
#include <variant>

#include "hub/core/change_settings.h"

/// What a page asks of the settings.
namespace yichuang::http {

/// By work number. They travel beside a command and stand in no event.
using StaffNames = std::map<std::string, std::string>;

struct SettingsStateAsk {};
/// What would change, or what is wrong with it; nothing is written.
struct PreviewSettingsAsk {
  core::ChangeSettings change;
  StaffNames names;
};
struct ChangeSettingsAsk {
  core::ChangeSettings change;
  StaffNames names;
};
struct UndoSettingAsk {
  core::ChangeId change{};
};
/// A list of staff as a table program saved it, to be looked at.
struct StaffFileAsk {
  std::string bytes;
};

using SettingsAsk = std::variant<SettingsStateAsk, PreviewSettingsAsk, ChangeSettingsAsk,
                                 UndoSettingAsk, StaffFileAsk>;

}  // namespace yichuang::http
