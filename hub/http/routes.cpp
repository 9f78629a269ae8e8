#include "hub/http/routes.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "hub/http/account_routes.h"
#include "hub/http/appeal_routes.h"
#include "hub/http/audit_routes.h"
#include "hub/http/board_routes.h"
#include "hub/http/case_routes.h"
#include "hub/http/desk_routes.h"
#include "hub/http/enrolment_routes.h"
#include "hub/http/figure_routes.h"
#include "hub/http/item_routes.h"
#include "hub/http/matter_office_routes.h"
#include "hub/http/matter_routes.h"
#include "hub/http/paper_routes.h"
#include "hub/http/report_routes.h"
#include "hub/http/request_body.h"
#include "hub/http/screen_routes.h"
#include "hub/http/settings_routes.h"
#include "hub/http/target.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kLongestText = 64;

Trouble Because(std::variant<Problem, Reason> reason, std::string what = {}) {
  return {reason, std::move(what), {}};
}

bool IsJson(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const std::size_t end = type.find_last_not_of(" \t");
  return end != std::string_view::npos && SameText(type.substr(0, end + 1), "application/json");
}

struct Found {
  const RouteRule* rule = nullptr;
  std::vector<std::string_view> taken;
};

bool Takes(const RouteRule& rule, std::string_view method) {
  const bool stream = rule.id == RouteId::kLive || rule.id == RouteId::kWallLive ||
                      rule.id == RouteId::kDeskLive || rule.id == RouteId::kGroupsLive ||
                      rule.id == RouteId::kZoneScreenLive || rule.id == RouteId::kWindowScreenLive;
  return rule.method == method || (method == "HEAD" && rule.method == "GET" && !stream);
}

std::variant<Found, Trouble> FindRule(std::string_view method, std::string_view path) {
  const std::vector<std::string_view> parts = Segments(path);
  const bool api = parts.size() >= 2 && parts[0] == "api";
  std::string allow;
  std::vector<std::string_view> taken;
  for (const RouteRule& rule : Routes()) {
    const bool file = rule.id == RouteId::kFile;
    if (file && !allow.empty()) continue;
    if (file ? api || path == "/healthz" || path == "/metrics" : !Fits(rule.path, parts, taken))
      continue;
    if (Takes(rule, method)) return Found{&rule, taken};
    allow += (allow.empty() ? "" : ", ") + std::string(rule.method);
    if (Takes(rule, "HEAD")) allow += ", HEAD";
  }
  if (allow.empty()) return Because(Problem::kNotFound, std::string(path.substr(0, kLongestText)));
  return Trouble{Problem::kMethodNotAllowed, std::string(method.substr(0, kLongestText)),
                 std::move(allow)};
}

// A page of ours comes from the very host it sends to.
std::optional<Trouble> ForbiddenChange(const Ask& ask) {
  if (!ask.origin.empty()) {
    const std::size_t scheme = ask.origin.find("://");
    if (scheme == std::string_view::npos || !SameText(ask.origin.substr(scheme + 3), ask.host))
      return Because(Problem::kForeignOrigin, std::string(ask.origin.substr(0, kLongestText)));
  }
  if (!IsJson(ask.content_type)) return Because(Problem::kUnsupportedMedia, "Content-Type");
  return std::nullopt;
}

std::optional<core::ViewReason> ReasonNamed(std::string_view name) {
  using core::ViewReason;
  if (name == "duty_watch") return ViewReason::kDutyWatch;
  if (name == "review") return ViewReason::kReview;
  if (name == "complaint") return ViewReason::kComplaint;
  if (name == "audit") return ViewReason::kAudit;
  if (name == "handling") return ViewReason::kHandling;
  return std::nullopt;
}

