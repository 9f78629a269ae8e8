#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/calendar.h"
#include "hub/query/hotline.h"
#include "hub/query/reader.h"

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

/// The same of any span of days, month by month and put together, so that a quarter is the sum of
/// its months; of a month that lies partly in it, its days. What is open is open at its end. No
/// line of an open matter; year and month are of the last day.
struct HotlineSpan {
  core::HallDay from{};
  core::HallDay until{};  ///< first day that does not belong to it
  std::chrono::minutes utc_offset{480};
  std::int64_t now_ms = 0;
  const core::Calendar& calendar;  ///< borrowed; of the working days
  bool bad_ratings = true;         ///< false: without the matters that bad ratings opened
};
query::HotlineReport HotlineOver(query::Reader& reader, const HotlineSpan& span);

/// A line of the report; field names are those of hub/query/hotline.h.
nlohmann::json HotlineLineJson(const query::HotlineLine& line);
nlohmann::json HotlineLinesJson(const std::vector<query::HotlineLine>& lines);

/// field names are those of hub/query/hotline.h.
std::string HotlineJson(const query::HotlineReport& report);

}  // namespace yichuang::http
