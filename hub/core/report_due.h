#pragma once

#include <optional>
#include <vector>

#include "hub/core/hall.h"

/// When the hub drafts reports by itself, and when they are late.
namespace yichuang::core {

/// When the job drafts the report of the period that ends before `until`. Nine o'clock of a working
/// day in or after the month behind the period.
Instant DraftTime(const Hall& hall, const ReportJob& job, HallDay until);
/// Until when it is to be published; later than that it is late.
Instant PublishTime(const Hall& hall, const ReportJob& job, HallDay until);

/// Those that are due and that nobody has drafted, nor a newer edition of them.
std::vector<ExpectedReport> UndraftedReports(const Hall& hall);

void AppendDueReports(const Hall& hall, Instant now, Events& events);
std::optional<Instant> NextReportDeadline(const Hall& hall);

}  // namespace yichuang::core
