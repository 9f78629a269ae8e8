#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/contract/one_of.h"
#include "hub/core/account.h"
#include "hub/core/alarm.h"
#include "hub/core/appeal_event.h"
#include "hub/core/board.h"
#include "hub/core/canary_event.h"
#include "hub/core/case_event.h"
#include "hub/core/identity.h"
#include "hub/core/ids.h"
#include "hub/core/matter_event.h"
#include "hub/core/plan.h"
#include "hub/core/queue_event.h"
#include "hub/core/report_event.h"
#include "hub/core/setting.h"

/// What happened: the only thing that leaves Decide, and the only thing the ledger keeps.
///
/// An event is never changed after release: a new meaning is a new version of the kind
/// (sqlite/event_codec.h keeps the names and versions). Staff and window are frozen in the event,
/// so that projections need no other.
namespace yichuang::core {

using Bytes = contract::Bytes;

struct HallConfigured {
  Plan plan;
  friend bool operator==(const HallConfigured&, const HallConfigured&) = default;
};

struct TerminalBorn {
  std::string device;
  std::uint64_t session = 0;
  std::string software;
  std::uint64_t shown_version = 0;
  std::vector<contract::SourceAnnounced>
      sources;  ///< only sources that are this device's own or attached to it
  friend bool operator==(const TerminalBorn&, const TerminalBorn&) = default;
};

struct TerminalDied {
  std::string device;
  friend bool operator==(const TerminalDied&, const TerminalDied&) = default;
};

/// Key of the entry an event settles; every event below that has one consumes exactly that counter.
using contract::EntryKey;

struct EvaluatorAttached {
  EntryKey key;
  std::string device;     ///< window host
  std::string evaluator;  ///< "ev-0001"
  std::uint32_t epoch = 0;
  std::uint32_t boot = 0;
  std::uint64_t announced = 0;  ///< signed by the device: next_counter - 1
  std::uint64_t pending = 0;
  std::uint16_t firmware = 0;
  std::uint8_t layout = 5;
  std::uint8_t stuck_keys = 0;
  friend bool operator==(const EvaluatorAttached&, const EvaluatorAttached&) = default;
};

struct EvaluatorDetached {
  EntryKey key;
  std::string device;
  std::string evaluator;
  friend bool operator==(const EvaluatorDetached&, const EvaluatorDetached&) = default;
};

struct ShiftStarted {
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const ShiftStarted&, const ShiftStarted&) = default;
};

struct ShiftEnded {
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const ShiftEnded&, const ShiftEnded&) = default;
};

struct ServiceOpened {
  ServiceId service{};
  WindowNo window{};
  StaffId staff{};
  std::string visit;  ///< ticket number "A001", or "" for 直接服务
  friend bool operator==(const ServiceOpened&, const ServiceOpened&) = default;
};

struct ServiceEnded {
  ServiceId service{};
  WindowNo window{};
  StaffId staff{};
  bool invited = false;  ///< false: ended without an invitation, counted beside the response rate
  friend bool operator==(const ServiceEnded&, const ServiceEnded&) = default;
};

struct InvitationOpened {
  ServiceId service{};
  WindowNo window{};
  StaffId staff{};
  std::string evaluator;
  std::uint32_t limit_ms = 0;
  friend bool operator==(const InvitationOpened&, const InvitationOpened&) = default;
};

enum class InvitationEnd : std::uint8_t { kRated, kNextCitizen, kTimeout, kReplaced };

struct InvitationClosed {
  ServiceId service{};
  WindowNo window{};
  InvitationEnd end = InvitationEnd::kTimeout;
  friend bool operator==(const InvitationClosed&, const InvitationClosed&) = default;
};

enum class RatingClass : std::uint8_t {
  kCounted,  ///< the service's one rating
  kSecond,   ///< the service was rated before: kept, not counted
};

struct RatingReceived {
  EntryKey key;
  ServiceId service{};
  WindowNo window{};
  StaffId staff{};        ///< who served, frozen when the service ended
  HallDay service_day{};  ///< day the service ended: statistics go by it, not by arrival
  Level level = Level::k5;
  std::uint32_t elapsed_ms = 0;
  RatingClass rating_class = RatingClass::kCounted;
  bool two_button = false;  ///< from a two-button device: its figures are shown apart
  Bytes frame;              ///< the signed frame itself: evidence
  friend bool operator==(const RatingReceived&, const RatingReceived&) = default;
};

