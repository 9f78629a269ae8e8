#pragma once

#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// JSON of changes of the plan, as they stand in events and snapshots. Faults go to the reader.
namespace yichuang::sqlite {

OrderedJson SettingChangedJson(const core::SettingChanged& event);
core::SettingChanged ReadSettingChanged(BodyReader& body);

/// The change that took effect or was withdrawn.
OrderedJson ChangeJson(core::ChangeId change);
core::ChangeId ReadChange(BodyReader& body);

OrderedJson SettingsJson(const core::Settings& settings);
core::Settings ReadSettings(BodyReader& body);

OrderedJson SkillsJson(const core::Skills& skills);
core::Skills ReadSkills(BodyReader& body);

OrderedJson ItemsJson(const core::ItemBook& items);
core::ItemBook ReadItems(BodyReader& body);

OrderedJson CalendarJson(const core::Calendar& calendar);
core::Calendar ReadCalendar(BodyReader& body, std::string_view name);

}  // namespace yichuang::sqlite
