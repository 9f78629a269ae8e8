#pragma once

#include <array>

#include "hub/http/admission.h"

/// Addresses of the audit and who may use them; part of the table in admission.cpp.
namespace yichuang::http {

/// Whoever looks for irregular ratings. Nobody of them gives work to those who were rated.
inline constexpr core::RoleSet kAuditors{core::Role::kAuditAdmin, core::Role::kInspector,
                                         core::Role::kRatingAdmin};
/// The books name devices and counts, and no rating.
inline constexpr core::RoleSet kBookReaders{core::Role::kAuditAdmin, core::Role::kInspector,
                                            core::Role::kHallManager, core::Role::kSystemAdmin};

inline constexpr auto kAuditRoutes = std::to_array<RouteRule>({
    {RouteId::kAuditFlags, "GET", "/api/v1/audit/{month}/flags", Opening::kRoles, kAuditors,
     Effect::kReads, core::Viewed::kAuditFlags},
    {RouteId::kAuditService, "GET", "/api/v1/audit/services/{service}", Opening::kRoles, kAuditors,
     Effect::kReads, core::Viewed::kAuditFlags},
    {RouteId::kDayHeads, "GET", "/api/v1/audit/{month}/heads", Opening::kRoles, kBookReaders,
     Effect::kReads, std::nullopt},
    {RouteId::kBooksAt, "GET", "/api/v1/audit/books", Opening::kRoles, kBookReaders, Effect::kReads,
     std::nullopt},
});

}  // namespace yichuang::http
