#include "hub/http/admission.h"

#include <algorithm>
#include <array>

#include "hub/http/appeal_admission.h"
#include "hub/http/audit_admission.h"
#include "hub/http/case_admission.h"
#include "hub/http/enrolment_routes.h"
#include "hub/http/matter_admission.h"
#include "hub/http/report_admission.h"

namespace yichuang::http {
namespace {

using core::Role;
using core::RoleSet;

constexpr RoleSet kWatch{Role::kDutyManager, Role::kHallManager};
constexpr RoleSet kFigures{Role::kDutyManager, Role::kHallManager, Role::kInspector};
constexpr RoleSet kSheetReaders{Role::kDutyManager, Role::kHallManager, Role::kInspector,
                                Role::kRatingAdmin, Role::kLeader};
constexpr RoleSet kBookKeepers{Role::kHallManager, Role::kSystemAdmin, Role::kAuditAdmin};
constexpr RoleSet kOperators{Role::kDutyManager, Role::kHallManager, Role::kSystemAdmin};
constexpr RoleSet kSetters{Role::kHallManager, Role::kSystemAdmin};
constexpr RoleSet kAccountKeepers{Role::kSystemAdmin};
constexpr RoleSet kDesk{Role::kWindowStaff, Role::kDutyManager};
constexpr RoleSet kNumbers{Role::kGuide, Role::kWindowStaff, Role::kDutyManager};
constexpr RoleSet kPaperReaders{Role::kGuide, Role::kWindowStaff, Role::kDutyManager,
                                Role::kBackOffice, Role::kUnitHead};
constexpr RoleSet kPin{Role::kGuide, Role::kWindowStaff};
constexpr RoleSet kLines{Role::kGuide, Role::kDutyManager, Role::kHallManager};
constexpr RoleSet kTakeNumbersBack{Role::kGuide, Role::kDutyManager};
constexpr RoleSet kWallViewers{Role::kWall,        Role::kGuide,       Role::kWindowStaff,
                               Role::kDutyManager, Role::kHallManager, Role::kLeader};
constexpr RoleSet kPictureViewers{Role::kWall,        Role::kGuide,       Role::kWindowStaff,
                                  Role::kDutyManager, Role::kHallManager, Role::kLeader,
                                  Role::kSystemAdmin};

constexpr auto kHallRules = std::to_array<RouteRule>({
    // A catalogue is for everybody to read, and named by its hash; kiosks fetch it without session.
    {RouteId::kBundle, "GET", "/catalogue/{sm3}", Opening::kAnybody, {}, Effect::kReads, {}},
    // Without a session: what a sign-in needs, and a sign of life without details.
    {RouteId::kFile, "GET", "/{file}", Opening::kAnybody, {}, Effect::kReads, {}},
    {RouteId::kHealth, "GET", "/healthz", Opening::kAnybody, {}, Effect::kReads, {}},
    // Answered to programs of this machine alone (Connection::Answer).
    {RouteId::kMetrics, "GET", "/metrics", Opening::kAnybody, {}, Effect::kReads, {}},
    {RouteId::kWhoAmI, "GET", "/api/v1/session", Opening::kAnybody, {}, Effect::kReads, {}},
    {RouteId::kSignIn, "POST", "/api/v1/session", Opening::kAnybody, {}, Effect::kSignsIn, {}},
    {RouteId::kPinSignIn,
     "POST",
     "/api/v1/session/pin",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
    {RouteId::kDemoSignIn,
     "POST",
     "/api/v1/session/demo",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
    {RouteId::kSetUp, "POST", "/api/v1/setup", Opening::kAnybody, {}, Effect::kSignsIn, {}},
    {RouteId::kChoosePassword,
     "POST",
     "/api/v1/password",
     Opening::kAnybody,
     {},
     Effect::kSignsIn,
     {}},
    // One's own session.
    {RouteId::kSignOut, "DELETE", "/api/v1/session", Opening::kSignedIn, {}, Effect::kChanges, {}},
    {RouteId::kSignOutEverywhere,
     "DELETE",
     "/api/v1/sessions",
     Opening::kSignedIn,
     {},
     Effect::kChanges,
     {}},
    {RouteId::kActive,
     "POST",
     "/api/v1/session/active",
     Opening::kSignedIn,
     {},
     Effect::kChanges,
     {}},
    // A short sign-in for whoever serves (front_door_pin.cpp).
    {RouteId::kChoosePin, "POST", "/api/v1/me/pin", Opening::kRoles, kPin, Effect::kChanges, {}},
    {RouteId::kDropPin, "DELETE", "/api/v1/me/pin", Opening::kRoles, kPin, Effect::kChanges, {}},
    // The three views of ratings.
    {RouteId::kLive, "GET", "/api/v1/live", Opening::kRoles, kWatch, Effect::kReads,
     core::Viewed::kLiveRatings},
    {RouteId::kState, "GET", "/api/v1/state", Opening::kRoles, kWatch, Effect::kReads,
     core::Viewed::kLiveRatings},
    {RouteId::kWall, "GET", "/api/v1/wall", Opening::kRoles, kWallViewers, Effect::kReads, {}},
    {RouteId::kWallLive,
     "GET",
     "/api/v1/wall/live",
     Opening::kRoles,
     kWallViewers,
     Effect::kReads,
     {}},
    {RouteId::kOwnRatings,
     "GET",
     "/api/v1/me/ratings",
     Opening::kRoles,
     {Role::kWindowStaff},
     Effect::kReads,
     {}},
    {RouteId::kAcknowledgeAlarm,
     "POST",
     "/api/v1/alarms/{alarm}/acknowledgement",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    // Figures and books.
    {RouteId::kStaffDay, "GET", "/api/v1/days/{day}/staff", Opening::kRoles, kFigures,
     Effect::kReads, core::Viewed::kStaffDay},
    {RouteId::kWindowDay, "GET", "/api/v1/days/{day}/windows", Opening::kRoles, kFigures,
     Effect::kReads, core::Viewed::kWindowDay},
    {RouteId::kDayFigures, "GET", "/api/v1/days/{day}/figures", Opening::kRoles, kFigures,
     Effect::kReads, core::Viewed::kWindowDay},
    // Whoever may not see single ratings gets months that are closed, and no small numbers
    // (figure_view.h).
    {RouteId::kFigureSheet, "GET", "/api/v1/figures", Opening::kRoles, kSheetReaders,
     Effect::kReads, core::Viewed::kFigures},
    {RouteId::kBooks, "GET", "/api/v1/books", Opening::kRoles, kBookKeepers, Effect::kReads, {}},
    {RouteId::kHealthDetails,
     "GET",
     "/api/v1/health",
     Opening::kRoles,
     kOperators,
     Effect::kReads,
     {}},
    // Desks. A clerk acts only where he is on shift: the hall refuses the rest (core/desk.h).
    {RouteId::kDesks, "GET", "/api/v1/desk", Opening::kRoles, kDesk, Effect::kReads, std::nullopt},
    {RouteId::kDesk, "GET", "/api/v1/desk/{window}", Opening::kRoles, kDesk, Effect::kReads,
     std::nullopt},
    {RouteId::kDeskLive, "GET", "/api/v1/desk/{window}/live", Opening::kRoles, kDesk,
     Effect::kReads, std::nullopt},
    {RouteId::kStartShift, "POST", "/api/v1/desk/{window}/shift", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kEndShift, "DELETE", "/api/v1/desk/{window}/shift", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kTakeOver, "POST", "/api/v1/desk/{window}/takeover", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kOpenService, "POST", "/api/v1/desk/{window}/service", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kEndService, "POST", "/api/v1/desk/{window}/service/end", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kCallNext, "POST", "/api/v1/desk/{window}/call", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kRecall, "POST", "/api/v1/desk/{window}/recall", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kMiss, "POST", "/api/v1/desk/{window}/miss", Opening::kRoles, kDesk, Effect::kChanges,
     std::nullopt},
    {RouteId::kHold, "POST", "/api/v1/desk/{window}/hold", Opening::kRoles, kDesk, Effect::kChanges,
     std::nullopt},
    {RouteId::kResumeTicket, "POST", "/api/v1/desk/{window}/unhold", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kTransfer, "POST", "/api/v1/desk/{window}/transfer", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kAcceptTransfer, "POST", "/api/v1/desk/{window}/accept", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kGiveBack, "POST", "/api/v1/desk/{window}/give-back", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kPauseWindow, "POST", "/api/v1/desk/{window}/pause", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kResumeWindow, "DELETE", "/api/v1/desk/{window}/pause", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kTakeSeat, "POST", "/api/v1/desk/{window}/seat", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kCallHelp, "POST", "/api/v1/desk/{window}/help", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    // Cases. Which role takes which step is the core's table (core/case_state.cpp).
    {RouteId::kTakeCase, "POST", "/api/v1/desk/{window}/cases", Opening::kRoles, kDesk,
     Effect::kChanges, std::nullopt},
    {RouteId::kStepCase, "POST", "/api/v1/cases/{case}/steps", Opening::kRoles, kCases,
     Effect::kChanges, std::nullopt},
    // Papers of cases. Printing is an event of its own (core/decide_paper.cpp).
    {RouteId::kCasePapers, "GET", "/api/v1/cases/{case}/papers", Opening::kRoles, kCases,
     Effect::kReads, std::nullopt},
    {RouteId::kPrintPaper, "POST", "/api/v1/cases/{case}/papers", Opening::kRoles, kCases,
     Effect::kChanges, std::nullopt},
    {RouteId::kPaperFile, "GET", "/api/v1/papers/files/{token}", Opening::kRoles, kPaperReaders,
     Effect::kReads, std::nullopt},
    {RouteId::kVoidPaper, "POST", "/api/v1/papers/void", Opening::kRoles, kCases, Effect::kChanges,
     std::nullopt},
    {RouteId::kOnceNotice, "POST", "/api/v1/notices/once", Opening::kRoles, kNumbers,
     Effect::kChanges, std::nullopt},
    // A citizen, without a session: the code on a paper, and progress at a kiosk.
    {RouteId::kCheckPaper,
     "GET",
     "/api/v1/papers/{code}",
     Opening::kAnybody,
     {},
     Effect::kReads,
     {}},
    {RouteId::kProgress, "POST", "/api/v1/progress", Opening::kAnybody, {}, Effect::kSignsIn, {}},
    {RouteId::kCases, "GET", "/api/v1/cases", Opening::kRoles, kCases, Effect::kReads, {}},
    {RouteId::kCase, "GET", "/api/v1/cases/{case}", Opening::kRoles, kCases, Effect::kReads, {}},
    // 物料流转: who may sign is the hall's to say.
    {RouteId::kHandOvers, "GET", "/api/v1/hand-overs", Opening::kRoles, kCases, Effect::kReads, {}},
    {RouteId::kOfferPapers, "POST", "/api/v1/hand-overs", Opening::kRoles, kCases, Effect::kChanges,
     std::nullopt},
    {RouteId::kAnswerHandOver, "POST", "/api/v1/hand-overs/{batch}/answer", Opening::kRoles, kCases,
     Effect::kChanges, std::nullopt},
    {RouteId::kColleagues, "GET", "/api/v1/colleagues", Opening::kRoles, kColleagueReaders,
     Effect::kReads, std::nullopt},
    // Numbers given by people. A guide restores a missed one. A clerk takes nobody out of the line.
    {RouteId::kIssueTicket,
     "POST",
     "/api/v1/tickets",
     Opening::kRoles,
     kNumbers,
     Effect::kChanges,
     {}},
    {RouteId::kCancelTicket,
     "POST",
     "/api/v1/tickets/{ticket}/cancel",
     Opening::kRoles,
     kTakeNumbersBack,
     Effect::kChanges,
     {}},
    {RouteId::kReturnTicket,
     "POST",
     "/api/v1/tickets/return",
     Opening::kRoles,
     kNumbers,
     Effect::kChanges,
     {}},
    // The lines, for whoever sees to it that nobody waits too long, and for the guide desk.
    {RouteId::kGroups, "GET", "/api/v1/groups", Opening::kRoles, kLines, Effect::kReads, {}},
    {RouteId::kGroupsLive,
     "GET",
     "/api/v1/groups/live",
     Opening::kRoles,
     kLines,
     Effect::kReads,
     {}},
    // The one change of the settings that a duty manager makes: when people wait too long.
    {RouteId::kServeGroup,
     "POST",
     "/api/v1/groups/{group}/windows",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    // Screens of the hall: numbers, windows, and who serves there.
    {RouteId::kScreens, "GET", "/api/v1/screens", Opening::kRoles, kWallViewers, Effect::kReads,
     std::nullopt},
    {RouteId::kZoneScreen, "GET", "/api/v1/screens/zones/{zone}", Opening::kRoles, kWallViewers,
     Effect::kReads, std::nullopt},
    {RouteId::kZoneScreenLive, "GET", "/api/v1/screens/zones/{zone}/live", Opening::kRoles,
     kWallViewers, Effect::kReads, std::nullopt},
    {RouteId::kWindowScreen, "GET", "/api/v1/screens/windows/{window}", Opening::kRoles,
     kWallViewers, Effect::kReads, std::nullopt},
    {RouteId::kWindowScreenLive, "GET", "/api/v1/screens/windows/{window}/live", Opening::kRoles,
     kWallViewers, Effect::kReads, std::nullopt},
    // What the hall tells everybody.
    {RouteId::kBoard, "GET", "/api/v1/board", Opening::kSignedIn, {}, Effect::kReads, {}},
    {RouteId::kImport,
     "POST",
     "/api/v1/catalogue",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    {RouteId::kChangeHours, "POST", "/api/v1/hours", Opening::kRoles, kWatch, Effect::kChanges, {}},
    {RouteId::kPostNotice,
     "POST",
     "/api/v1/notices",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    {RouteId::kWithdrawNotice,
     "DELETE",
     "/api/v1/notices/{notice}",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    {RouteId::kRaiseEmergency,
     "POST",
     "/api/v1/emergency",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    {RouteId::kClearEmergency,
     "DELETE",
     "/api/v1/emergency",
     Opening::kRoles,
     kWatch,
     Effect::kChanges,
     {}},
    // Items: a change of the settings like any, with files of its own.
    {RouteId::kItems, "GET", "/api/v1/items", Opening::kRoles, kSetters, Effect::kReads, {}},
    {RouteId::kItemSheets,
     "GET",
     "/api/v1/item-sheets",
     Opening::kRoles,
     kSetters,
     Effect::kReads,
     {}},
    {RouteId::kItem, "GET", "/api/v1/items/{item}", Opening::kRoles, kSetters, Effect::kReads, {}},
    {RouteId::kPreviewItems,
     "POST",
     "/api/v1/item-changes/preview",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    {RouteId::kChangeItems,
     "POST",
     "/api/v1/item-changes",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    // Settings. A change of staff asks for a system administrator besides (settings_routes.cpp).
    {RouteId::kSettings, "GET", "/api/v1/settings", Opening::kRoles, kSetters, Effect::kReads, {}},
    {RouteId::kPreviewSettings,
     "POST",
     "/api/v1/settings/preview",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    {RouteId::kChangeSettings,
     "POST",
     "/api/v1/settings/changes",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    {RouteId::kUndoSetting,
     "POST",
     "/api/v1/settings/changes/{change}/undo",
     Opening::kRoles,
     kSetters,
     Effect::kChanges,
     {}},
    {RouteId::kStaffFile,
     "POST",
     "/api/v1/settings/staff-file",
     Opening::kRoles,
     {Role::kSystemAdmin},
     Effect::kChanges,
     {}},
    // Photos of staff: for whoever sees their names, on a board, over a window or in the settings.
    {RouteId::kPicture,
     "GET",
     "/api/v1/photos/{photo}",
     Opening::kRoles,
     kPictureViewers,
     Effect::kReads,
     {}},
    // Accounts. Nobody changes his own: the hall refuses that (decide_account.cpp).
    {RouteId::kAccounts,
     "GET",
     "/api/v1/accounts",
     Opening::kRoles,
     kAccountKeepers,
     Effect::kReads,
     {}},
    {RouteId::kMakeAccount,
     "POST",
     "/api/v1/accounts",
     Opening::kRoles,
     kAccountKeepers,
     Effect::kChanges,
     {}},
    {RouteId::kChangeRoles,
     "POST",
     "/api/v1/accounts/{number}/roles",
     Opening::kRoles,
     kAccountKeepers,
     Effect::kChanges,
     {}},
    {RouteId::kIssueCode,
     "POST",
     "/api/v1/accounts/{number}/code",
     Opening::kRoles,
     kAccountKeepers,
     Effect::kChanges,
     {}},
    {RouteId::kCloseAccount,
     "POST",
     "/api/v1/accounts/{number}/closing",
     Opening::kRoles,
     kAccountKeepers,
     Effect::kChanges,
     {}},
});

template <std::size_t... N>
constexpr auto Joined(const std::array<RouteRule, N>&... parts) {
  std::array<RouteRule, (N + ...)> all{};
  auto* end = all.data();
  ((end = std::ranges::copy(parts, end).out), ...);
  return all;
}
constexpr auto kRules = Joined(kHallRules, kMatterRules, kReportRoutes, kAppealRoutes,
                               kEnrolmentRules, kAuditRoutes, kPersonRoutes);

Trouble Because(Problem problem) { return {problem, {}, {}}; }
}  // namespace

std::string ActorOf(const Visitor& visitor) {
  return visitor.number == kConsoleName ? "console" : "user:" + visitor.number;
}

std::span<const RouteRule> Routes() { return kRules; }

std::optional<Trouble> Admit(const RouteRule& rule, const Visit& visit) {
  if (rule.opening == Opening::kAnybody) return std::nullopt;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(route_without_role) && rule.id == RouteId::kBooks) return std::nullopt;
#endif
  if (!visit.visitor) return Because(visit.why_nobody);
  const Visitor& visitor = *visit.visitor;
  if (visitor.demo && !visit.loopback) return Because(Problem::kDemoOnlyHere);
  const bool may = rule.opening == Opening::kSignedIn ||
                   (rule.opening == Opening::kRoles && visitor.roles.Meets(rule.roles));
  if (!may) return Because(Problem::kRoleNeeded);
  if (rule.effect == Effect::kChanges && visitor.csrf != visit.csrf_sent)
    return Because(Problem::kCsrf);
  return std::nullopt;
}

}  // namespace yichuang::http
