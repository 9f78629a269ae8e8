#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Questions about reports, as requests. Who may is the core's and report_json.h's beside the
/// table.
namespace yichuang::http {

/// `month` is "2026-10": reports whose period ends in it.
Route ReportsRoute(std::string_view month, const Visitor& visitor);
/// What waits for him, reports among it.
Route TodoRoute(const Visitor& visitor);
Route DraftReportRoute(const Ask& ask, const Visitor& visitor);
Route StepReportRoute(const Ask& ask, std::string_view id, const Visitor& visitor);
/// `language` is "en" or anything else for Chinese.
Route ReportRoute(std::string_view id, bool pdf, std::string_view language, const Visitor& visitor);

}  // namespace yichuang::http
