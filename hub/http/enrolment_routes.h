#pragma once

#include <array>
#include <string_view>

#include "hub/http/routes.h"

/// Certificates of terminals, as requests, and who may ask: part of the table in admission.cpp.
namespace yichuang::http {

inline constexpr core::RoleSet kIdentityKeepers{core::Role::kSystemAdmin,
                                                core::Role::kSecurityAdmin};

inline constexpr auto kEnrolmentRules = std::to_array<RouteRule>({
    {RouteId::kTerminals, "GET", "/api/v1/terminals", Opening::kRoles, kIdentityKeepers,
     Effect::kReads, std::nullopt},
    {RouteId::kOfferEnrolment, "POST", "/api/v1/terminals/{device}/code", Opening::kRoles,
     kIdentityKeepers, Effect::kChanges, std::nullopt},
    {RouteId::kRevokeTerminal, "POST", "/api/v1/terminals/{device}/revocation", Opening::kRoles,
     kIdentityKeepers, Effect::kChanges, std::nullopt},
    // Asked by terminals, which have no session: the code, or a signature, is what lets them in.
    {RouteId::kEnrol,
     "POST",
     "/api/v1/enrolments",
     Opening::kAnybody,
     {},
     Effect::kChanges,
     std::nullopt},
    {RouteId::kRenewEnrolment,
     "POST",
     "/api/v1/enrolments/renewal",
     Opening::kAnybody,
     {},
     Effect::kChanges,
     std::nullopt},
});

Route OfferEnrolmentRoute(std::string_view device);
Route RevokeTerminalRoute(std::string_view device);
/// {"device", "code", "request"}
Route EnrolRoute(const Ask& ask);
/// {"certificate", "request", "signature"}
Route RenewEnrolmentRoute(const Ask& ask);

}  // namespace yichuang::http
