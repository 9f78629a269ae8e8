#include "hub/http/case_routes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "hub/http/applicant_json.h"
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
  if (step == "accept") return core::AcceptCase{};
  if (step == "correct") return core::AskCorrection{DefectsIn(body)};
  if (step == "resubmit") return core::ResubmitCase{body.Texts("cured", core::kMostMaterials)};
  if (step == "refuse")
    return core::RefuseCase{OneOf<core::CaseGround>(body, "ground", kGroundNames)};
  if (step == "make_up") {
    std::string material = body.Text("material", kMostIdText);
    return core::MakeUpPromise{std::move(material), body.Flag("fit")};
  }
  if (step == "hand_over") {
    std::string from = body.Text("from");
    return core::HandOverCase{std::move(from), body.Text("to")};
  }
  if (step == "suspend")
    return core::SuspendCase{OneOf<core::SpecialProcedure>(body, "why", kProcedureNames)};
  if (step == "resume") return core::ResumeCase{};
  if (step == "extend") return core::ExtendCase{};
  if (step == "approve") return core::DecideCase{true, core::CaseGround::kNone};
  if (step == "deny")
    return core::DecideCase{false, OneOf<core::CaseGround>(body, "ground", kGroundNames)};
  if (step == "deliver")
    return core::DeliverCase{OneOf<core::DeliveryWay>(body, "way", kDeliveryNames)};
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
  if (body.Has("draft"))
    take.draft = core::CaseId{body.Number("draft", 1, std::numeric_limits<std::int64_t>::max())};
  if (body.Has("applicant")) take.applicant = ApplicantIn(body);
  if (body.trouble()) return *body.trouble();
  return take;
}

Route StepCaseRoute(const Ask& ask, std::string_view id, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint64_t>(id);
  if (!number) return Trouble{Reason::kUnknownCase, std::string(id.substr(0, kMostIdText)), {}};
  RequestBody body(ask.body);
  auto act = ActIn(body);
  if (body.trouble()) return *body.trouble();
  const std::string by = visitor.number == kConsoleName ? std::string() : visitor.number;
  return core::Command{core::StepCase{core::CaseId{*number}, {by, visitor.roles}, *std::move(act)}};
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
      return core::Command{core::RegisterCase{ask.window, std::move(item), ask.outside, ask.clerk}};
    case catalogue::Depth::kOnSpot:
      return core::Command{core::SettleOnSpot{ask.window, std::move(item), applicant, ask.clerk}};
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
  receive.clerk = ask.clerk;
  return core::Command{std::move(receive)};
}

}  // namespace yichuang::http
