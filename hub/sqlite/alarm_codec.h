#pragma once

#include "hub/core/alarm.h"
#include "hub/sqlite/body_reader.h"

/// An alarm as it stands in a snapshot. Faults go to the reader.
namespace yichuang::sqlite {

OrderedJson AlarmJson(core::AlarmId id, const core::Alarm& alarm);
core::Alarm ReadAlarm(BodyReader& body);

}  // namespace yichuang::sqlite
