#pragma once

#include <array>

#include "hub/core/appeal.h"
#include "hub/http/admission.h"

/// Addresses of appeals and who may use them; part of the table in admission.cpp.
namespace yichuang::http {

/// Against whom something may count.
inline constexpr core::RoleSet kOwnRecordRoles{core::Role::kGuide,       core::Role::kWindowStaff,
                                               core::Role::kBackOffice,  core::Role::kUnitHead,
                                               core::Role::kDutyManager, core::Role::kHallManager,
                                               core::Role::kInspector};

inline constexpr auto kAppealRoutes = std::to_array<RouteRule>({
    // Who decides on which, and that he is of another unit, is the core's (core/decide_appeal.cpp).
    {RouteId::kOwnRecord, "GET", "/api/v1/me/record", Opening::kRoles, kOwnRecordRoles,
     Effect::kReads, std::nullopt},
    {RouteId::kFileAppeal, "POST", "/api/v1/appeals", Opening::kRoles, kOwnRecordRoles,
     Effect::kChanges, std::nullopt},
    {RouteId::kAppeals, "GET", "/api/v1/appeals", Opening::kRoles, core::kAppealDeciders,
     Effect::kReads, std::nullopt},
    {RouteId::kAppeal, "GET", "/api/v1/appeals/{appeal}", Opening::kRoles, core::kAppealDeciders,
     Effect::kReads, std::nullopt},
    {RouteId::kVoteAppeal, "POST", "/api/v1/appeals/{appeal}/votes", Opening::kRoles,
     core::kAppealDeciders, Effect::kChanges, std::nullopt},
    {RouteId::kEraseAppealWords, "DELETE", "/api/v1/appeals/{appeal}/words", Opening::kRoles,
     core::RoleSet{core::Role::kHallManager}, Effect::kChanges, std::nullopt},
});

}  // namespace yichuang::http
