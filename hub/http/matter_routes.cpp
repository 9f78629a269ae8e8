#include "hub/http/matter_routes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "hub/core/matter_names.h"
#include "hub/http/applicant_json.h"
#include "hub/http/case_json.h"
#include "hub/http/figure_routes.h"
#include "hub/http/figure_view.h"
#include "hub/http/matter_json.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostShownId = 64;
constexpr std::size_t kMostMatterWords = 2'000;
constexpr std::size_t kMostTicketText = 8;
constexpr std::array<std::string_view, query::kMatterViewCount> kMatterViews{
    "mine", "handed", "nearing", "owned",  "unclaimed", "unit",
    "soon", "late",   "open",    "closed", "all"};
constexpr core::RoleSet kSupervisors{core::Role::kDutyManager, core::Role::kHallManager,
                                     core::Role::kInspector, core::Role::kLeader};

core::MatterActor MatterActorOf(const Visitor& visitor) {
  return {visitor.number == kConsoleName ? std::string() : visitor.number, visitor.roles, false};
}

template <typename Enum>
Enum MatterWord(RequestBody& body, const char* field, std::span<const std::string_view> names) {
  const std::string name = body.Text(field);
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<Enum>(found - names.begin());
  body.Fault(field);
  return Enum{};
}

bool IsSlipCode(std::string_view text) {
  return text.size() == core::kPaperCodeSize && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
         });
}

bool IsMatterSearch(std::string_view text) {
  return text.size() <= kMostShownId && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

std::string WordsIn(RequestBody& body) {
  return body.Has("words") ? body.Text("words", kMostMatterWords, 0) : std::string();
}

std::optional<bool> FlagIn(RequestBody& body, const char* field) {
  return body.Has(field) ? std::optional(body.Flag(field)) : std::nullopt;
}

core::CallAbout CallIn(RequestBody& body, bool independent) {
  core::CallAbout call;
  call.independent = independent;
  call.result = MatterWord<core::CallResult>(body, "result", core::kCallResultNames);
  call.satisfied = FlagIn(body, "satisfied");
  call.lawful = FlagIn(body, "lawful").value_or(false);
  return call;
}

core::MatterAct MatterActIn(RequestBody& body) {
  using core::MatterStep;
  const auto step = MatterWord<MatterStep>(body, "step", core::kMatterStepNames);
  switch (step) {
    case MatterStep::kOffer:
      return core::OfferMatter{body.Text("to")};
    case MatterStep::kReturn:
      return core::ReturnMatter{
          MatterWord<core::ReturnReason>(body, "reason", core::kReturnReasonNames), {}};
    case MatterStep::kLedger:
      return core::LedgerMatter{static_cast<std::uint8_t>(body.Number("days", 1, 200)), {}};
    case MatterStep::kCallBack:
    case MatterStep::kVerify:
      return CallIn(body, step == MatterStep::kVerify);
    case MatterStep::kClose: {
      core::CloseMatter close;
      close.outcome = MatterWord<core::MatterOutcome>(body, "outcome", core::kMatterOutcomeNames);
      if (body.Has("target")) close.target = body.Text("target", core::kMostUnit, 0);
      return close;
    }
    case MatterStep::kPropose:
      return core::ProposeExclusion{
          MatterWord<core::ExclusionGround>(body, "ground", core::kExclusionGroundNames), {}};
    case MatterStep::kReply: {
      const std::string day = body.Text("done_by");
      if (!IsDay(day)) {
        body.Fault("done_by");
        return core::ReplyToCard{};
      }
      return core::ReplyToCard{core::HallDay(CivilDay(day)), {}};
    }
    default:
      return core::MoveMatter{step, {}};
  }
}

std::optional<core::MatterId> MatterIdIn(std::string_view text) {
  const auto number = WholeNumber<std::uint64_t>(text);
  return number ? std::optional(core::MatterId{*number}) : std::nullopt;
}

Trouble UnknownMatter(std::string_view id) {
  return {Reason::kUnknownMatter, std::string(id.substr(0, kMostShownId)), {}};
}

}  // namespace

Route MattersRoute(std::string_view list, std::string_view kind, std::string_view search,
                   std::string_view after, const Visitor& visitor) {
  const auto view = std::ranges::find(kMatterViews, list.empty() ? kMatterViews[0] : list);
  if (view == kMatterViews.end()) return Trouble{Reason::kWrongType, "list", {}};
  if (!IsMatterSearch(search)) return Trouble{Reason::kWrongType, "search", {}};
  MattersAsk matters;
  query::MatterListAsk& ask = matters.list;
  ask.view = search.empty() ? static_cast<query::MatterView>(view - kMatterViews.begin())
                            : query::MatterView::kAll;
  ask.viewer = visitor.number;
  ask.supervises = visitor.roles.Meets(kSupervisors);
  ask.search = std::string(search);
  const bool own =
      ask.view <= query::MatterView::kOwned ||
      (ask.view == query::MatterView::kUnit && visitor.roles.Has(core::Role::kUnitHead));
  // A slip in the hand shows its own matter; who supervises sees all.
  const bool scanned = IsSlipCode(search);
  if (!own && !scanned && !ask.supervises) return Trouble{Problem::kRoleNeeded, {}, {}};
  if (!kind.empty()) {
    const core::MatterKind* known = core::KindNamed(kind);
    if (known == nullptr) return Trouble{Reason::kUnknownMatterKind, std::string(kind), {}};
    ask.kind = int{core::Number(known->id)};
  }
  if (!after.empty()) {
    ask.after = CursorIn(after);
    if (!ask.after) return Trouble{Reason::kWrongType, "after", {}};
  }
  return MatterRequest{std::move(matters)};
}

