#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/contract/one_of.h"
#include "hub/core/alarm.h"
#include "hub/core/appeal.h"
#include "hub/core/board.h"
#include "hub/core/canary.h"
#include "hub/core/case_command.h"
#include "hub/core/change_settings.h"
#include "hub/core/event.h"
#include "hub/core/ids.h"
#include "hub/core/lookup.h"
#include "hub/core/matter_command.h"
#include "hub/core/plan.h"
#include "hub/core/queue_command.h"
#include "hub/core/report.h"

/// What somebody asks of the hall. Decide turns a command into events or a refusal.
namespace yichuang::core {

/// The hall's configuration file was read. Staff keep their id when their work number is known
/// already.
struct Configure {
  Plan plan;  ///< StaffIds are ignored: Decide gives them
  KioskPlan kiosks = {};
};

struct AnnounceBirth {
  contract::TerminalState state;
};

struct AnnounceDeath {
  std::string device;
  std::uint64_t session = 0;  ///< a will of an older session than the one alive is ignored
};

/// A press whose signature and seal held (main verifies and opens it before Decide).
struct OpenedPress {
  std::uint64_t invitation = 0;
  std::uint32_t elapsed_ms = 0;
  Level level = Level::k5;
  Bytes frame;
};

struct OpenedDetail {
  std::uint64_t invitation = 0;
  std::uint32_t press_counter = 0;
  std::uint32_t tags = 0;
  std::uint8_t consent = 0;
  Bytes frame;
};

/// A hello whose signature held.
struct OpenedHello {
  std::string evaluator;
  std::uint32_t epoch = 0;
  std::uint32_t boot = 0;
  std::uint64_t announced = 0;
  std::uint64_t pending = 0;
  std::uint16_t firmware = 0;
  std::uint8_t layout = 5;
  std::uint8_t stuck_keys = 0;
};

struct Detached {
  std::string evaluator;
};

/// An entry of a terminal's own source whose content does not hold (a hello of an unknown or
/// foreign device): the counter is the terminal's, so Decide settles it as EntryRefused (after the
/// counter rules); it blocks nothing.
struct Unopened {
  contract::Reason reason = contract::Reason::kBadFrame;
  Bytes frame;
};

using OpenedBody = std::variant<OpenedPress, OpenedDetail, OpenedHello, Detached, Unopened,
                                WantedTicket, TakenTicket, CancelledTicket>;

/// One authenticated entry of a terminal.
struct TakeEntry {
  std::string device;  ///< who sent the message
  EntryKey key;
  OpenedBody body;
  std::optional<PastService> past;  ///< see FetchPast
  bool key_epoch_known =
      false;  ///< see FetchPast: the key's epoch, when it is not the present one, was in use
  bool hello_epoch_known = false;  ///< the same for the epoch of an OpenedHello
};

struct StartShift {
  WindowNo window{};
  std::string staff_number;
};

struct EndShift {
  WindowNo window{};
  Clerk clerk = {};
};

/// 顶岗: somebody goes on at a window whose clerk has left it. A service that is open there is
/// refused, to be ended first (先办结), unless it is handed over (移交): it ends with the one who
/// began it, without an invitation, and its number is offered to the window, where the next one
/// accepts it. Ratings stay with who served.
struct TakeOver {
  WindowNo window{};
  std::string staff_number;
  bool hand_over = false;
};

/// The citizen has arrived (已到): serving begins. Asking again for the visit that is being served
/// is no error.
struct OpenService {
  WindowNo window{};
  std::string visit;
  Clerk clerk = {};
};

/// 办结并邀评 (invite = true), or ended without an invitation.
struct EndService {
  WindowNo window{};
  bool invite = true;
  Clerk clerk = {};
};

/// An administrator makes or changes an account; the whole of it.
struct SetAccount {
  std::string by;  ///< his own work number; "" for the hub's console
  std::string number;
  Account account;
};

/// The first administrator, who knows the set-up code. Refused once there is one.
struct FoundAdministrator {
  std::string number;
};

struct NoteAccess {
  std::string number;
  AccessNote note = AccessNote::kSignedIn;
};

struct LogView {
  std::string viewer;
  Viewed what = Viewed::kLiveRatings;
  std::string subject;
  ViewReason reason = ViewReason::kDutyWatch;
};

/// Asking again, or after somebody else did, is no error.
struct AcknowledgeAlarm {
  AlarmId alarm{};
  std::string by;  ///< work number; "" for the hub's console
};

/// A bundle lies on disk, checked; the sender vouches for hash and count.
struct ImportCatalogue {
  std::array<std::uint8_t, 32> sm3{};
  std::uint64_t bytes = 0;
  std::uint32_t items = 0;
};

/// The catalogue in force was written: the imported one with the versions of `revision`. Told of an
/// older revision the hall waits for the newer one.
struct ReviseCatalogue {
  ImportCatalogue bundle;
  Sm3 imported{};
  std::uint64_t revision = 0;
};

/// The hours of one day, today or later: an early closing, a holiday, or back to the usual ones.
struct ChangeHours {
  contract::HallDayHours hours;
};

struct PostNotice {
  contract::Notice notice;  ///< `id` and `from` are ignored: Decide gives them
};

struct WithdrawNotice {
  NoticeId notice{};
};

/// Raised anew it replaces the one before.
struct RaiseEmergency {
  contract::BothTexts text;
};

struct ClearEmergency {};

/// Time has passed: deadlines that are due fall now.
struct Tick {};

using CommandKinds = contract::Alternatives<
    Configure, AnnounceBirth, AnnounceDeath, TakeEntry, StartShift, EndShift, TakeOver, OpenService,
    EndService, ImportCatalogue, ReviseCatalogue, ChangeHours, PostNotice, WithdrawNotice,
    RaiseEmergency, ClearEmergency, SetAccount, FoundAdministrator, NoteAccess, LogView,
    AcknowledgeAlarm, ChangeSettings, UndoChange, IssueTicket, CancelTicket, CallNext, RecallTicket,
    MissTicket, ReturnTicket, HoldTicket, ResumeTicket, TransferTicket, AcceptTransfer,
    GiveBackTransfer, PauseWindow, ResumeWindow, TakeSeat, CallHelp, RegisterCase, KeepDraft,
    ReceiveCase, SettleOnSpot, ReceiveJoint, StepCase, NameApplicant, ErasePerson, PrintPaper,
    VoidPaper, OfferPapers, AnswerHandOver, OpenMatterAs, StepMatter, AssignDuty, IssueChaseNotice,
    DrawCallSample, NoteSampleCall, EraseMatterWords, EnrolTerminal, RevokeTerminal, NoteDoubled,
    DraftReport, StepReport, FileAppeal, VoteAppeal, EraseAppealWords, BeginCanary, EndCanary,
    Tick>;
using Command = contract::OneOf<CommandKinds>;  ///< compiled in command.cpp

}  // namespace yichuang::core
