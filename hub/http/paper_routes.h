#pragma once

#include <string_view>

#include "hub/http/routes.h"

/// Applicants, papers and progress of cases, as requests: checked field by field.
namespace yichuang::http {

/// GET, masked or not, and DELETE. `id` as in the path.
Route ApplicantRoute(RouteId route, std::string_view id);
/// The applicant of the body is said.
Route FormRoute(RouteId route, std::string_view id, const Visitor& visitor);
Route NameApplicantRoute(const Ask& ask, std::string_view id);
Route CasePapersRoute(std::string_view id);
Route PrintPaperRoute(const Ask& ask, std::string_view id);
Route VoidPaperRoute(const Ask& ask, const Visitor& visitor);
Route OnceNoticeRoute(const Ask& ask);
Route ProgressRoute(const Ask& ask);

}  // namespace yichuang::http