Route MatterRoute(std::string_view id, const Visitor& visitor) {
  const auto matter = MatterIdIn(id);
  if (!matter) return UnknownMatter(id);
  return MatterRequest{MatterFileAsk{core::Number(*matter), MatterActorOf(visitor)}};
}

Route OpenMatterRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  MatterCommandAsk request;
  core::OpenMatterAs open;
  open.kind = body.Text("kind");
  if (body.Has("channel"))
    open.channel = MatterWord<core::MatterChannel>(body, "channel", core::kMatterChannelNames);
  if (body.Has("window"))
    open.window = core::WindowNo{static_cast<std::uint16_t>(body.Number("window", 1, 999))};
  if (body.Has("about")) open.about = body.Text("about");
  if (body.Has("unit")) open.unit = body.Text("unit", core::kMostUnit);
  if (body.Has("ticket")) open.source.ticket = body.Text("ticket", kMostTicketText);
  if (body.Has("case")) open.source.kase = core::CaseId{body.Number("case", 1, 1ULL << 53)};
  if (body.Has("at_once"))
    open.at_once = MatterWord<core::MatterStep>(body, "at_once", core::kMatterStepNames);
  open.actor = MatterActorOf(visitor);
  request.words = WordsIn(body);
  if (body.Has("applicant")) request.person = ApplicantIn(body);
  if (body.trouble()) return *body.trouble();
  request.command = std::move(open);
  return MatterRequest{std::move(request)};
}

Route StepMatterRoute(const Ask& ask, std::string_view id, const Visitor& visitor) {
  const auto matter = MatterIdIn(id);
  if (!matter) return UnknownMatter(id);
  RequestBody body(ask.body);
  core::MatterAct act = MatterActIn(body);
  MatterCommandAsk request;
  request.words = WordsIn(body);
  if (body.trouble()) return *body.trouble();
  request.command = core::StepMatter{*matter, MatterActorOf(visitor), std::move(act), {}};
  return MatterRequest{std::move(request)};
}

Route AssignDutyRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::AssignDuty duty;
  duty.number = body.Text("number");
  duty.unit = body.Text("unit", core::kMostUnit, 0);
  duty.deputy = body.Text("deputy", kMostShownId, 0);
  duty.absent = body.Flag("absent");
  duty.actor = MatterActorOf(visitor);
  if (body.trouble()) return *body.trouble();
  return core::Command{std::move(duty)};
}

Route CitizenMatterRoute(const Ask& ask) {
  RequestBody body(ask.body);
  MatterCommandAsk request;
  core::OpenMatterAs open;
  open.kind = body.Text("kind");
  open.channel = MatterWord<core::MatterChannel>(body, "channel", core::kMatterChannelNames);
  if (open.channel != core::MatterChannel::kKiosk && open.channel != core::MatterChannel::kWeb)
    body.Fault("channel");
  if (body.Has("window"))
    open.window = core::WindowNo{static_cast<std::uint16_t>(body.Number("window", 1, 999))};
  open.actor.citizen = true;
  request.words = WordsIn(body);
  if (body.trouble()) return *body.trouble();
  request.command = std::move(open);
  return MatterRequest{std::move(request)};
}

Route MatterProgressRoute(const Ask& ask) {
  RequestBody body(ask.body);
  MatterCodeAsk progress;
  progress.code = body.Text("code");
  if (!IsSlipCode(progress.code)) body.Fault("code");
  if (body.trouble()) return *body.trouble();
  return MatterRequest{std::move(progress)};
}

Route UnsolvedRoute(const Ask& ask) {
  RequestBody body(ask.body);
  MatterCodeAsk unsolved;
  unsolved.code = body.Text("code");
  if (!IsSlipCode(unsolved.code)) body.Fault("code");
  unsolved.unsolved = true;
  unsolved.words = WordsIn(body);
  if (body.trouble()) return *body.trouble();
  return MatterRequest{std::move(unsolved)};
}

core::Command WithWords(core::Command command, const core::SealedWords& words) {
  if (auto* open = std::get_if<core::OpenMatterAs>(&command)) open->words = words;
  if (auto* file = std::get_if<core::FileAppeal>(&command)) file->words = words;
  if (auto* vote = std::get_if<core::VoteAppeal>(&command)) vote->words = words;
  if (auto* step = std::get_if<core::StepMatter>(&command)) {
    std::visit(
        [&](auto& act) {
          if constexpr (requires { act.words; }) act.words = words;
        },
        step->act);
  }
  return command;
}

}  // namespace yichuang::http
