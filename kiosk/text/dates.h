#pragma once

#include <chrono>
#include <string>

#include "kiosk/text/words.h"

namespace yichuang::text {

/// "2026年11月24日 星期二", "Tuesday, 24 November 2026".
std::string LongDate(Language language, std::chrono::year_month_day day);
/// "2026年11月24日", "24 November 2026".
std::string PlainDate(Language language, std::chrono::year_month_day day);
/// "11月24日 周二", "Tue 24 Nov".
std::string ShortDate(Language language, std::chrono::year_month_day day);
/// "星期二", "Tuesday".
std::string Weekday(Language language, std::chrono::weekday day);
/// "09:05", of the time since midnight.
std::string ClockTime(std::chrono::minutes since_midnight);
/// How long ago, in words and rounded down: "3 小时前". Below two minutes: "刚才".
std::string Age(Language language, std::chrono::milliseconds age);

}  // namespace yichuang::text
