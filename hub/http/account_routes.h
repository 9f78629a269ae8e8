#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Accounts, as requests.
namespace yichuang::http {

/// {"number", "name", "roles"}
Route MakeAccountRoute(const Ask& ask);
/// Roles, one-time code or closing of the account of a work number.
Route AccountRoute(RouteId id, const Ask& ask, std::string_view number_text);

}  // namespace yichuang::http
