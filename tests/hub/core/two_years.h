#pragma once

#include <chrono>

#include "hub/core/calendar.h"

namespace yichuang::core {

using namespace std::chrono_literals;

inline void ListDays(CalendarYear& year, HallDay first, int days, bool off) {
  for (int i = 0; i < days; ++i) {
    year.push_back(
        {HallDay(std::chrono::sys_days(first) + std::chrono::days(i)), off, {"节日", ""}});
  }
}

/// The rest days and working days that the State Council announced for 2025 and 2026, as
/// hub/core/data has them.
inline Calendar TwoYears() {
  Calendar calendar;
  CalendarYear& a = calendar[2025];
  ListDays(a, 2025y / 1 / 1, 1, true);
  ListDays(a, 2025y / 1 / 26, 1, false);
  ListDays(a, 2025y / 1 / 28, 8, true);
  ListDays(a, 2025y / 2 / 8, 1, false);
  ListDays(a, 2025y / 9 / 28, 1, false);
  ListDays(a, 2025y / 10 / 1, 8, true);
  ListDays(a, 2025y / 10 / 11, 1, false);
  CalendarYear& b = calendar[2026];
  ListDays(b, 2026y / 1 / 1, 3, true);
  ListDays(b, 2026y / 1 / 4, 1, false);
  ListDays(b, 2026y / 2 / 14, 1, false);
  ListDays(b, 2026y / 2 / 15, 9, true);
  ListDays(b, 2026y / 2 / 28, 1, false);
  ListDays(b, 2026y / 4 / 4, 3, true);
  ListDays(b, 2026y / 5 / 1, 5, true);
  ListDays(b, 2026y / 5 / 9, 1, false);
  ListDays(b, 2026y / 9 / 25, 3, true);
  ListDays(b, 2026y / 10 / 1, 7, true);
  ListDays(b, 2026y / 10 / 10, 1, false);
  return calendar;
}

}  // namespace yichuang::core