// Watching the hall is what the live view is for; whoever looks into days says why.
std::variant<core::LogView, Trouble> ViewOf(const RouteRule& rule, const Ask& ask,
                                            const Visitor& visitor, std::string_view day) {
  const bool live = rule.viewed == core::Viewed::kLiveRatings;
  const std::string_view named = Parameter(ask.target, "reason");
  if (named.empty() && !live) return Because(Reason::kMissingField, "reason");
  const auto reason = named.empty() ? core::ViewReason::kDutyWatch : ReasonNamed(named);
  if (!reason) return Because(Reason::kWrongType, "reason");
  return core::LogView{visitor.number, *rule.viewed, std::string(day), *reason};
}

/// The route when every field was right.
Route Checked(const RequestBody& body, Route route) {
  if (body.trouble()) return *body.trouble();
  return route;
}

// A shared sign-in like the hub's console is nobody an alarm could be about.
Route AlarmRoute(std::string_view alarm, const Visitor& visitor) {
  const auto id = WholeNumber<std::uint64_t>(alarm);
  if (!id) return Because(Reason::kUnknownAlarm, std::string(alarm.substr(0, kLongestText)));
  const std::string by = visitor.number == kConsoleName ? std::string() : visitor.number;
  return core::Command{core::AcknowledgeAlarm{core::AlarmId{*id}, by}};
}

Route SignInRoute(RouteId id, const Ask& ask) {
  constexpr std::size_t kMostSecret = 256;
  RequestBody body(ask.body);
  if (id == RouteId::kSignIn) {
    SignInAsk sign_in{body.Text("number"), body.Text("password", kMostSecret)};
    return Checked(body, AccessAsk{std::move(sign_in)});
  }
  if (id == RouteId::kPinSignIn) {
    PinSignInAsk sign_in{body.Text("number"), body.Text("pin")};
    return Checked(body, AccessAsk{std::move(sign_in)});
  }
  if (id == RouteId::kChoosePin) {
    ChoosePinAsk choose{body.Text("password", kMostSecret), body.Text("pin")};
    return Checked(body, AccessAsk{std::move(choose)});
  }
  if (id == RouteId::kDemoSignIn) {
    DemoSignInAsk sign_in{body.Text("token", kMostSecret)};
    return Checked(body, AccessAsk{std::move(sign_in)});
  }
  if (id == RouteId::kSetUp) {
    SetUpAsk set_up{body.Text("code"), body.Text("number"), body.Text("name"),
                    body.Text("password", kMostSecret)};
    return Checked(body, AccessAsk{std::move(set_up)});
  }
  ChoosePasswordAsk choose{body.Text("number"), body.Text("code"),
                           body.Text("password", kMostSecret)};
  return Checked(body, AccessAsk{std::move(choose)});
}

Route DayRoute(RouteId id, std::string_view day) {
  if (!IsDay(day)) return Because(Reason::kWrongType, "day");
  DayTable table = DayTable::kFigures;
  if (id == RouteId::kStaffDay) table = DayTable::kStaff;
  if (id == RouteId::kWindowDay) table = DayTable::kWindows;
  return DayAsk{table, std::string(day)};
}

