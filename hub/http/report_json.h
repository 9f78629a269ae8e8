#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/report.h"
#include "hub/http/report_sheet.h"
#include "hub/query/matters.h"
#include "hub/query/report.h"

/// Reports as pages read them, and who may read them.
namespace yichuang::http {

/// Whether somebody may see a report. Ratings that may still change are told to whoever sees single
/// ones; a unit head knows the reports of his own unit. A letter about somebody is for who may sign
/// it, and once it was sent for himself and the head of his unit.
bool MaySeeReport(const query::ReportRow& row, const core::ReportActor& actor,
                  const std::vector<query::DutyRow>& duties);

/// Whether somebody may draft letters about members of staff.
bool MayDraftLetters(const core::ReportActor& actor);

/// The unit of a work number; "" when nobody told.
std::string UnitIn(const std::vector<query::DutyRow>& duties, const std::string& number);

/// {"reports":[…],"kinds":[…]}: those that he may see, without their figures, and the kinds he may
/// draft of a period that ends in the month. `proposed`: for whom a letter may be drafted; absent
/// when nobody asked.
std::string ReportsJson(const std::vector<query::ReportRow>& rows, std::chrono::year_month month,
                        const core::ReportActor& actor, const std::vector<query::DutyRow>& duties,
                        const std::optional<std::vector<std::string>>& proposed,
                        const ReportNames& names, const ReportPaperFacts& facts);

/// One report with its figures, in words and as numbers, and the steps that he may take.
/// `agrees`: absent where nothing could differ.
std::string ReportFileJson(const query::ReportFile& file, const query::Report& report,
                           std::optional<bool> agrees, const core::ReportActor& actor,
                           const std::string& unit, const ReportNames& names,
                           const ReportPaperFacts& facts);

}  // namespace yichuang::http
