#pragma once

#include <string>
#include <vector>

#include "hub/http/report_tables.h"

/// 评议结果建议函: what stands in a letter about one member of staff. Part of report_tables.h.
namespace yichuang::http {

/// `now` and `before`: what is proposed, and the figures it is proposed from. No line when nothing
/// is. REQUIRES: scope.person is set.
query::ReportTable ProposalTable(query::Reader& reader, const ReportScope& scope,
                                 const ReportPlace& place);
/// His months, of this period and the one before; of few ratings nothing is told.
query::ReportTable ProposalMonthsTable(query::Reader& reader, const ReportScope& scope,
                                       const ReportPlace& place);

/// Work numbers for whom something is proposed, in their order.
std::vector<std::string> ProposedIn(query::Reader& reader, const ReportScope& scope,
                                    const ReportPlace& place);

}  // namespace yichuang::http
