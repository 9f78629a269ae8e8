#include "kiosk/model/hours.h"

#include <algorithm>

namespace yichuang::model {

using std::chrono::days;
using std::chrono::local_days;

std::chrono::year_month_day Today(const Model& model) {
  return std::chrono::year_month_day{std::chrono::floor<days>(WallClock(model, model.now))};
}

DayHours HoursOf(const Model& model, std::chrono::year_month_day day) {
  for (const SpecialDay& special : model.hall.news.special_days) {
    if (special.day == day) return {day, special.open, special.reason};
  }
  const std::chrono::weekday weekday{local_days{day}};
  return {day, model.setting.week[weekday.c_encoding()], {}};
}

bool IsOpen(const Model& model) {
  const auto wall = WallClock(model, model.now);
  const auto since_midnight = wall - std::chrono::floor<days>(wall);
  const DayHours today = HoursOf(model, Today(model));
  return std::any_of(today.open.begin(), today.open.end(), [&](const OpenSpan& span) {
    return span.from <= since_midnight && since_midnight < span.until;
  });
}

std::vector<const Notice*> NoticesNow(const Model& model) {
  std::vector<const Notice*> shown;
  for (const Notice& notice : model.hall.news.notices) {
    if (notice.from <= model.now && model.now < notice.until) shown.push_back(&notice);
  }
  return shown;
}

std::optional<DayHours> NextOpenDay(const Model& model) {
  const local_days today{Today(model)};
  for (int ahead = 1; ahead <= 14; ++ahead) {
    DayHours hours = HoursOf(model, std::chrono::year_month_day{today + days{ahead}});
    if (!hours.open.empty()) return hours;
  }
  return std::nullopt;
}

}  // namespace yichuang::model
