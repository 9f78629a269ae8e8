#pragma once

#include <string_view>
#include <vector>

#include "hub/http/routes.h"

/// Questions about reports, as requests. Who may is the core's and report_json.h's beside the
/// table.
namespace yichuang::http {

/// What waits for him, reports among it.
Route TodoRoute(const Visitor& visitor);
/// One of kReportRoutes; `taken` are the parts of the address in braces. A list wants `month`,
/// "2026-10": reports whose period ends in it. A file's `language` is "en" or anything else for
/// Chinese.
Route ReportRoute(RouteId id, const Ask& ask, const std::vector<std::string_view>& taken,
                  const Visitor& visitor);

}  // namespace yichuang::http
