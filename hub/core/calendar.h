#pragma once

#include <map>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/ids.h"

/// Working days: the yearly paper of the State Council, as data. It decides legal limits; when a
/// hall is open is its own business (board.h).
namespace yichuang::core {

/// A day that differs from what its weekday says. Days that only touch a holiday are not listed.
struct CalendarDay {
  HallDay day{};
  bool off = true;           ///< false: a Saturday or Sunday that is worked (调休)
  contract::BothTexts name;  ///< "国庆节"
  friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// The list of one paper, in order. Its year is the paper's: the end of the December before may be
/// in it.
using CalendarYear = std::vector<CalendarDay>;
/// By year.
using Calendar = std::map<int, CalendarYear>;

inline constexpr std::size_t kMostCalendarDays = 100;

/// What the papers say of this day, the newest first; null when they say nothing.
const CalendarDay* ListedOn(const Calendar& calendar, HallDay day);

/// Monday to Friday unless a paper says otherwise, also in a year without paper (see MissingYears).
bool IsWorkingDay(const Calendar& calendar, HallDay day);

/// The day `count` working days after `start`, which is day 0 and need not be one. REQUIRES: count
/// >= 0.
HallDay AddWorkingDays(const Calendar& calendar, HallDay start, int count);

/// The newest working day that is not after `day`.
HallDay LastWorkingDay(const Calendar& calendar, HallDay day);

/// Years whose paper is needed and not there: this year, and from 1 December the next one.
std::vector<int> MissingYears(const Calendar& calendar, HallDay today);

/// Those of them that are an alarm. Next year's always is; this year's where there has been a paper
/// or where `counting`, that is, limits of somebody's case run by it: a hall that is new hears of
/// it on its settings page, not by an alarm on its first day.
std::vector<int> AlarmingYears(const Calendar& calendar, HallDay today, bool counting);

/// Whether `days` may be the paper of `year`: in order, each once, none outside the year but for
/// the December before, each with a Chinese name that a message carries.
bool IsCalendarYear(int year, const CalendarYear& days);

}  // namespace yichuang::core
