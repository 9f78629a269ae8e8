#pragma once

#include <array>

#include "hub/http/admission.h"

/// Addresses of what is kept of persons beside their cases; part of the table in admission.cpp.
namespace yichuang::http {

/// Who works on cases.
inline constexpr core::RoleSet kCases{core::Role::kWindowStaff, core::Role::kDutyManager,
                                      core::Role::kBackOffice, core::Role::kUnitHead};

inline constexpr auto kPersonRoutes = std::to_array<RouteRule>({
    // Whom a case is for: masked for the work, in full with a reason, erased by the hall's head.
    {RouteId::kApplicant, "GET", "/api/v1/cases/{case}/applicant", Opening::kRoles, kCases,
     Effect::kReads, std::nullopt},
    {RouteId::kApplicantInFull, "GET", "/api/v1/cases/{case}/applicant/full", Opening::kRoles,
     kCases, Effect::kReads, core::Viewed::kApplicant},
    // What was filled in once for a joint matter, in the same way; a back office sees its part's.
    {RouteId::kForm, "GET", "/api/v1/cases/{case}/form", Opening::kRoles, kCases, Effect::kReads,
     std::nullopt},
    {RouteId::kFormInFull, "GET", "/api/v1/cases/{case}/form/full", Opening::kRoles, kCases,
     Effect::kReads, core::Viewed::kApplicant},
    {RouteId::kNameApplicant, "POST", "/api/v1/cases/{case}/applicant", Opening::kRoles, kCases,
     Effect::kChanges, std::nullopt},
    {RouteId::kEraseApplicant, "DELETE", "/api/v1/cases/{case}/applicant", Opening::kRoles,
     core::RoleSet{core::Role::kHallManager}, Effect::kChanges, std::nullopt},
});

}  // namespace yichuang::http
