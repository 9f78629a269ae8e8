#include "hub/core/decide.h"

/// Who takes up an alarm.
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

}  // namespace yichuang::core
