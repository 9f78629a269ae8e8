#include "kiosk/text/dates.h"

#include "kiosk/text/date_forms.h"

namespace yichuang::text {
namespace {

const DateForms& FormsOf(Language language) {
  return language == Language::kChinese ? kDateFormsZh : kDateFormsEn;
}

std::string TwoDigits(long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// %Y %m %d as numbers without leading zeros, %B %b the month's name, %A %a the weekday's.
std::string Format(const DateForms& forms, std::string_view pattern,
                   std::chrono::year_month_day day) {
  const auto month = static_cast<unsigned>(day.month());
  const auto weekday = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      text += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'Y':
        text += std::to_string(static_cast<int>(day.year()));
        break;
      case 'm':
        text += std::to_string(month);
        break;
      case 'd':
        text += std::to_string(static_cast<unsigned>(day.day()));
        break;
      case 'B':
        text += forms.months[month - 1];
        break;
      case 'b':
        text += forms.months[month - 1].substr(0, 3);
        break;
      case 'A':
        text += forms.weekdays[weekday];
        break;
      case 'a':
        text += forms.short_weekdays[weekday];
        break;
      default:
        break;
    }
  }
  return text;
}

}  // namespace

std::string LongDate(Language language, std::chrono::year_month_day day) {
  const DateForms& forms = FormsOf(language);
  return Format(forms, forms.long_date, day);
}

std::string PlainDate(Language language, std::chrono::year_month_day day) {
  const DateForms& forms = FormsOf(language);
  return Format(forms, forms.plain_date, day);
}

std::string ShortDate(Language language, std::chrono::year_month_day day) {
  const DateForms& forms = FormsOf(language);
  return Format(forms, forms.short_date, day);
}

std::string Weekday(Language language, std::chrono::weekday day) {
  return std::string(FormsOf(language).weekdays[day.c_encoding()]);
}

std::string ClockTime(std::chrono::minutes since_midnight) {
  return TwoDigits(since_midnight.count() / 60) + ":" + TwoDigits(since_midnight.count() % 60);
}

std::string Age(Language language, std::chrono::milliseconds age) {
  using std::chrono::floor;
  const auto minutes = floor<std::chrono::minutes>(age);
  if (minutes.count() < 2) return std::string(Say(language, Word::kAgeNow));
  if (minutes < std::chrono::hours{2})
    return Fill(Say(language, Word::kAgeMinutes), {std::to_string(minutes.count())});
  const auto hours = floor<std::chrono::hours>(age);
  if (hours < std::chrono::days{2})
    return Fill(Say(language, Word::kAgeHours), {std::to_string(hours.count())});
  return Fill(Say(language, Word::kAgeDays),
              {std::to_string(floor<std::chrono::days>(age).count())});
}

}  // namespace yichuang::text
