#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hub/core/event.h"
#include "hub/core/role.h"
#include "hub/http/problem.h"

/// Who may ask for what: the one table of all addresses, and the one function that applies it.
/// Pure.
namespace yichuang::http {

/// Somebody who is signed in.
struct Visitor {
  std::string number;  ///< work number
  std::string name;    ///< for screens
  core::RoleSet roles;
  bool demo = false;   ///< of a demonstration: loopback only
  std::string csrf;    ///< must come with every change; "" when no cookie speaks for the visitor
  std::string digest;  ///< of his session
  std::uint32_t staff = 0;  ///< core::StaffId when he is staff of a window; 0 when not
};

/// A request as far as its sender goes.
struct Visit {
  std::optional<Visitor> visitor;
  Problem why_nobody = Problem::kSignInNeeded;  ///< when there is no visitor
  bool loopback = false;                        ///< sent from this machine
  std::string csrf_sent;
};

enum class Opening : std::uint8_t {
  kNobody,    ///< what a row says that names nothing
  kAnybody,   ///< no session needed
  kSignedIn,  ///< any account
  kRoles,     ///< one of `roles`
};

enum class Effect : std::uint8_t {
  kReads,
  kChanges,  ///< same origin, JSON, and the CSRF token of the session
  kSignsIn,  ///< same origin and JSON; there is no session yet whose token could be asked for
};

enum class RouteId : std::uint8_t {
  kFile,
  kHealth,
  kHealthDetails,
  kMetrics,
  kWhoAmI,
  kSignIn,
  kPinSignIn,
  kChoosePin,
  kDropPin,
  kSignOut,
  kSignOutEverywhere,
  kActive,
  kSetUp,
  kChoosePassword,
  kDemoSignIn,
  kLive,
  kState,
  kWall,
  kWallLive,
  kOwnRatings,
  kBooks,
  kBooksAt,
  kDayHeads,
  kAuditFlags,
  kAuditService,
  kStaffDay,
  kWindowDay,
  kDayFigures,
  kFigureSheet,
  kDesks,
  kDesk,
  kDeskLive,
  kStartShift,
  kEndShift,
  kTakeOver,
  kOpenService,
  kEndService,
  kCallNext,
  kRecall,
  kMiss,
  kHold,
  kResumeTicket,
  kTransfer,
  kAcceptTransfer,
  kGiveBack,
  kPauseWindow,
  kResumeWindow,
  kTakeSeat,
  kCallHelp,
  kTakeCase,
  kStepCase,
  kApplicant,
  kApplicantInFull,
  kForm,
  kFormInFull,
  kNameApplicant,
  kEraseApplicant,
  kCasePapers,
  kPrintPaper,
  kPaperFile,
  kVoidPaper,
  kCheckPaper,
  kOnceNotice,
  kProgress,
  kCases,
  kCase,
  kHandOvers,
  kOfferPapers,
  kAnswerHandOver,
  kMatters,
  kMatter,
  kOpenMatter,
  kStepMatter,
  kMatterBoard,
  kTodo,
  kIssueNotice,
  kNoticeFile,
  kMatterContact,
  kEraseWords,
  kEraseContact,
  kDrawSample,
  kCallSample,
  kNoteSampleCall,
  kHotline,
  kHotlineFile,
  kDuties,
  kAssignDuty,
  kCitizenMatter,
  kMatterProgress,
  kUnsolved,
  kTerminals,
  kOfferEnrolment,
  kRevokeTerminal,
  kEnrol,
  kRenewEnrolment,
  kColleagues,
  kIssueTicket,
  kCancelTicket,
  kReturnTicket,
  kGroups,
  kGroupsLive,
  kServeGroup,
  kScreens,
  kZoneScreen,
  kZoneScreenLive,
  kWindowScreen,
  kWindowScreenLive,
  kBoard,
  kImport,
  kChangeHours,
  kPostNotice,
  kWithdrawNotice,
  kRaiseEmergency,
  kClearEmergency,
  kBundle,
  kAcknowledgeAlarm,
  kItems,
  kItem,
  kItemSheets,
  kPreviewItems,
  kChangeItems,
  kSettings,
  kPreviewSettings,
  kChangeSettings,
  kUndoSetting,
  kStaffFile,
  kPicture,
  kAccounts,
  kMakeAccount,
  kChangeRoles,
  kIssueCode,
  kCloseAccount,
  kReports,
  kReport,
  kReportFile,
  kDraftReport,
  kStepReport,
  kOwnRecord,
  kFileAppeal,
  kAppeals,
  kAppeal,
  kVoteAppeal,
  kEraseAppealWords,
};

struct RouteRule {
  RouteId id = RouteId::kFile;
  std::string_view method;
  std::string_view path;  ///< a part in braces takes anything: "/api/v1/days/{day}/staff"
  Opening opening = Opening::kNobody;
  core::RoleSet roles;
  Effect effect = Effect::kReads;
  std::optional<core::Viewed>
      viewed;  ///< single ratings or a person's figures: an event, with reason
};

/// Who an act is done by, as the ledger keeps it: "user:1001", or "console" for the hub's own.
std::string ActorOf(const Visitor& visitor);

/// Work number of the hub's own console; no person has it, for it is no work number.
inline constexpr std::string_view kConsoleName = "hub console";
/// The ledger's name for somebody without a session: nobody in particular.
inline constexpr std::string_view kCitizenActor = "citizen";

/// Every address there is. GET takes HEAD as well, except for streams.
std::span<const RouteRule> Routes();

/// Why the visit may not use the rule; absent when it may. Whatever no rule opens is closed.
std::optional<Trouble> Admit(const RouteRule& rule, const Visit& visit);

}  // namespace yichuang::http
