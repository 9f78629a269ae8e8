#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/http/request_body.h"
#include "hub/person/applicant.h"

/// Applicants as requests and answers have them.
namespace yichuang::http {

/// The field `applicant`: {"kind","name","document_kind","document","phone"}. A document of a kind
/// whose check characters are known must have them (GB 11643, GB 32100); the body keeps the fault.
std::optional<person::Applicant> ApplicantIn(RequestBody& body);

/// Five to twenty digits, blanks and hyphens, with a "+" before them or not.
bool IsPhone(std::string_view phone);

/// {"applicant": …} as it is, or with the middle of everything left out; null when nothing is kept.
std::string ApplicantJson(const std::optional<person::Applicant>& applicant, bool masked);

}  // namespace yichuang::http
