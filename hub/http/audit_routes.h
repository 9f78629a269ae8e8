#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "hub/http/routes.h"
#include "hub/query/reader.h"

/// What an auditor asks, as requests and answers.
namespace yichuang::http {

/// `month` is "2026-05". Levels are told to whoever may see single ratings, and to the auditor.
Route AuditFlagsRoute(std::string_view month, const Visitor& visitor);
Route DayHeadsRoute(std::string_view month);
/// `at` in milliseconds since 1970 UTC or `seq`; not both, none is now.
Route BooksAtRoute(const Ask& ask);

/// What answers it.
std::function<std::string(query::Reader&)> QueryOf(AuditAsk ask);

}  // namespace yichuang::http
