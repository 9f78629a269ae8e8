#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Which screen a request asks for.
namespace yichuang::http {

/// `zone` is the path's, percent-encoded as browsers do.
Route ZoneScreenRoute(std::string_view zone, bool stream);

/// `window` is the path's.
Route WindowScreenRoute(std::string_view window, bool stream);

}  // namespace yichuang::http
