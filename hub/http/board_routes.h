#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// What the hall tells everybody, as requests: their bodies, checked field by field. Who may send
/// them and by which address is not decided here.
namespace yichuang::http {

/// {"sm3": 64 hex digits}: a bundle that lies in the hub's folder already.
Route ImportRoute(const Ask& ask);
/// {"day": "2026-05-09", "open": [{"from","until"}] in minutes, "reason": {"zh","en"}}.
Route ChangeHoursRoute(const Ask& ask);
/// {"level": "info"|"important", "title": {"zh","en"}, "text": {"zh","en"}, "until_ms"}.
Route PostNoticeRoute(const Ask& ask);
Route WithdrawNoticeRoute(std::string_view notice);
/// {"text": {"zh","en"}}.
Route RaiseEmergencyRoute(const Ask& ask);
/// A catalogue bundle by its hash.
Route BundleRoute(std::string_view sm3);

}  // namespace yichuang::http
