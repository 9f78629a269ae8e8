#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Changes of the settings, as requests: their bodies, checked field by field.
namespace yichuang::http {

/// {"version", "effective_ms", "changes": [{"kind": …}]}; the kinds stand in openapi.yaml. Whoever
/// is no system administrator is refused a change of staff.
Route ChangeSettingsRoute(const Ask& ask, const Visitor& visitor, bool preview);
Route UndoSettingRoute(std::string_view change);
/// The photo of this handle.
Route PictureRoute(std::string_view handle);
/// {"base64": a file of at most 40 kB}.
Route StaffFileRoute(const Ask& ask);

}  // namespace yichuang::http
