#include "hub/core/alarm.h"

#include <algorithm>
#include <utility>

#include "hub/core/hall.h"

namespace yichuang::core {

namespace {

bool IsBadRating(const Alarms::value_type& each) {
  return each.second.kind == AlarmKind::kBadRating;
}

/// Who was on shift where the evaluator stands; {} when nobody was.
StaffId StaffAt(const Hall& hall, WindowNo window) {
  const auto state = hall.windows.find(window);
  return state == hall.windows.end() ? StaffId{} : state->second.staff.value_or(StaffId{});
}

bool IsCard(const Alarms::value_type& each) { return IsOfCase(each.second.kind); }

/// Room for one more of those: acknowledged ones go first, then the oldest.
template <typename Those>
void KeepBelow(Alarms& alarms, std::size_t most, Those those) {
  if (static_cast<std::size_t>(std::ranges::count_if(alarms, those)) < most) return;
  auto oldest = std::ranges::find_if(
      alarms, [&](const auto& each) { return those(each) && each.second.acknowledged; });
  if (oldest == alarms.end()) oldest = std::ranges::find_if(alarms, those);
  if (oldest != alarms.end()) alarms.erase(oldest);
}

}  // namespace

bool IsOfToday(AlarmKind kind) {
  return kind == AlarmKind::kBadRating || kind == AlarmKind::kHoldOverran ||
         kind == AlarmKind::kHelp;
}

bool IsOfCase(AlarmKind kind) {
  return kind == AlarmKind::kCaseDueSoon || kind == AlarmKind::kCaseLate ||
         kind == AlarmKind::kCaseStepLate;
}

void Raise(Hall& hall, const Record& record, Alarm alarm) {
  const bool rating = alarm.kind == AlarmKind::kBadRating;
  const bool card = IsOfCase(alarm.kind);
  alarm.raised = record.at;
  if (!rating && !card && alarm.window != WindowNo{}) alarm.staff = StaffAt(hall, alarm.window);
  if (rating) KeepBelow(hall.alarms, kMostRatingAlarms, IsBadRating);
  if (card) KeepBelow(hall.alarms, kMostCardAlarms, IsCard);
  hall.alarms[AlarmId{record.seq}] = std::move(alarm);
}

void RaiseBadRating(Hall& hall, const Record& record, const RatingReceived& event) {
  Alarm alarm;
  alarm.kind = AlarmKind::kBadRating;
  alarm.source = event.key.source;
  alarm.window = event.window;
  alarm.staff = event.staff;
  alarm.service = event.service;
  alarm.level = event.level;
  Raise(hall, record, std::move(alarm));
}

void RaiseTerminalAway(Hall& hall, const Record& record, const std::string& device) {
  EndAlarm(hall, AlarmKind::kTerminalAway, device);
  if (!IsTerminal(hall, device)) return;
  Alarm alarm;
  alarm.kind = AlarmKind::kTerminalAway;
  alarm.source = device;
  Raise(hall, record, std::move(alarm));
}

void RaiseDeviceAway(Hall& hall, const Record& record, const std::string& evaluator,
                     WindowNo window) {
  Alarm alarm;
  alarm.kind = AlarmKind::kDeviceAway;
  alarm.source = evaluator;
  alarm.window = window;
  Raise(hall, record, std::move(alarm));
}

bool HasAlarm(const Hall& hall, AlarmKind kind, std::string_view source) {
  return std::ranges::any_of(hall.alarms, [&](const auto& each) {
    return each.second.kind == kind && each.second.source == source;
  });
}

void EndAlarm(Hall& hall, AlarmKind kind, std::string_view source) {
  std::erase_if(hall.alarms, [&](const auto& each) {
    return each.second.kind == kind && each.second.source == source;
  });
}

void EndForeignAlarms(Hall& hall) {
  std::erase_if(hall.alarms, [&hall](const auto& each) {
    const Alarm& alarm = each.second;
    switch (alarm.kind) {
      case AlarmKind::kBadRating:
      case AlarmKind::kCalendarMissing:
      case AlarmKind::kHoldOverran:
      case AlarmKind::kHelp:
      case AlarmKind::kCaseDueSoon:
      case AlarmKind::kCaseLate:
      case AlarmKind::kCaseStepLate:
      case AlarmKind::kReportLate:
      case AlarmKind::kCanaryFailed:
        return false;
      case AlarmKind::kDeviceAway:
      case AlarmKind::kKeyStuck:
        return WindowOfEvaluator(hall.plan, alarm.source) == nullptr;
      case AlarmKind::kTerminalAway:
      case AlarmKind::kIdentityDoubled:
        return !IsTerminal(hall, alarm.source);
    }
    return false;
  });
}

void EndCalendarAlarms(Hall& hall) {
  const std::vector<int> missing = MissingYears(hall.board.calendar, hall.day);
  std::erase_if(hall.alarms, [&](const auto& each) {
    return each.second.kind == AlarmKind::kCalendarMissing &&
           std::ranges::find(missing, each.second.year) == missing.end();
  });
}

void NoteStuckKeys(Hall& hall, const Record& record, const std::string& evaluator,
                   std::uint8_t keys) {
  const bool told = std::ranges::any_of(hall.alarms, [&](const auto& each) {
    return each.second.kind == AlarmKind::kKeyStuck && each.second.source == evaluator &&
           each.second.keys == keys;
  });
  if (told) return;
  EndAlarm(hall, AlarmKind::kKeyStuck, evaluator);
  const PlannedWindow* planned = WindowOfEvaluator(hall.plan, evaluator);
  if (keys == 0 || planned == nullptr) return;
  Alarm alarm;
  alarm.kind = AlarmKind::kKeyStuck;
  alarm.source = evaluator;
  alarm.window = planned->number;
  alarm.keys = keys;
  Raise(hall, record, std::move(alarm));
}

}  // namespace yichuang::core