/// REQUIRES: admitted.
Route Build(const Found& found, const Ask& ask, std::string_view path, const Visit& visit) {
  switch (found.rule->id) {
    case RouteId::kFile:
      return FileAsk{std::string(path)};
    case RouteId::kHealth:
      return HealthAsk{false};
    case RouteId::kHealthDetails:
      return HealthAsk{true};
    case RouteId::kMetrics:
      return MetricsAsk{};
    case RouteId::kWhoAmI:
      return AccessAsk{WhoAmIAsk{}};
    case RouteId::kSignOut:
      return AccessAsk{SignOutAsk{false}};
    case RouteId::kSignOutEverywhere:
      return AccessAsk{SignOutAsk{true}};
    case RouteId::kActive:
      return AccessAsk{ActiveAsk{}};
    case RouteId::kDropPin:
      return AccessAsk{DropPinAsk{}};
    case RouteId::kPinSignIn:
    case RouteId::kChoosePin:
    case RouteId::kSignIn:
    case RouteId::kDemoSignIn:
    case RouteId::kSetUp:
    case RouteId::kChoosePassword:
      return SignInRoute(found.rule->id, ask);
    case RouteId::kLive:
      return StreamAsk{};
    case RouteId::kState:
      return StateAsk{};
    case RouteId::kWall:
      return WallAsk{};
    case RouteId::kWallLive:
      return WallStreamAsk{};
    case RouteId::kOwnRatings:
      return OwnRatingsAsk{};
    case RouteId::kBooks:
      return BooksAsk{};
    case RouteId::kBooksAt:
      return BooksAtRoute(ask);
    case RouteId::kDayHeads:
    case RouteId::kAuditFlags:
    case RouteId::kAuditService:
      return AuditLookRoute(found.rule->id, found.taken[0], *visit.visitor);
    case RouteId::kStaffDay:
    case RouteId::kWindowDay:
    case RouteId::kDayFigures:
      return DayRoute(found.rule->id, found.taken[0]);
    case RouteId::kFigureSheet:
      return FiguresRoute(ask, *visit.visitor);
    case RouteId::kBoard:
      return BoardAsk{};
    case RouteId::kImport:
      return ImportRoute(ask);
    case RouteId::kChangeHours:
      return ChangeHoursRoute(ask);
    case RouteId::kPostNotice:
      return PostNoticeRoute(ask);
    case RouteId::kWithdrawNotice:
      return WithdrawNoticeRoute(found.taken[0]);
    case RouteId::kRaiseEmergency:
      return RaiseEmergencyRoute(ask);
    case RouteId::kClearEmergency:
      return core::Command{core::ClearEmergency{}};
    case RouteId::kBundle:
      return BundleRoute(found.taken[0]);
    case RouteId::kAcknowledgeAlarm:
      return AlarmRoute(found.taken[0], *visit.visitor);
    case RouteId::kItems:
      return ItemListRoute(ask);
    case RouteId::kItem:
      return ItemsAsk{ItemsAsk::What::kItem, std::string(found.taken[0].substr(0, kMostItemId))};
    case RouteId::kItemSheets:
      return ItemsAsk{ItemsAsk::What::kSheets};
    case RouteId::kPreviewItems:
    case RouteId::kChangeItems:
      return ChangeItemsRoute(ask, *visit.visitor, found.rule->id == RouteId::kPreviewItems);
    case RouteId::kSettings:
    case RouteId::kTerminals:
      return SettingsAsk{SettingsStateAsk{found.rule->id == RouteId::kTerminals}};
    case RouteId::kPreviewSettings:
    case RouteId::kChangeSettings:
      return ChangeSettingsRoute(ask, *visit.visitor, found.rule->id == RouteId::kPreviewSettings);
    case RouteId::kUndoSetting:
      return UndoSettingRoute(found.taken[0]);
    case RouteId::kStaffFile:
      return StaffFileRoute(ask);
    case RouteId::kPicture:
      return PictureRoute(found.taken[0]);
    case RouteId::kAccounts:
      return AccessAsk{AccountsAsk{}};
    case RouteId::kMakeAccount:
      return MakeAccountRoute(ask);
    case RouteId::kChangeRoles:
    case RouteId::kIssueCode:
    case RouteId::kCloseAccount:
      return AccountRoute(found.rule->id, ask, found.taken[0]);
    case RouteId::kDesks:
      return DesksAsk{};
    case RouteId::kGroups:
    case RouteId::kGroupsLive:
      return GroupsAsk{found.rule->id == RouteId::kGroupsLive};
    case RouteId::kServeGroup:
      return GroupWindowRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kScreens:
      return ScreensAsk{};
    case RouteId::kZoneScreen:
    case RouteId::kZoneScreenLive:
      return ZoneScreenRoute(found.taken[0], found.rule->id == RouteId::kZoneScreenLive);
    case RouteId::kWindowScreen:
    case RouteId::kWindowScreenLive:
      return WindowScreenRoute(found.taken[0], found.rule->id == RouteId::kWindowScreenLive);
    case RouteId::kIssueTicket:
    case RouteId::kCancelTicket:
    case RouteId::kReturnTicket:
      return TicketRoute(found.rule->id, ask,
                         found.taken.empty() ? std::string_view{} : found.taken[0], *visit.visitor);
    case RouteId::kTakeCase:
      return TakeCaseRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kStepCase:
      return StepCaseRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kApplicant:
    case RouteId::kApplicantInFull:
    case RouteId::kEraseApplicant:
      return ApplicantRoute(found.rule->id, found.taken[0]);
    case RouteId::kForm:
    case RouteId::kFormInFull:
      return FormRoute(found.rule->id, found.taken[0], *visit.visitor);
    case RouteId::kNameApplicant:
      return NameApplicantRoute(ask, found.taken[0]);
    case RouteId::kCasePapers:
      return CasePapersRoute(found.taken[0]);
    case RouteId::kPrintPaper:
      return PrintPaperRoute(ask, found.taken[0]);
    case RouteId::kVoidPaper:
      return VoidPaperRoute(ask, *visit.visitor);
    case RouteId::kPaperFile:
      return PaperFileAsk{std::string(found.taken[0].substr(0, kLongestText))};
    case RouteId::kCheckPaper:
      return CheckPaperAsk{std::string(found.taken[0].substr(0, kLongestText))};
    case RouteId::kOnceNotice:
      return OnceNoticeRoute(ask);
    case RouteId::kProgress:
      return ProgressRoute(ask);
    case RouteId::kCases:
      return CasesRoute(Parameter(ask.target, "list"), Parameter(ask.target, "no"),
                        Parameter(ask.target, "after"), *visit.visitor);
    case RouteId::kCase:
      return CaseFileRoute(found.taken[0], *visit.visitor);
    case RouteId::kHandOvers:
      return HandOversAsk{visit.visitor->number};
    case RouteId::kOfferPapers:
      return OfferPapersRoute(ask, *visit.visitor);
    case RouteId::kAnswerHandOver:
      return AnswerHandOverRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kMatters:
      return MattersRoute(Parameter(ask.target, "list"), Parameter(ask.target, "kind"),
                          Parameter(ask.target, "search"), Parameter(ask.target, "after"),
                          *visit.visitor);
    case RouteId::kMatter:
      return MatterRoute(found.taken[0], *visit.visitor);
    case RouteId::kOpenMatter:
      return OpenMatterRoute(ask, *visit.visitor);
    case RouteId::kStepMatter:
      return StepMatterRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kMatterBoard:
      return MatterRequest{MatterBoardAsk{}};
    case RouteId::kIssueNotice:
      return IssueNoticeRoute(found.taken[0], *visit.visitor);
    case RouteId::kNoticeFile:
      return NoticeFileRoute(found.taken[0], found.taken[1], *visit.visitor);
    case RouteId::kMatterContact:
    case RouteId::kEraseWords:
    case RouteId::kEraseContact:
      return MatterPersonRoute(found.rule->id, found.taken[0], *visit.visitor);
    case RouteId::kDrawSample:
      return DrawSampleRoute(ask, *visit.visitor);
    case RouteId::kCallSample:
      return CallSampleRoute(found.taken[0], *visit.visitor);
    case RouteId::kNoteSampleCall:
      return NoteSampleCallRoute(ask, found.taken[0], *visit.visitor);
    case RouteId::kHotline:
    case RouteId::kHotlineFile:
      return HotlineRoute(found.taken[0], found.rule->id == RouteId::kHotlineFile,
                          Parameter(ask.target, "language"), *visit.visitor);
    case RouteId::kTodo:
      return TodoRoute(*visit.visitor);
    case RouteId::kReports:
    case RouteId::kDraftReport:
    case RouteId::kStepReport:
    case RouteId::kReport:
    case RouteId::kReportFile:
      return ReportRoute(found.rule->id, ask, found.taken, *visit.visitor);
    case RouteId::kOwnRecord:
    case RouteId::kFileAppeal:
    case RouteId::kAppeals:
    case RouteId::kAppeal:
    case RouteId::kVoteAppeal:
    case RouteId::kEraseAppealWords:
      return AppealRoute(found.rule->id, ask, found.taken, *visit.visitor);
    case RouteId::kDuties:
      return MatterRequest{DutiesAsk{}};
    case RouteId::kAssignDuty:
      return AssignDutyRoute(ask, *visit.visitor);
    case RouteId::kCitizenMatter:
      return CitizenMatterRoute(ask);
    case RouteId::kMatterProgress:
      return MatterProgressRoute(ask);
    case RouteId::kUnsolved:
      return UnsolvedRoute(ask);
    case RouteId::kOfferEnrolment:
      return OfferEnrolmentRoute(found.taken[0]);
    case RouteId::kRevokeTerminal:
      return RevokeTerminalRoute(found.taken[0]);
    case RouteId::kEnrol:
      return EnrolRoute(ask);
    case RouteId::kRenewEnrolment:
      return RenewEnrolmentRoute(ask);
    case RouteId::kColleagues:
      return AccessAsk{ColleaguesAsk{}};
    case RouteId::kDesk:
    case RouteId::kDeskLive:
    case RouteId::kStartShift:
    case RouteId::kEndShift:
    case RouteId::kTakeOver:
    case RouteId::kOpenService:
    case RouteId::kEndService:
    case RouteId::kCallNext:
    case RouteId::kRecall:
    case RouteId::kMiss:
    case RouteId::kHold:
    case RouteId::kResumeTicket:
    case RouteId::kTransfer:
    case RouteId::kAcceptTransfer:
    case RouteId::kGiveBack:
    case RouteId::kPauseWindow:
    case RouteId::kResumeWindow:
    case RouteId::kTakeSeat:
    case RouteId::kCallHelp:
      return DeskRoute(found.rule->id, ask, found.taken[0], *visit.visitor);
  }
  return Because(Problem::kNotFound);
}

