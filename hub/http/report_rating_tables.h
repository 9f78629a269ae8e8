#pragma once

#include <cstdint>
#include <string>

#include "hub/http/report_tables.h"

/// The tables of reports in which ratings stand; part of report_tables.h.
namespace yichuang::http {

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
