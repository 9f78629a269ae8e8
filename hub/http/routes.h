#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/contract/one_of.h"
#include "hub/core/command.h"
#include "hub/http/admission.h"
#include "hub/http/items.h"
#include "hub/http/paper_words.h"
#include "hub/http/problem.h"
#include "hub/http/settings_ask.h"
#include "hub/person/applicant.h"
#include "hub/query/audit.h"
#include "hub/query/cases.h"
#include "hub/query/figures.h"
#include "hub/query/matters.h"
#include "hub/query/todo.h"

/// What a request asks for; pure, so every rule of the border is tested without sockets.
namespace yichuang::http {

/// A request as far as routing looks at it. Views are borrowed for the call.
struct Ask {
  std::string_view method;
  std::string_view target;        ///< as sent: path and query
  std::string_view host;          ///< "" when absent or sent twice
  std::string_view origin;        ///< "" when absent
  std::string_view content_type;  ///< "" when absent
  std::string_view body;
  std::string_view seat = {};  ///< page of a desk, as X-Desk-Seat; "" when absent
};

struct FileAsk {
  std::string path;  ///< as sent, without the query; StaticFiles knows which ones exist
  friend bool operator==(const FileAsk&, const FileAsk&) = default;
};
struct StreamAsk {};
struct StateAsk {};
struct WallAsk {};
struct WallStreamAsk {};
struct HealthAsk {
  bool details = false;
};
struct MetricsAsk {};
struct BooksAsk {};
struct OwnRatingsAsk {};

enum class DayTable : std::uint8_t { kStaff, kWindows, kFigures };
struct DayAsk {
  DayTable table = DayTable::kStaff;
  std::string day;  ///< a date of the calendar, "2026-05-09"
};

/// Of which unit or site (zone of the hall) figures are asked for; absent: of all.
struct FigureFilter {
  std::optional<std::string> unit;
  std::optional<std::string> site;
};

/// Figures of a span of days. The hall's day of the question is not set.
struct FiguresAsk {
  query::FigureAsk ask;
  bool single = false;  ///< the visitor may see single ratings
  FigureFilter filter = {};
};

/// What an auditor asks (audit_routes.h).
struct AuditAsk {
  enum class What : std::uint8_t { kFlags, kService, kBooks, kHeads };
  What what = What::kFlags;
  std::uint32_t month = 0;  ///< 202605; of kFlags and kHeads
  /// Of kFlags and kService: the visitor may see the level of a single rating.
  bool levels = false;
  query::BooksAsk books = {};
  std::uint64_t service = 0;
  query::OpenDays open_days = {};  ///< of kFlags
};

struct WhoAmIAsk {};
struct SignInAsk {
  std::string number;
  std::string password;
};
/// The short sign-in of windows; `browser` is the token the browser sent, "" for none.
struct PinSignInAsk {
  std::string number;
  std::string pin;
  std::string browser = {};
};
/// Its owner chooses a PIN, for this browser.
struct ChoosePinAsk {
  std::string password;
  std::string pin;
  std::string browser = {};
};
struct DropPinAsk {};
struct SignOutAsk {
  bool everywhere = false;
};
struct ActiveAsk {};
struct SetUpAsk {
  std::string code;
  std::string number;
  std::string name;
  std::string password;
};
struct ChoosePasswordAsk {
  std::string number;
  std::string code;
  std::string password;
};
struct DemoSignInAsk {
  std::string token;
};
/// Everybody who may sign in, for the one who gives roles.
struct AccountsAsk {};
/// A new account; its owner chooses a password with the code of the answer.
struct MakeAccountAsk {
  std::string number;
  std::string name;
  core::RoleSet roles;
};
struct ChangeRolesAsk {
  std::string number;
  core::RoleSet roles;
};
/// The old password ends.
struct IssueCodeAsk {
  std::string number;
};
/// Whoever has left signs in no more; opened again he keeps roles and password.
struct CloseAccountAsk {
  std::string number;
  bool closed = true;
};
/// Who else has to do with cases: number, name, roles.
struct ColleaguesAsk {};
/// What the front door answers.
using AccessAsk =
    std::variant<WhoAmIAsk, SignInAsk, PinSignInAsk, ChoosePinAsk, DropPinAsk, SignOutAsk,
                 ActiveAsk, SetUpAsk, ChoosePasswordAsk, DemoSignInAsk, AccountsAsk, MakeAccountAsk,
                 ChangeRolesAsk, IssueCodeAsk, CloseAccountAsk, ColleaguesAsk>;

/// The windows, for whoever begins at one.
struct DesksAsk {};
/// One window as its clerk sees it.
struct DeskAsk {
  int window = 0;
  bool stream = false;
};
/// The lines as the duty manager sees them.
struct GroupsAsk {
  bool stream = false;
};
/// A number for somebody who is named: the hall is told his handle alone.
struct NumberAsk {
  core::IssueTicket issue;
  std::string document;  ///< person::DocumentNumber
};
/// A case that is taken at a window. Its item's rules and materials are the catalogue's.
struct CaseAsk {
  core::WindowNo window{};
  core::Clerk clerk;
  std::string item;
  std::vector<std::string> answers;  ///< "question=option", of the situation
  std::string outside;               ///< number of the outside system, of a 登记件
  std::vector<std::string> missing;  ///< materials that are not there
  std::vector<std::string> flawed;
  std::vector<std::string> promised;  ///< of those: they come later
  std::uint8_t promise_days = 0;      ///< working days
  bool credit_checked = false;
  bool accept = false;
  bool keep = false;  ///< as a draft
  std::optional<core::CaseId> draft;
  bool duplicate_known = false;  ///< the clerk was warned of an open case of the same matter
  std::optional<person::Applicant> applicant;  ///< sealed apart; the hall is told a handle
  /// Of a joint matter, sealed apart as well: field → value (hub/http/joint_form.h).
  std::optional<std::map<std::string, std::string>> form;
};
/// What was filled in once for a joint matter; of a part only what it needs.
struct FormAsk {
  core::CaseId id{};
  bool masked = true;
  bool whole = false;  ///< he may see all of it
};
/// Whom a case is for: looked at, masked or not, or said.
struct ApplicantAsk {
  core::CaseId id{};
  bool masked = true;
  std::optional<person::Applicant> said;
  bool duplicate_known = false;
};
/// What is kept of the case's applicant is to go.
struct EraseAsk {
  core::CaseId id{};
};
/// The papers a case may have, and those it has.
struct CasePapersAsk {
  core::CaseId id{};
};
/// A paper of a case is printed.
struct PrintAsk {
  core::CaseId id{};
  core::PaperKind kind = core::PaperKind::kReceipt;
  std::uint64_t about = 0;  ///< ledger row; 0: the newest matter of the kind
  PaperWords words;
};
/// A paper that was made a moment ago, for whoever asked for it.
struct PaperFileAsk {
  std::string token;
};
/// Whether a paper with this 验证码 was ever issued.
struct CheckPaperAsk {
  std::string code;
};
/// 一次性告知单 of an item in a situation, two copies.
struct OnceNoticeAsk {
  std::string item;
  std::vector<std::string> answers;  ///< "question=option"
  bool english = false;
};
/// How far a case is, for whoever has its paper and knows four digits of his own.
struct ProgressAsk {
  std::string number;
  std::string last4;
};
/// A list of cases.
struct CasesAsk {
  query::CaseListAsk list;
};
/// One case with all that happened to it.
struct CaseFileAsk {
  std::uint64_t id = 0;
  core::RoleSet roles;  ///< of the one who asks
};
/// Hand-overs of papers that concern somebody.
struct HandOversAsk {
  std::string number;
};
/// Which screens the hall has.
struct ScreensAsk {};
/// The board of a zone.
struct ZoneScreenAsk {
  std::string zone;
  bool stream = false;
};
/// The board over a window.
struct WindowScreenAsk {
  int window = 0;
  bool stream = false;
};
/// What hangs on the notice board.
struct BoardAsk {};
/// A catalogue bundle for a kiosk.
struct BundleAsk {
  std::string sm3;  ///< 64 hex digits
};
/// A bundle that lies in the hub's folder is to be shown.
struct ImportAsk {
  std::string sm3;
};

/// Items as their managers see them; `body` of the two that look at one.
struct ItemsAsk {
  enum class What : std::uint8_t { kList, kItem, kSheets, kPreview, kChange };
  What what = What::kList;
  std::string id = {};          ///< of kItem
  std::string query = {};       ///< of kList: what was typed
  std::string department = {};  ///< of kList
  ItemFilter filter = ItemFilter::kAll;
  std::string by = {};  ///< of kChange: who asks
  core::Instant effective{};
  bool incomplete_ok = false;  ///< serious gaps are known and taken
  std::string body = {};
};

// Of matters.
struct MattersAsk {
  query::MatterListAsk list;  ///< without the time
};
struct MatterFileAsk {
  std::uint64_t id = 0;
  core::MatterActor actor;
};
struct MatterBoardAsk {};
/// What waits for the one who asks.
struct TodoAsk {
  query::TodoAsk of;
};
struct DutiesAsk {};
/// A matter is opened, or a step taken: the words and the person are kept apart, the hall is told
/// their handles.
struct MatterCommandAsk {
  core::Command command;
  std::string words;
  std::optional<person::Applicant> person;
};
/// By the code of a slip: how it stands, or that it is not solved.
struct MatterCodeAsk {
  std::string code;
  bool unsolved = false;
  std::string words;
};
// What the office asks about matters (matter_office_routes.h).
struct IssueNoticeAsk {
  core::IssueChaseNotice issue;
};
struct NoticeFileAsk {
  std::uint64_t id = 0;
  int year = 0;
  std::uint32_t number = 0;
  core::MatterActor actor;
};
struct MatterContactAsk {
  std::uint64_t id = 0;
  core::MatterActor actor;
};
struct EraseWordsAsk {
  core::EraseMatterWords erase;
};
struct EraseContactAsk {
  std::uint64_t id = 0;
  core::MatterActor actor;
};
struct DrawSampleAsk {
  core::DrawCallSample draw;  ///< without the seed
};
struct CallSampleAsk {
  std::uint32_t month = 0;  ///< 202611
  std::string viewer;
};
struct HotlineAsk {
  std::chrono::year_month month;
  std::string viewer;  ///< work number
  bool pdf = false;
  bool english = false;
};
using MatterRequest =
    std::variant<MattersAsk, MatterFileAsk, MatterBoardAsk, TodoAsk, DutiesAsk, MatterCommandAsk,
                 MatterCodeAsk, IssueNoticeAsk, NoticeFileAsk, MatterContactAsk, EraseWordsAsk,
                 EraseContactAsk, DrawSampleAsk, CallSampleAsk, HotlineAsk>;

// Of reports (report_routes.h).
struct ReportsAsk {
  std::chrono::year_month month;
  core::ReportActor actor;
  bool persons = false;  ///< with those for whom a letter may be drafted, where he may draft one
};
struct DraftReportAsk {
  core::ReportKind kind = core::ReportKind::kRatings;
  core::HallDay from{};
  std::string unit;
  core::ReportActor actor;
  std::string person = {};  ///< of a kind of one person
};
struct ReportFileAsk {
  std::uint64_t id = 0;
  core::ReportActor actor;
  bool pdf = false;
  bool english = false;
};
using ReportRequest = std::variant<ReportsAsk, DraftReportAsk, ReportFileAsk>;

// Of appeals (appeal_routes.h).
struct OwnRecordAsk {
  std::string number;
  std::uint32_t staff = 0;
};
struct AppealsAsk {
  core::MatterActor actor;
  std::optional<std::uint64_t> id;  ///< absent: the list
};
struct FileAppealAsk {
  core::FileAppeal file;
  std::string words;
  std::uint32_t staff = 0;
};
struct EraseAppealWordsAsk {
  std::uint64_t id = 0;
  core::MatterActor actor;
};
using AppealRequest = std::variant<OwnRecordAsk, AppealsAsk, FileAppealAsk, EraseAppealWordsAsk>;

// Of terminals' certificates.
struct OfferEnrolmentAsk {
  std::string device;
};
struct EnrolAsk {
  std::string device;
  std::string code;
  std::string request;  ///< PKCS#10, PEM
};
struct RenewEnrolmentAsk {
  std::string certificate;  ///< PEM, the one that holds still
  std::string request;
  std::string signature;  ///< of the request, by the key of that certificate
};
using EnrolmentRequest = std::variant<OfferEnrolmentAsk, EnrolAsk, RenewEnrolmentAsk>;

using RouteKinds = contract::Alternatives<
    FileAsk, StreamAsk, StateAsk, WallAsk, WallStreamAsk, HealthAsk, MetricsAsk, BooksAsk,
    OwnRatingsAsk, DayAsk, FiguresAsk, AuditAsk, BoardAsk, BundleAsk, ImportAsk, AccessAsk,
    SettingsAsk, DesksAsk, DeskAsk, GroupsAsk, ScreensAsk, ZoneScreenAsk, WindowScreenAsk,
    NumberAsk, CaseAsk, ItemsAsk, ApplicantAsk, FormAsk, EraseAsk, CasePapersAsk, PrintAsk,
    PaperFileAsk, CheckPaperAsk, OnceNoticeAsk, ProgressAsk, CasesAsk, CaseFileAsk, HandOversAsk,
    MatterRequest, ReportRequest, AppealRequest, EnrolmentRequest, core::Command, Trouble>;
using Route = contract::OneOf<RouteKinds>;  ///< compiled in route.cpp

struct Resolved {
  Route route;
  const RouteRule* rule = nullptr;  ///< null for a Trouble
  /// Must be an event before the answer is given.
  std::optional<core::LogView> view;
};

/// Decides what a request asks for, and whether this visit may; or why it is refused.
///
/// In this order: host (400, 421), path (404), method (405), who asks (401, 403), for changes also
/// origin (403) and content type (415), then the body (400). `names` are the host names of the hub
/// beside those of this machine.
Resolved Resolve(const Ask& ask, const Visit& visit, std::span<const std::string> names = {});

/// True for 127.0.0.1, localhost and [::1], with or without a port.
bool IsLoopbackName(std::string_view host);

}  // namespace yichuang::http
