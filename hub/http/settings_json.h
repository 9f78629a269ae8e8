#pragma once

#include <string>

#include "hub/core/change_settings.h"
#include "hub/core/hall.h"
#include "hub/http/settings_ask.h"
#include "hub/http/staff_file.h"

/// The settings as the pages read them (openapi.yaml).
namespace yichuang::http {

/// The plan, what waits and what was changed.
std::string SettingsJson(const core::Hall& hall, const StaffNames& names, core::Instant now);
std::string PreviewJson(const core::Examined& examined);
/// The file, turned into changes of the present staff; none when it has a fault.
std::string StaffFileJson(const StaffFile& file, const core::Plan& plan, const StaffNames& names);
/// {"ok", "ids"}: the changes that came of it.
std::string ChangedJson(const core::Events& events);

}  // namespace yichuang::http
