#include "hub/core/canary.h"

#include <algorithm>

#include "hub/core/case_book.h"
#include "hub/core/decide.h"

namespace yichuang::core {
namespace {

using contract::Reason;

constexpr std::uint32_t kAllPending = (1U << kCanaryPresses.size()) - 1;

/// Place among kCanaryPresses; past the end when it is none.
std::size_t PlaceOf(bool two_button, Level level) {
  const auto* found = std::ranges::find(kCanaryPresses, CanaryPress{two_button, level});
  return static_cast<std::size_t>(found - kCanaryPresses.begin());
}

}  // namespace

bool IsCanaryDue(const Hall& hall, std::chrono::minutes at, Instant now) {
  if (hall.plan.windows.empty() || hall.canary.due) return false;
  const HallDay today = DayOf(hall.plan, now);
  return hall.canary.day != today && now >= BeginOfDay(hall, today) + at;
}

bool IsCanaryOver(const Hall& hall, Instant now) {
  return hall.canary.due && (hall.canary.pending == 0 || now >= *hall.canary.due);
}

Decision DecideOn(const Hall& hall, const BeginCanary& command, Instant now) {
  const HallDay today = DayOf(hall.plan, now);
  if (hall.canary.due || hall.canary.day == today) return Events{};
  return Events{CanaryBegun{today, command.counted, now + kCanaryLimit}};
}

Decision TakeCanaryEntry(const Hall& hall, const TakeEntry& entry) {
  const auto* press = std::get_if<OpenedPress>(&entry.body);
  const auto* source = std::ranges::find(kCanarySources, entry.key.source);
  if (press == nullptr || source == kCanarySources.end())
    return Refusal{Reason::kForeignSource, entry.key.source};
  const bool two_button = source != kCanarySources.begin();
  const std::size_t place = PlaceOf(two_button, press->level);
  const bool waits = hall.canary.due && press->invitation == Number(hall.canary.run) &&
                     place < kCanaryPresses.size() && (hall.canary.pending >> place & 1U) != 0;
  if (!waits) return Refusal{Reason::kInvitationUnknown, entry.key.source};
  return Events{CanaryRated{hall.canary.run, two_button, press->level}};
}

Decision DecideOn(const Hall& hall, const EndCanary& command, Instant now) {
  if (!IsCanaryOver(hall, now)) return Events{};
  const CanaryTally& tally = command.tally;
  CanaryEnded ended;
  ended.day = *hall.canary.day;
  for (std::size_t i = 0; i < kCanaryPresses.size(); ++i) {
    const bool arrived = (hall.canary.pending >> i & 1U) == 0;
    ended.arrived += arrived ? 1 : 0;
    ended.tallied += arrived && tally.presses[i] == 1 ? 1 : 0;
  }
  ended.counted = tally.counted;
  ended.expected = hall.canary.counted + tally.arrived;
  ended.passed = ended.arrived == kCanaryPresses.size() && ended.tallied == ended.arrived &&
                 tally.stray == 0 && ended.counted == ended.expected;
  return Events{ended};
}

void ApplyCanary(Hall& hall, const Record& record, const CanaryBegun& event) {
  hall.canary = {event.day, CanaryRun{record.seq}, event.due, event.counted, kAllPending};
}

void ApplyCanary(Hall& hall, const Record&, const CanaryRated& event) {
  hall.canary.pending &= ~(1U << PlaceOf(event.two_button, event.level));
}

void ApplyCanary(Hall& hall, const Record& record, const CanaryEnded& event) {
  hall.canary.due.reset();
  hall.canary.pending = 0;
  EndAlarm(hall, AlarmKind::kCanaryFailed, "");
  if (event.passed) return;
  Alarm alarm;
  alarm.kind = AlarmKind::kCanaryFailed;
  Raise(hall, record, std::move(alarm));
}

}  // namespace yichuang::core
