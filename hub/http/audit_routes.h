#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "hub/core/hall.h"
#include "hub/http/routes.h"
#include "hub/query/reader.h"

/// What an auditor asks, as requests and answers.
namespace yichuang::http {

/// kAuditFlags, kDayHeads or kAuditService; `what` is a month, "2026-05", or the number of a
/// service. Levels are told to whoever may see single ratings, and to the auditor.
Route AuditLookRoute(RouteId route, std::string_view what, const Visitor& visitor);
/// `at` in milliseconds since 1970 UTC or `seq`; not both, none is now.
Route BooksAtRoute(const Ask& ask);

/// What answers it.
std::function<std::string(query::Reader&)> QueryOf(AuditAsk ask);

/// Hours of the days of a month, by the calendar as it stands. Days for which the hall knows none
/// are not there; null: the hall is not known yet.
query::OpenDays OpenDaysOf(const core::Hall* hall, std::uint32_t month);

}  // namespace yichuang::http
