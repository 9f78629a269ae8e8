#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hub/core/calendar.h"
#include "hub/core/report_kind.h"
#include "hub/query/reader.h"
#include "hub/query/report.h"

/// The tables of reports. Ratings come from the shielded view alone (figure_view.h): of few nothing
/// is told, and nobody can subtract them.
namespace yichuang::http {

/// Where and when a report is made.
struct ReportPlace {
  std::int64_t now_ms = 0;
  std::chrono::minutes utc_offset{480};
  core::Calendar calendar;
  std::map<std::uint32_t, std::string> staff;  ///< work numbers by id
  std::string generator;                       ///< program and version
};

/// A period, of the hall or of one unit.
struct ReportScope {
  core::HallDay from{};
  core::HallDay until{};
  std::string unit;
  std::string person = {};  ///< work number, of a 评议结果建议函
  bool settled = false;     ///< no rating that comes later counts, so none is still waited for
};

/// One table. Rows of staff have work numbers, those of windows their number, all others names of
/// the API. Columns and cells of a section:
///
/// ratings: `now`, `before`; a row an indicator. levels: `count`, `share`. trend: a row a month.
/// staff: by score, the unranked behind. windows: services alone, for ratings by window and by
/// staff would give each other away. queue, hotline_*, spot_check, devices, exclusions, five_zero:
/// see their words (report_words.h).
query::ReportTable TableOf(query::Reader& reader, core::ReportSection section,
                           const ReportScope& scope, const ReportPlace& place);

}  // namespace yichuang::http