bool IsOurName(std::string_view host, std::span<const std::string> names) {
  if (IsLoopbackName(host)) return true;
  const std::size_t colon = host.find_last_of(":]");
  if (colon != std::string_view::npos && host[colon] == ':') host = host.substr(0, colon);
  return std::ranges::any_of(names,
                             [host](const std::string& name) { return SameText(name, host); });
}

}  // namespace

Resolved Resolve(const Ask& ask, const Visit& visit, std::span<const std::string> names) {
  if (ask.host.empty()) return {Because(Problem::kNoHost, "Host"), nullptr, {}};
  if (!IsOurName(ask.host, names))
    return {
        Because(Problem::kWrongHost, std::string(ask.host.substr(0, kLongestText))), nullptr, {}};
  const std::string_view path = ask.target.substr(0, ask.target.find('?'));
  if (path.empty() || path[0] != '/')
    return {Because(Problem::kNotFound, std::string(path.substr(0, kLongestText))), nullptr, {}};

  auto looked_up = FindRule(ask.method, path);
  if (auto* trouble = std::get_if<Trouble>(&looked_up)) return {std::move(*trouble), nullptr, {}};
  const Found& found = std::get<Found>(looked_up);
  if (auto closed = Admit(*found.rule, visit)) return {std::move(*closed), nullptr, {}};
  if (found.rule->effect != Effect::kReads) {
    if (auto forbidden = ForbiddenChange(ask)) return {std::move(*forbidden), nullptr, {}};
  }
  Resolved resolved{Build(found, ask, path, visit), found.rule, {}};
  if (std::holds_alternative<Trouble>(resolved.route) || !found.rule->viewed) return resolved;
  const auto* figures = std::get_if<FiguresAsk>(&resolved.route);
  std::string subject(found.taken.empty() ? std::string_view{} : found.taken[0]);
  if (figures != nullptr) subject = SubjectOf(*figures);
  auto view = ViewOf(*found.rule, ask, *visit.visitor, subject);
  if (auto* trouble = std::get_if<Trouble>(&view)) return {std::move(*trouble), nullptr, {}};
  resolved.view = std::get<core::LogView>(view);
  return resolved;
}

}  // namespace yichuang::http
