#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/calendar.h"
#include "hub/query/hotline.h"

/// 热线月报 out of its matters. Pure.
namespace yichuang::http {

/// What the report is about and what it is counted by.
struct HotlineMonth {
  std::chrono::year_month month;
  std::chrono::minutes utc_offset{480};
  std::int64_t frozen_ms = 0;
  const core::Calendar& calendar;  ///< borrowed; of the working days
};

/// First and last moment of the hall's month, as [first, second).
std::pair<std::int64_t, std::int64_t> SpanOf(std::chrono::year_month month,
                                             std::chrono::minutes utc_offset);

/// "2026-11"; absent when it is none.
std::optional<std::chrono::year_month> MonthIn(std::string_view text);

/// Every rate as numerator and denominator. Lines of kinds and channels have the API's names; units
/// stand in their alphabet, the one nobody knows last. The day of opening counts 0.
query::HotlineReport FoldHotline(const std::vector<query::HotlineMatter>& matters,
                                 const HotlineMonth& of);

/// field names are those of hub/query/hotline.h.
std::string HotlineJson(const query::HotlineReport& report);

}  // namespace yichuang::http
