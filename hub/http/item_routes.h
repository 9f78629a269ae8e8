#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Items, as requests.
namespace yichuang::http {

inline constexpr std::size_t kMostItemId = 40;

/// ?q=what was typed&department=…&show=all|serious|unverified|changed
Route ItemListRoute(const Ask& ask);
/// {"effective_ms", "incomplete_ok"} and what Items::Look reads.
Route ChangeItemsRoute(const Ask& ask, const Visitor& visitor, bool preview);

/// The value of a query parameter, its escapes turned back; "" when it is not there, or broken.
std::string PlainParameter(std::string_view target, std::string_view name);

}  // namespace yichuang::http