struct RatingDetailed {
  EntryKey key;
  ServiceId service{};
  std::uint32_t press_counter = 0;
  std::uint32_t tags = 0;
  std::uint8_t consent = 0;  ///< protocol::Consent
  Bytes frame;
  friend bool operator==(const RatingDetailed&, const RatingDetailed&) = default;
};

/// An authenticated entry that breaks a rule. It consumes its counter, so it blocks nothing behind
/// it.
struct EntryRefused {
  EntryKey key;
  std::string device;
  contract::Reason reason = contract::Reason::kMalformed;
  Bytes frame;  ///< what was refused, for the auditor
  friend bool operator==(const EntryRefused&, const EntryRefused&) = default;
};

/// The system clock stood before the last event's time; the hub went on with max(last, now).
struct ClockWentBack {
  Instant seen{};
  friend bool operator==(const ClockWentBack&, const ClockWentBack&) = default;
};

/// Kiosks, usual hours and special days as the hall's configuration has them now.
struct KiosksConfigured {
  KioskPlan plan;
  friend bool operator==(const KiosksConfigured&, const KiosksConfigured&) = default;
};

/// A catalogue was checked as a whole and lies on the hub's disk; kiosks are wanted to show it.
struct CatalogueImported {
  ImportedCatalogue catalogue;
  friend bool operator==(const CatalogueImported&, const CatalogueImported&) = default;
};

/// The imported catalogue with the versions of items in force was written: kiosks are wanted to
/// show it.
struct CatalogueRevised {
  ImportedCatalogue catalogue;
  std::uint64_t revision = 0;  ///< ItemBook::revision it has
  friend bool operator==(const CatalogueRevised&, const CatalogueRevised&) = default;
};

/// One day's hours differ from the plan.
struct HoursChanged {
  contract::HallDayHours hours;
  friend bool operator==(const HoursChanged&, const HoursChanged&) = default;
};

/// The text is the hall's own, for everybody to read; no citizen's words.
struct NoticePosted {
  contract::Notice notice;
  friend bool operator==(const NoticePosted&, const NoticePosted&) = default;
};

enum class NoticeEnd : std::uint8_t { kWithdrawn, kOver };

struct NoticeEnded {
  NoticeId notice{};
  NoticeEnd end = NoticeEnd::kWithdrawn;
  friend bool operator==(const NoticeEnded&, const NoticeEnded&) = default;
};

/// Covers every screen until it is cleared.
struct EmergencyRaised {
  contract::BothTexts text;
  friend bool operator==(const EmergencyRaised&, const EmergencyRaised&) = default;
};

struct EmergencyCleared {
  friend bool operator==(const EmergencyCleared&, const EmergencyCleared&) = default;
};

/// An account was made or changed; the whole of it. The name is no part of it (law 3).
struct AccountSet {
  std::string number;  ///< work number: the handle
  Account account;
  friend bool operator==(const AccountSet&, const AccountSet&) = default;
};

enum class AccessNote : std::uint8_t {
  kCodeIssued,  ///< a one-time code to choose a password with
  kPasswordSet,
  kSignedIn,
  kLockedOut,  ///< too many wrong passwords
  kSignedOutEverywhere,
  kPinChosen,  ///< a short sign-in for one browser
};

/// What an auditor asks of an account's use; no secret and no address.
struct AccessNoted {
  std::string number;
  AccessNote note = AccessNote::kSignedIn;
  friend bool operator==(const AccessNoted&, const AccessNoted&) = default;
};

enum class Viewed : std::uint8_t {
  kLiveRatings,  ///< single ratings as they come, window and level
  kStaffDay,     ///< one day's figures of each member of staff
  kWindowDay,    ///< one day's figures of each window: few ratings stand for single ones
  kApplicant,    ///< what is kept of a case's applicant, unmasked
  kBadRating,    ///< the matter of one bad rating
  kCallee,       ///< whom a matter can be called back by, unmasked
  kFigures,      ///< figures of staff and windows over a span of days
  kAuditFlags,   ///< ratings of a month that are worth a second look
};

enum class ViewReason : std::uint8_t {
  kDutyWatch,  ///< 值班看护
  kReview,     ///< 复核
  kComplaint,  ///< 投诉处理
  kAudit,      ///< 审计
  kHandling,   ///< 办理: the work on this very case
};

/// Somebody looked at single ratings or at a person's figures, and why.
struct ViewLogged {
  std::string viewer;  ///< work number
  Viewed what = Viewed::kLiveRatings;
  std::string subject;  ///< the day looked at, or span and filter; "" when it is now
  ViewReason reason = ViewReason::kDutyWatch;
  friend bool operator==(const ViewLogged&, const ViewLogged&) = default;
};

