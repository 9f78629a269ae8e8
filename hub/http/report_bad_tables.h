#pragma once

#include "hub/http/report_tables.h"

/// What bad ratings say and what became of them; part of report_tables.h. Of fewer than least_shown
/// bad ratings nothing is told, and never of a single one.
namespace yichuang::http {

/// `count`, `share` of the bad ratings that count; a row a tag, by its national code.
query::ReportTable BadTagsTable(query::Reader& reader, const ReportScope& scope,
                                const ReportPlace& place);
/// `count`, `rate`: of the matters that bad ratings opened in the period, as they stand now. 回访率
/// and 整改率 are of those that are not excluded.
query::ReportTable BadCasesTable(const query::BadCaseFacts& bad, const ReportScope& scope);

}  // namespace yichuang::http
