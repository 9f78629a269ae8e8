#include "hub/http/case_routes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "hub/http/applicant_json.h"
#include "hub/http/case_json.h"
#include "hub/http/joint_form.h"
#include "hub/http/json_body.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using core::MaterialState;

constexpr std::size_t kMostItemText = 36;
constexpr std::size_t kMostIdText = 64;

constexpr std::array<std::string_view, core::kCaseGroundCount> kGroundNames{
    "none", "out_of_scope", "conditions_not_met", "materials_untrue", "quota_used", "not_needed"};
constexpr std::array<std::string_view, core::kSpecialProcedureCount> kProcedureNames{
    "hearing", "tender",     "auction",   "inspection",
    "testing", "quarantine", "appraisal", "expert_review"};
constexpr std::array<std::string_view, core::kDeliveryWayCount> kDeliveryNames{"window", "courier",
                                                                               "electronic"};

constexpr std::array<std::string_view, core::kDeliveryTakerCount> kTakerNames{"applicant", "agent"};
constexpr std::array<std::string_view, core::kHandOverAnswerCount> kAnswerNames{"accept", "decline",
                                                                                "take_back"};
constexpr std::array<std::string_view, query::kCaseViewCount> kViewNames{
    "mine", "open", "due_soon", "late", "draft", "correction", "delivered", "all"};
constexpr std::size_t kMostTyped = 64;

core::CaseActor CaseActorOf(const Visitor& visitor) {
  return {visitor.number == kConsoleName ? std::string() : visitor.number, visitor.roles};
}

/// Case and outside numbers are letters, digits and hyphens.
bool IsNumberText(std::string_view text) {
  return text.size() <= kMostTyped && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  c == '-';
         });
}

template <typename Enum, std::size_t N>
Enum OneOf(RequestBody& body, const char* field, const std::array<std::string_view, N>& names) {
  const std::string name = body.Text(field);
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<Enum>(found - names.begin());
  body.Fault(field);
  return Enum{};
}

std::vector<std::string> TextsOr(RequestBody& body, const char* field) {
  return body.Has(field) ? body.Texts(field, core::kMostMaterials) : std::vector<std::string>{};
}

bool FlagOr(RequestBody& body, const char* field) { return body.Has(field) && body.Flag(field); }

std::vector<core::Defect> DefectsIn(RequestBody& body) {
  std::vector<core::Defect> defects;
  for (auto& each : TextsOr(body, "missing"))
    defects.push_back({std::move(each), MaterialState::kMissing});
  for (auto& each : TextsOr(body, "flawed"))
    defects.push_back({std::move(each), MaterialState::kFlawed});
  return defects;
}

/// The act of the step's name; absent when there is none of it, or a field is at fault.
std::optional<core::CaseAct> ActIn(RequestBody& body) {
  const std::string step = body.Text("step");
  if (step == "accept") {
    core::AcceptCase accept;
    const std::vector<std::string> promised = TextsOr(body, "promised");
    const auto days =
        static_cast<std::uint8_t>(promised.empty() ? 0 : body.Number("promise_days", 1, 200));
    for (const std::string& each : promised) accept.promises.push_back({each, days});
    accept.credit_checked = FlagOr(body, "credit_checked");
    return accept;
  }
  if (step == "correct") return core::AskCorrection{DefectsIn(body)};
  if (step == "resubmit") return core::ResubmitCase{body.Texts("cured", core::kMostMaterials)};
  if (step == "refuse")
    return core::RefuseCase{OneOf<core::CaseGround>(body, "ground", kGroundNames)};
  if (step == "make_up") {
    std::string material = body.Text("material", kMostIdText);
    return core::MakeUpPromise{std::move(material), body.Flag("fit")};
  }
  if (step == "review") {
    const bool meets = body.Flag("meets");
    const auto ground = body.Has("ground") ? OneOf<core::CaseGround>(body, "ground", kGroundNames)
                                           : core::CaseGround::kNone;
    return core::ReviewCase{meets, ground};
  }
  if (step == "suspend")
    return core::SuspendCase{OneOf<core::SpecialProcedure>(body, "why", kProcedureNames)};
  if (step == "resume") return core::ResumeCase{};
  if (step == "extend") return core::ExtendCase{};
  if (step == "approve") return core::DecideCase{true, core::CaseGround::kNone};
  if (step == "deny")
    return core::DecideCase{false, OneOf<core::CaseGround>(body, "ground", kGroundNames)};
  if (step == "deliver") {
    core::DeliverCase deliver;
    deliver.way = OneOf<core::DeliveryWay>(body, "way", kDeliveryNames);
    if (body.Has("taker")) deliver.taker = OneOf<core::DeliveryTaker>(body, "taker", kTakerNames);
    deliver.identity_checked = FlagOr(body, "identity_checked");
    return deliver;
  }
  if (step == "withdraw") return core::WithdrawCase{};
  if (step == "drop") return core::DropDraft{};
  body.Fault("step");
  return std::nullopt;
}

}  // namespace

