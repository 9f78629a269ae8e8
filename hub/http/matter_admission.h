#pragma once

#include <array>

#include "hub/http/admission.h"

/// Addresses of matters and who may use them; part of the table in admission.cpp.
namespace yichuang::http {

inline constexpr core::RoleSet kMatterWorkers{core::Role::kGuide,       core::Role::kWindowStaff,
                                              core::Role::kBackOffice,  core::Role::kUnitHead,
                                              core::Role::kDutyManager, core::Role::kHallManager,
                                              core::Role::kInspector};
inline constexpr core::RoleSet kMatterReaders{core::Role::kGuide,       core::Role::kWindowStaff,
                                              core::Role::kBackOffice,  core::Role::kUnitHead,
                                              core::Role::kDutyManager, core::Role::kHallManager,
                                              core::Role::kInspector,   core::Role::kLeader};
inline constexpr core::RoleSet kMatterWatch{core::Role::kDutyManager, core::Role::kHallManager,
                                            core::Role::kInspector, core::Role::kLeader};
inline constexpr core::RoleSet kDutyKeepers{core::Role::kGuide,       core::Role::kWindowStaff,
                                            core::Role::kBackOffice,  core::Role::kUnitHead,
                                            core::Role::kDutyManager, core::Role::kHallManager,
                                            core::Role::kInspector,   core::Role::kSystemAdmin};

inline constexpr auto kMatterRules = std::to_array<RouteRule>({
    // Matters. Which place in one lets take which step is the core's (core/matter_guard.h).
    {RouteId::kMatters, "GET", "/api/v1/matters", Opening::kRoles, kMatterReaders, Effect::kReads,
     std::nullopt},
    {RouteId::kMatter, "GET", "/api/v1/matters/{matter}", Opening::kRoles, kMatterReaders,
     Effect::kReads, std::nullopt},
    {RouteId::kOpenMatter, "POST", "/api/v1/matters", Opening::kRoles, kMatterWorkers,
     Effect::kChanges, std::nullopt},
    {RouteId::kStepMatter, "POST", "/api/v1/matters/{matter}/steps", Opening::kRoles,
     kMatterWorkers, Effect::kChanges, std::nullopt},
    {RouteId::kMatterBoard, "GET", "/api/v1/matter-board", Opening::kRoles, kMatterWatch,
     Effect::kReads, std::nullopt},
    {RouteId::kDuties, "GET", "/api/v1/duties", Opening::kRoles, kDutyKeepers, Effect::kReads,
     std::nullopt},
    {RouteId::kAssignDuty, "POST", "/api/v1/duties", Opening::kRoles, kDutyKeepers,
     Effect::kChanges, std::nullopt},
    // A citizen at a kiosk, without a session: he is nobody, and the code of his slip is the key.
    {RouteId::kCitizenMatter,
     "POST",
     "/api/v1/citizen-matters",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
    {RouteId::kMatterProgress,
     "POST",
     "/api/v1/matter-progress",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
    {RouteId::kUnsolved,
     "POST",
     "/api/v1/matter-unsolved",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
});

}  // namespace yichuang::http
