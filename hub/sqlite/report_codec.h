#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/core/report.h"
#include "hub/sqlite/body_reader.h"

/// Reports in the ledger and in a snapshot.
namespace yichuang::sqlite {

template <core::ReportEvent Event>
std::string Body(const Event& event);

template <core::ReportEvent Event>
core::Event ReadReportEvent(BodyReader& body);

OrderedJson ReportsJson(const core::Reports& reports);
core::Reports ReadReports(BodyReader& body);

}  // namespace yichuang::sqlite