/// A duty manager has seen an alarm and looks after it.
struct AlarmAcknowledged {
  AlarmId alarm{};
  std::string by;  ///< work number; "" for the hub's console
  friend bool operator==(const AlarmAcknowledged&, const AlarmAcknowledged&) = default;
};

/// Something of the plan is changed, at once or later. What stood before stands in it, so that it
/// can be undone.
struct SettingChanged {
  ChangeId change{};
  Instant effective{};  ///< the record's own time, or a later one
  Setting setting;
  std::optional<ChangeId> undoes;  ///< the change this one turns round
  friend bool operator==(const SettingChanged&, const SettingChanged&) = default;
};

/// The time of a change that was waiting has come.
struct SettingTaken {
  ChangeId change{};
  friend bool operator==(const SettingTaken&, const SettingTaken&) = default;
};

/// A change was taken back before its time.
struct SettingWithdrawn {
  ChangeId change{};
  friend bool operator==(const SettingWithdrawn&, const SettingWithdrawn&) = default;
};

/// The list of holidays of a year is needed and not there. It is an event because nothing but time
/// raises this alarm: no other record could give it its number.
struct CalendarMissed {
  int year = 0;
  friend bool operator==(const CalendarMissed&, const CalendarMissed&) = default;
};

/// The ledger was restored from a backup: what follows is of another era than rows of the same
/// numbers that terminals may have seen (architecture law 5).
struct EraOpened {
  std::uint32_t era = 2;
  friend bool operator==(const EraOpened&, const EraOpened&) = default;
};

/// In the order of their index; the last ones are appended.
using EventKinds = contract::Alternatives<
    HallConfigured, TerminalBorn, TerminalDied, EvaluatorAttached, EvaluatorDetached, ShiftStarted,
    ShiftEnded, ServiceOpened, ServiceEnded, InvitationOpened, InvitationClosed, RatingReceived,
    RatingDetailed, EntryRefused, ClockWentBack, KiosksConfigured, CatalogueImported,
    CatalogueRevised, HoursChanged, NoticePosted, NoticeEnded, EmergencyRaised, EmergencyCleared,
    AccountSet, AccessNoted, ViewLogged, AlarmAcknowledged, SettingChanged, SettingTaken,
    SettingWithdrawn, CalendarMissed, EraOpened, TicketIssued, BlockLeased, TicketCalled,
    TicketMissed, TicketReturned, TicketCancelled, TicketHeld, TicketResumed, TicketTransferred,
    TicketReleased, TicketExpired, WindowPaused, WindowResumed, HoldOverran, SeatTaken, HelpCalled,
    CaseDrafted, CaseRegistered, CaseReceived, CorrectionAsked, NoticeRepeated, CaseResubmitted,
    CaseAccepted, PromiseGiven, PromiseMadeUp, PromiseReminded, CaseHandedOver, CaseSuspended,
    CaseResumed, CaseExtended, CaseDecided, CaseDelivered, CaseEnded, CasesRedated, ApplicantNamed,
    PersonErased, PaperIssued, PaperReprinted, PaperVoided, HandOverOffered, HandOverAnswered,
    CaseReviewed, CaseCarded, JointReceived, JointCorrected, JointResubmitted, JointDelivered,
    MatterOpened, MatterMoved, MatterOffered, MatterAccepted, MatterReturned, MatterReopened,
    MatterCalled, MatterChased, MatterReminded, MatterCarded, MatterViolated, ExclusionProposed,
    RatingExcluded, MattersRedated, BellsHeld, DutyAssigned, ChaseNoticeIssued, CallSampleDrawn,
    SampleCalled, MatterWordsErased, CardReplied, UnitHeadTold, TerminalEnrolled, TerminalRevoked,
    TerminalDoubled, ReportWanted, ReportLate, ReportDrafted, ReportApproved, ReportPublished,
    ReportWithdrawn, AppealFiled, AppealVoted, AppealDecided, CanaryBegun, CanaryRated, CanaryEnded,
    AppealWordsErased>;
using Event = contract::OneOf<EventKinds>;  ///< compiled in event.cpp
using Events = std::vector<Event>;

template <typename Event>
concept IdentityEvent = kIsOneOf<Event, TerminalEnrolled, TerminalRevoked, TerminalDoubled>;

/// One ledger row before it is hashed: what Apply and the projections need.
struct Record {
  std::uint64_t seq = 0;  ///< 1, 2, 3 …
  Instant at{};
  std::string actor;  ///< "win-01", "user:1001", "console", "hub"
  Event event;
  friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace yichuang::core
