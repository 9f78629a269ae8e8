#pragma once

#include <string_view>
#include <vector>

#include "hub/http/routes.h"

/// Appeals, as requests.
namespace yichuang::http {

/// One of kAppealRoutes; `taken` are the parts of the address in braces.
///
/// An appeal: `target` "ratings" with `from` and `to`, or "violation" with `matter` and
/// `violation`; `words`. A decision: `granted`, `words`; of granted ratings `ground` and
/// `services`.
Route AppealRoute(RouteId id, const Ask& ask, const std::vector<std::string_view>& taken,
                  const Visitor& visitor);

}  // namespace yichuang::http
