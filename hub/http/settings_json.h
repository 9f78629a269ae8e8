#pragma once

#include <string>

#include "hub/core/change_settings.h"
#include "hub/core/hall.h"
#include "hub/http/settings_ask.h"
#include "hub/http/staff_file.h"

/// The settings as the pages read them (openapi.yaml).
namespace yichuang::http {

/// What is known of cards: names of hall.toml, and the cards that were made since.
struct CardBook {
  access::StaffNames names;
  access::StaffCards cards;
};

/// The plan, what waits and what was changed.
std::string SettingsJson(const core::Hall& hall, const CardBook& book, core::Instant now);
/// Rating devices and terminals with their certificates: of the settings what names no person.
std::string DevicesJson(const core::Hall& hall);
/// `book` has the cards that are only wished for as well.
std::string PreviewJson(const core::Examined& examined, const CardBook& book);
/// The file, turned into changes of the present staff, whose `names` are shown now; none when it
/// has a fault.
std::string StaffFileJson(const StaffFile& file, const core::Plan& plan,
                          const access::StaffNames& names);
/// {"ok", "ids"}: the changes that came of it.
std::string ChangedJson(const core::Events& events);

}  // namespace yichuang::http
