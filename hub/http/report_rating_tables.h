#pragma once

#include <cstdint>
#include <string>

#include "hub/http/report_tables.h"

/// The tables of reports in which ratings stand; part of report_tables.h.
namespace yichuang::http {

/// Ratings of a period as they may be told.
struct ReportRatings {
  query::FigureCounts total;
  std::vector<query::FigureRow> staff;  ///< by work number, those that may be told
  std::vector<query::FigureRow> months;
  std::vector<std::string> hidden;  ///< work numbers
  bool told = true;                 ///< false: the whole has too few ratings
};
ReportRatings RatingsIn(query::Reader& reader, const ReportScope& scope, const ReportPlace& place);
/// The period of the same length before it.
ReportScope PeriodBefore(const ReportScope& scope);

query::ReportTable RatingsTable(query::Reader& reader, const ReportScope& scope,
                                const ReportPlace& place);
query::ReportTable LevelsTable(query::Reader& reader, const ReportScope& scope,
                               const ReportPlace& place);
query::ReportTable TrendTable(query::Reader& reader, const ReportScope& scope,
                              const ReportPlace& place);
query::ReportTable StaffTable(query::Reader& reader, const ReportScope& scope,
                              const ReportPlace& place);

/// "9.50" of a number.
std::string DecimalText(double value, int decimals);
/// Minutes with one decimal.
query::ReportCell MinutesCell(std::uint64_t ms);
/// Nothing without a denominator.
query::ReportCell RateCell(const query::Rate& rate);

}  // namespace yichuang::http
