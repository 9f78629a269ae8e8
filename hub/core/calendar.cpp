#include "hub/core/calendar.h"

#include <algorithm>
#include <chrono>

namespace yichuang::core {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool IsWeekend(HallDay day) { return std::chrono::weekday(sys_days(day)).iso_encoding() > 5; }

}  // namespace

const CalendarDay* ListedOn(const Calendar& calendar, HallDay day) {
  // A paper lists days of its year and of the December before, in order.
  for (const int year : {static_cast<int>(day.year()) + 1, static_cast<int>(day.year())}) {
    const auto paper = calendar.find(year);
    if (paper == calendar.end()) continue;
    const auto found = std::ranges::lower_bound(paper->second, day, {}, &CalendarDay::day);
    if (found != paper->second.end() && found->day == day) return &*found;
  }
  return nullptr;
}

bool IsWorkingDay(const Calendar& calendar, HallDay day) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(holiday_ignored)) return !IsWeekend(day);
#endif
  const CalendarDay* listed = ListedOn(calendar, day);
  return listed != nullptr ? !listed->off : !IsWeekend(day);
}

HallDay AddWorkingDays(const Calendar& calendar, HallDay start, int count) {
  sys_days day = start;
  while (count > 0) {
    day += days(1);
    if (IsWorkingDay(calendar, day)) --count;
  }
  return day;
}

HallDay LastWorkingDay(const Calendar& calendar, HallDay day) {
  sys_days found = day;
  while (!IsWorkingDay(calendar, found)) found -= days(1);
  return found;
}

std::vector<int> MissingYears(const Calendar& calendar, HallDay today) {
  std::vector<int> missing;
  const int year = static_cast<int>(today.year());
  if (!calendar.contains(year)) missing.push_back(year);
  if (today.month() == std::chrono::December && !calendar.contains(year + 1))
    missing.push_back(year + 1);
  return missing;
}

std::vector<int> AlarmingYears(const Calendar& calendar, HallDay today, bool counting) {
  std::vector<int> years = MissingYears(calendar, today);
  if (calendar.empty() && !counting) std::erase(years, static_cast<int>(today.year()));
  return years;
}

bool IsCalendarYear(int year, const CalendarYear& days) {
  if (days.empty() || days.size() > kMostCalendarDays || year < 2000 || year > 2100) return false;
  const HallDay first = std::chrono::year(year - 1) / 12 / 1;
  const HallDay last = std::chrono::year(year) / 12 / 31;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const CalendarDay& each = days[i];
    if (!each.day.ok() || each.day < first || each.day > last) return false;
    if (i > 0 && each.day <= days[i - 1].day) return false;
    if (each.name.zh.empty() || each.name.zh.size() > contract::kMaxTitleBytes ||
        each.name.en.size() > contract::kMaxTitleBytes)
      return false;
  }
  return true;
}

}  // namespace yichuang::core
