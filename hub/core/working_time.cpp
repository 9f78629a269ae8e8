#include "hub/core/working_time.h"

#include <algorithm>

namespace yichuang::core {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

/// Calls `take` with begin and end of each span of office hours of the day, until it answers false.
template <typename Take>
bool EachSpan(const Board& board, minutes utc_offset, sys_days day, Take take) {
  if (!IsWorkingDay(board.calendar, day)) return true;
  const auto hours = HoursOn(board, day);
  if (!hours) return true;
  const Instant midnight = Instant(day) - utc_offset;
  return std::ranges::all_of(hours->open, [&](const contract::OpenSpan& span) {
    return take(midnight + minutes(span.from), midnight + minutes(span.until));
  });
}

sys_days DayAt(minutes utc_offset, Instant at) { return std::chrono::floor<days>(at + utc_offset); }

}  // namespace

int CountWorkingDays(const Calendar& calendar, HallDay from, HallDay until) {
  int count = 0;
  for (sys_days day = sys_days(from) + days(1); day <= sys_days(until); day += days(1)) {
    if (IsWorkingDay(calendar, day)) ++count;
  }
  return count;
}

std::optional<Instant> AddOfficeTime(const Board& board, minutes utc_offset, Instant start,
                                     Millis time) {
  std::optional<Instant> end;
  const sys_days first = DayAt(utc_offset, start);
  for (sys_days day = first; !end && day < first + days(kOfficeDays); day += days(1)) {
    EachSpan(board, utc_offset, day, [&](Instant from, Instant until) {
      const Millis left = until - std::max(from, start);
      if (left < time) {
        time -= std::max(left, Millis(0));
        return true;
      }
      end = std::max(from, start) + time;
      return false;
    });
  }
  return end;
}

Millis CountOfficeTime(const Board& board, minutes utc_offset, Instant from, Instant until) {
  Millis time{0};
  const sys_days last = DayAt(utc_offset, until);
  for (sys_days day = DayAt(utc_offset, from); day <= last; day += days(1)) {
    EachSpan(board, utc_offset, day, [&](Instant begin, Instant end) {
      time += std::max(Millis(0), std::min(end, until) - std::max(begin, from));
      return true;
    });
  }
  return time;
}

}  // namespace yichuang::core
