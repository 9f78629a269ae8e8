#include <algorithm>

#include "hub/core/decide.h"

/// Who takes up an alarm, and the one alarm that time alone raises.
namespace yichuang::core {

namespace {

using contract::Reason;

/// Work number of the person an alarm is about; "" for nobody, or for who has left the plan.
std::string SubjectOf(const Plan& plan, const Alarm& alarm) {
  for (const PlannedStaff& each : plan.staff) {
    if (each.id == alarm.staff) return each.number;
  }
  return {};
}

}  // namespace

Decision DecideOn(const Hall& hall, const AcknowledgeAlarm& command, Instant) {
  const auto found = hall.alarms.find(command.alarm);
  if (found == hall.alarms.end()) {
    return Refusal{Reason::kUnknownAlarm, std::to_string(Number(command.alarm))};
  }
  const std::string subject = SubjectOf(hall.plan, found->second);
  if (!subject.empty() && !MayDecideOn(command.by, subject)) {
    return Refusal{Reason::kOwnRecord, subject};
  }
  if (found->second.acknowledged) return Events{};  // two managers at once: the first one has it
  return Events{AlarmAcknowledged{command.alarm, command.by}};
}

void AppendMissingCalendars(const Hall& hall, Instant now, Events& events) {
  if (hall.plan.hall.empty()) return;  // not configured: nobody could mend it
  const bool counting = !hall.cases.open.empty();
  for (const int year : AlarmingYears(hall.board.calendar, DayOf(hall.plan, now), counting)) {
    const bool told = std::ranges::any_of(hall.alarms, [year](const auto& each) {
      return each.second.kind == AlarmKind::kCalendarMissing && each.second.year == year;
    });
    if (!told) events.push_back(CalendarMissed{year});
  }
}

}  // namespace yichuang::core
