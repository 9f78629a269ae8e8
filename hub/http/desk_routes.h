#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// What clerks and guides ask of desks and lines, as requests: their bodies, checked field by
/// field.
namespace yichuang::http {

/// `window` is the path's. A clerk acts for himself; a duty manager at any window.
Route DeskRoute(RouteId id, const Ask& ask, std::string_view window, const Visitor& visitor);

/// `ticket` is the path's, "" where it has none.
Route TicketRoute(RouteId id, const Ask& ask, std::string_view ticket, const Visitor& visitor);

/// One window more or less for the group of the path: a change of the settings, undone like any.
Route GroupWindowRoute(const Ask& ask, std::string_view group, const Visitor& visitor);

}  // namespace yichuang::http