Route TakeCaseRoute(const Ask& ask, std::string_view window_text, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint16_t>(window_text);
  if (!number || *number == 0 || *number > 999)
    return Trouble{Reason::kUnknownWindow, std::string(window_text.substr(0, kMostIdText)), {}};
  RequestBody body(ask.body);
  CaseAsk take;
  take.window = core::WindowNo{*number};
  const bool anywhere = visitor.roles.Has(core::Role::kDutyManager);
  take.clerk = {anywhere ? std::string() : visitor.number, std::string(ask.seat)};
  take.item = body.Text("item", kMostItemText);
  take.answers = TextsOr(body, "answers");
  if (body.Has("outside")) take.outside = body.Text("outside", core::kMostOutside);
  take.missing = TextsOr(body, "missing");
  take.flawed = TextsOr(body, "flawed");
  take.promised = TextsOr(body, "promised");
  if (!take.promised.empty())
    take.promise_days = static_cast<std::uint8_t>(body.Number("promise_days", 1, 200));
  take.credit_checked = FlagOr(body, "credit_checked");
  take.accept = FlagOr(body, "accept");
  take.keep = FlagOr(body, "keep");
  take.duplicate_known = FlagOr(body, "duplicate_known");
  if (body.Has("draft"))
    take.draft = core::CaseId{body.Number("draft", 1, std::numeric_limits<std::int64_t>::max())};
  if (body.Has("applicant")) take.applicant = ApplicantIn(body);
  if (body.Has("form")) take.form = FormIn(body);
  if (body.trouble()) return *body.trouble();
  return take;
}

Route StepCaseRoute(const Ask& ask, std::string_view id, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint64_t>(id);
  if (!number) return Trouble{Reason::kUnknownCase, std::string(id.substr(0, kMostIdText)), {}};
  RequestBody body(ask.body);
  auto act = ActIn(body);
  if (body.trouble()) return *body.trouble();
  return core::Command{
      core::StepCase{core::CaseId{*number}, CaseActorOf(visitor), *std::move(act)}};
}

Route CasesRoute(std::string_view list, std::string_view no, std::string_view after,
                 const Visitor& visitor) {
  const auto view = std::ranges::find(kViewNames, list.empty() ? kViewNames[0] : list);
  if (view == kViewNames.end()) return Trouble{Reason::kWrongType, "list", {}};
  if (!IsNumberText(no)) return Trouble{Reason::kWrongType, "no", {}};
  query::CaseListAsk ask;
  ask.view =
      no.empty() ? static_cast<query::CaseView>(view - kViewNames.begin()) : query::CaseView::kAll;
  ask.viewer = visitor.number;
  ask.staff = visitor.staff;
  ask.no = std::string(no);
  if (!after.empty()) {
    ask.after = CursorIn(after);
    if (!ask.after) return Trouble{Reason::kWrongType, "after", {}};
  }
  return CasesAsk{std::move(ask)};
}

Route CaseFileRoute(std::string_view id, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint64_t>(id);
  if (!number) return Trouble{Reason::kUnknownCase, std::string(id.substr(0, kMostIdText)), {}};
  return CaseFileAsk{*number, visitor.roles};
}

Route OfferPapersRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::OfferPapers offer;
  offer.to = body.Text("to");
  for (const std::uint64_t id : body.Numbers("cases", core::kMostHandedOver))
    offer.cases.push_back(core::CaseId{id});
  offer.actor = CaseActorOf(visitor);
  if (body.trouble()) return *body.trouble();
  return core::Command{std::move(offer)};
}

Route AnswerHandOverRoute(const Ask& ask, std::string_view batch, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint64_t>(batch);
  if (!number)
    return Trouble{Reason::kUnknownHandOver, std::string(batch.substr(0, kMostIdText)), {}};
  RequestBody body(ask.body);
  const auto answer = OneOf<core::HandOverAnswer>(body, "answer", kAnswerNames);
  if (body.trouble()) return *body.trouble();
  return core::Command{
      core::AnswerHandOver{core::HandOverId{*number}, answer, CaseActorOf(visitor)}};
}

Route CommandOf(const CaseAsk& ask, core::CaseItem item, const std::string& applicant) {
  for (core::CaseMaterial& each : item.materials) {
    if (std::ranges::find(ask.missing, each.id) != ask.missing.end())
      each.state = MaterialState::kMissing;
    if (std::ranges::find(ask.flawed, each.id) != ask.flawed.end())
      each.state = MaterialState::kFlawed;
  }
  switch (item.rules.depth) {
    case catalogue::Depth::kRegistered:
      if (ask.outside.empty()) return Trouble{Reason::kMissingField, "outside", {}};
      return core::Command{core::RegisterCase{ask.window, std::move(item), ask.outside, ask.clerk,
                                              ask.duplicate_known}};
    case catalogue::Depth::kOnSpot:
      return core::Command{core::SettleOnSpot{ask.window, std::move(item), applicant, ask.clerk,
                                              ask.duplicate_known}};
    case catalogue::Depth::kPromised:
      break;
  }
  if (ask.keep)
    return core::Command{core::KeepDraft{ask.window, std::move(item), ask.draft, ask.clerk}};
  core::ReceiveCase receive;
  receive.window = ask.window;
  receive.item = std::move(item);
  receive.draft = ask.draft;
  for (const std::string& each : ask.promised) receive.promises.push_back({each, ask.promise_days});
  receive.credit_checked = ask.credit_checked;
  receive.accept = ask.accept;
  receive.applicant = applicant;
  receive.duplicate_known = ask.duplicate_known;
  receive.clerk = ask.clerk;
  return core::Command{std::move(receive)};
}

Route CommandOf(const CaseAsk& ask, core::ReceiveJoint joint, const std::string& applicant) {
  joint.window = ask.window;
  joint.keep = ask.keep;
  joint.draft = ask.draft;
  for (const std::string& each : ask.missing)
    joint.absent.push_back({each, MaterialState::kMissing});
  for (const std::string& each : ask.flawed) joint.absent.push_back({each, MaterialState::kFlawed});
  for (const std::string& each : ask.promised) joint.promises.push_back({each, ask.promise_days});
  joint.credit_checked = ask.credit_checked;
  joint.accept = ask.accept;
  joint.applicant = applicant;
  joint.clerk = ask.clerk;
  joint.duplicate_known = ask.duplicate_known;
  return core::Command{std::move(joint)};
}

}  // namespace yichuang::http
