#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"

/// What the hall tells a kiosk: notices, hours, an emergency. Nothing here belongs to a person.
namespace yichuang::model {

/// UTC. The wall clock of the hall is this plus Setting::utc_offset.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A sheet on the notice board.
struct Notice {
  std::string id;
  catalogue::Text title;
  catalogue::Text text;
  Instant from{};                  ///< shown from here
  Instant until = Instant::max();  ///< and no longer from here on
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// Part of a day in which the hall serves, by the hall's own clock, from midnight.
struct OpenSpan {
  std::chrono::minutes from{};
  std::chrono::minutes until{};
  friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// A day that differs from the week's plan: a holiday, a make-up day, an early closing.
struct SpecialDay {
  std::chrono::year_month_day day{};
  std::vector<OpenSpan> open;  ///< in order; empty: closed all day
  catalogue::Text reason;
  friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

/// Everything the hub pushes to a kiosk besides the catalogue: always the whole of it.
struct HallNews {
  std::vector<Notice> notices;
  std::vector<SpecialDay> special_days;
  /// Covers every screen while it is there: "请从最近的出口离开".
  std::optional<catalogue::Text> emergency;
  friend bool operator==(const HallNews&, const HallNews&) = default;
};

}  // namespace yichuang::model
