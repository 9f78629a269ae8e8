#pragma once

#include <optional>
#include <vector>

#include "kiosk/model/model.h"

namespace yichuang::model {

struct DayHours {
  std::chrono::year_month_day day{};
  std::vector<OpenSpan> open;  ///< empty: closed
  catalogue::Text reason;      ///< of a special day; otherwise empty
  friend bool operator==(const DayHours&, const DayHours&) = default;
};

std::chrono::year_month_day Today(const Model& model);

/// The hours of one day: the hub's special day, otherwise the week's plan.
DayHours HoursOf(const Model& model, std::chrono::year_month_day day);

bool IsOpen(const Model& model);

/// Notices in force now, in the hub's order.
std::vector<const Notice*> NoticesNow(const Model& model);

/// The first day after today, within two weeks, on which the hall opens.
std::optional<DayHours> NextOpenDay(const Model& model);

}  // namespace yichuang::model
