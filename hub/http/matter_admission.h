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
/// Whoever sees who served or who holds something, and auditors.
inline constexpr core::RoleSet kColleagueReaders{
    core::Role::kGuide,      core::Role::kWindowStaff, core::Role::kBackOffice,
    core::Role::kUnitHead,   core::Role::kDutyManager, core::Role::kHallManager,
    core::Role::kInspector,  core::Role::kLeader,      core::Role::kAuditAdmin,
    core::Role::kRatingAdmin};
inline constexpr core::RoleSet kMatterWatch{core::Role::kDutyManager, core::Role::kHallManager,
                                            core::Role::kInspector, core::Role::kLeader};
inline constexpr core::RoleSet kHallHead{core::Role::kHallManager};
inline constexpr core::RoleSet kSampleDrawers{core::Role::kHallManager, core::Role::kInspector};
inline constexpr core::RoleSet kSampleCallers{core::Role::kDutyManager, core::Role::kHallManager,
                                              core::Role::kInspector};
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
    {RouteId::kIssueNotice, "POST", "/api/v1/matters/{matter}/notices", Opening::kRoles,
     kMatterWorkers, Effect::kChanges, std::nullopt},
    {RouteId::kNoticeFile, "GET", "/api/v1/matters/{matter}/notices/{notice}", Opening::kRoles,
     kMatterReaders, Effect::kReads, std::nullopt},
    {RouteId::kMatterContact, "GET", "/api/v1/matters/{matter}/contact", Opening::kRoles,
     kMatterWorkers, Effect::kReads, core::Viewed::kCallee},
    {RouteId::kEraseWords, "DELETE", "/api/v1/matters/{matter}/words", Opening::kRoles, kHallHead,
     Effect::kChanges, std::nullopt},
    {RouteId::kEraseContact, "DELETE", "/api/v1/matters/{matter}/contact", Opening::kRoles,
     kHallHead, Effect::kChanges, std::nullopt},
    {RouteId::kDrawSample, "POST", "/api/v1/call-samples", Opening::kRoles, kSampleDrawers,
     Effect::kChanges, std::nullopt},
    {RouteId::kCallSample, "GET", "/api/v1/call-samples/{month}", Opening::kRoles, kMatterWatch,
     Effect::kReads, std::nullopt},
    {RouteId::kNoteSampleCall, "POST", "/api/v1/call-samples/{month}/calls", Opening::kRoles,
     kSampleCallers, Effect::kChanges, std::nullopt},
    {RouteId::kHotline, "GET", "/api/v1/hotline/{month}", Opening::kRoles, kMatterWatch,
     Effect::kReads, std::nullopt},
    {RouteId::kHotlineFile, "GET", "/api/v1/hotline/{month}/file", Opening::kRoles, kMatterWatch,
     Effect::kReads, std::nullopt},
    {RouteId::kTodo, "GET", "/api/v1/me/todo", Opening::kRoles, kMatterReaders, Effect::kReads,
     std::nullopt},
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
