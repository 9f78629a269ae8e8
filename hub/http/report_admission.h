#pragma once

#include <array>

#include "hub/http/admission.h"

/// Addresses of reports and who may use them; part of the table in admission.cpp.
namespace yichuang::http {

// A unit head sees the reports of his own unit, staff letters about themselves (report_json.h).
inline constexpr core::RoleSet kReportReadingRoles{
    core::Role::kDutyManager, core::Role::kHallManager, core::Role::kInspector,
    core::Role::kRatingAdmin, core::Role::kLeader,      core::Role::kUnitHead,
    core::Role::kWindowStaff, core::Role::kGuide,       core::Role::kBackOffice};
inline constexpr core::RoleSet kReportDraftingRoles{core::Role::kDutyManager,
                                                    core::Role::kHallManager,
                                                    core::Role::kInspector, core::Role::kUnitHead};
inline constexpr core::RoleSet kReportSteppingRoles{
    core::Role::kDutyManager, core::Role::kHallManager, core::Role::kInspector, core::Role::kLeader,
    core::Role::kUnitHead};

inline constexpr auto kReportRoutes = std::to_array<RouteRule>({
    // Reports. What may be seen of them and who takes which step: report_json.h,
    // core/decide_report.
    {RouteId::kReports, "GET", "/api/v1/reports", Opening::kRoles, kReportReadingRoles,
     Effect::kReads, std::nullopt},
    {RouteId::kDraftReport, "POST", "/api/v1/reports", Opening::kRoles, kReportDraftingRoles,
     Effect::kChanges, std::nullopt},
    {RouteId::kReport, "GET", "/api/v1/reports/{report}", Opening::kRoles, kReportReadingRoles,
     Effect::kReads, core::Viewed::kFigures},
    {RouteId::kReportFile, "GET", "/api/v1/reports/{report}/file", Opening::kRoles,
     kReportReadingRoles, Effect::kReads, core::Viewed::kFigures},
    {RouteId::kStepReport, "POST", "/api/v1/reports/{report}/steps", Opening::kRoles,
     kReportSteppingRoles, Effect::kChanges, std::nullopt},
});

}  // namespace yichuang::http
