#include <algorithm>
#include <map>

#include "hub/live_board.h"

namespace yichuang::hub {
namespace {

// The windows an alarm concerns, as the plan has them now: a host drives several.
std::vector<int> WindowsOf(const core::Plan& plan, const core::Alarm& alarm) {
  if (core::IsOfToday(alarm.kind) || core::IsOfCase(alarm.kind))
    return {core::Number(alarm.window)};
  std::vector<int> windows;
  if (alarm.kind == core::AlarmKind::kCalendarMissing ||
      alarm.kind == core::AlarmKind::kReportLate || alarm.kind == core::AlarmKind::kCanaryFailed)
    return windows;
  const bool terminal = alarm.kind == core::AlarmKind::kTerminalAway ||
                        alarm.kind == core::AlarmKind::kIdentityDoubled;
  for (const core::PlannedWindow& each : plan.windows) {
    if ((terminal ? each.device : each.evaluator) == alarm.source)
      windows.push_back(core::Number(each.number));
  }
  std::ranges::sort(windows);
  return windows;
}

query::LiveAlarm AlarmOf(const core::Plan& plan, core::AlarmId id, const core::Alarm& alarm,
                         const std::map<core::StaffId, std::string>& numbers,
                         const StaffNames& names) {
  query::LiveAlarm live;
  live.id = core::Number(id);
  live.kind = static_cast<query::LiveAlarmKind>(alarm.kind);
  live.windows = WindowsOf(plan, alarm);
  live.source = alarm.source;
  if (const auto number = numbers.find(alarm.staff); number != numbers.end())
    live.staff_number = number->second;
  live.service = core::Number(alarm.service);
  live.level = alarm.level ? static_cast<int>(*alarm.level) : 0;
  live.keys = KeysOf(alarm.keys);
  live.year = alarm.year;
  live.at_ms = core::MillisOf(alarm.raised);
  if (alarm.acknowledged) {
    const auto name = names.find(alarm.acknowledged->by);
    live.acknowledged =
        query::LiveAcknowledgement{alarm.acknowledged->by, name == names.end() ? "" : name->second,
                                   core::MillisOf(alarm.acknowledged->at)};
  }
  return live;
}

}  // namespace

std::vector<int> KeysOf(std::uint8_t bits) {
  std::vector<int> keys;
  for (int key = 0; key < 8; ++key) {
    if ((bits >> key & 1) != 0) keys.push_back(key + 1);
  }
  return keys;
}

std::vector<query::LiveAlarm> LiveAlarmsOf(const core::Hall& hall, const StaffNames& names) {
  std::vector<query::LiveAlarm> alarms;
  if (hall.alarms.empty()) return alarms;
  std::map<core::StaffId, std::string> numbers;
  for (const core::PlannedStaff& staff : hall.plan.staff) numbers.emplace(staff.id, staff.number);
  for (const auto& [id, alarm] : hall.alarms) {
    alarms.push_back(AlarmOf(hall.plan, id, alarm, numbers, names));
  }
  return alarms;
}

}  // namespace yichuang::hub
