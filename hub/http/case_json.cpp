#include "hub/http/case_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/contract/reasons.h"
#include "hub/core/case_event.h"
#include "hub/core/case_state.h"
#include "hub/core/joint.h"
#include "hub/http/json_body.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using core::CaseStep;
using nlohmann::json;

constexpr std::array<std::string_view, 3> kDepthNames{"registered", "on_spot", "promised"};
constexpr std::array<std::string_view, core::kCaseStateCount> kStateNames{
    "draft",     "received", "correction", "accepted", "review",
    "suspended", "approved", "denied",     "over"};
constexpr std::array<std::string_view, core::kCaseEndCount> kEndNames{
    "refused", "not_required", "withdrawn", "lapsed", "promise_broken", "dropped"};
constexpr std::array<std::string_view, 3> kCardNames{"none", "yellow", "red"};
constexpr std::array<std::string_view, core::kHandOverAnswerCount> kAnsweredNames{
    "accepted", "declined", "taken_back"};

struct NamedStep {
  std::string_view name;
  CaseStep step;
};
/// Steps that a person takes on the case's own page, in the order in which they come.
constexpr std::array kPageSteps{
    NamedStep{"accept", CaseStep::kAccept},     NamedStep{"correct", CaseStep::kCorrect},
    NamedStep{"resubmit", CaseStep::kResubmit}, NamedStep{"refuse", CaseStep::kRefuse},
    NamedStep{"make_up", CaseStep::kMakeUp},    NamedStep{"hand_over", CaseStep::kHandOver},
    NamedStep{"review", CaseStep::kOpinion},    NamedStep{"approve", CaseStep::kApprove},
    NamedStep{"deny", CaseStep::kDeny},         NamedStep{"suspend", CaseStep::kSuspend},
    NamedStep{"resume", CaseStep::kResume},     NamedStep{"extend", CaseStep::kExtend},
    NamedStep{"deliver", CaseStep::kDeliver},   NamedStep{"withdraw", CaseStep::kWithdraw},
    NamedStep{"drop", CaseStep::kDrop},
};

template <typename Value>
json ValueOrNull(const std::optional<Value>& value) {
  return value ? json(*value) : json();
}

template <std::size_t N>
std::string_view Named(const std::array<std::string_view, N>& names, int code) {
  return names[static_cast<std::size_t>(code) % N];
}

json RowJson(const query::CaseRow& row) {
  return {{"id", row.id},
          {"no", row.no},
          {"item", row.item},
          {"outside", row.outside},
          {"depth", Named(kDepthNames, row.depth)},
          {"state", Named(kStateNames, row.state)},
          {"ending", row.ending ? json(Named(kEndNames, *row.ending)) : json()},
          {"window", row.window},
          {"staff", row.staff},
          {"holder", row.holder},
          {"received_ms", row.received_ms},
          {"promised_ms", ValueOrNull(row.promised_ms)},
          {"legal_ms", ValueOrNull(row.legal_ms)},
          {"card", Named(kCardNames, static_cast<int>(row.card))},
          {"step_late", row.step_late},
          {"corrections", row.corrections},
          {"repeated", row.repeated},
          {"promises", row.promises},
          {"extended", row.extended},
          {"decided_ms", ValueOrNull(row.decided_ms)},
          {"approved", ValueOrNull(row.approved)},
          {"over_ms", ValueOrNull(row.over_ms)},
          {"joint", row.joint == 0 ? json() : json(row.joint)},
          {"parts", row.parts},
          {"parts_done", row.parts_done},
          {"parts_denied", row.parts_denied},
          {"saved_days", row.saved_days}};
}

json ClockJson(const CaseClock& clock) {
  return {{"now_ms", clock.now_ms},
          {"utc_offset_minutes", clock.utc_offset_minutes},
          {"working_days", clock.working_days}};
}

core::JointState JointStateOf(const query::CaseRow& row) {
  switch (static_cast<core::CaseState>(row.state)) {
    case core::CaseState::kOver:
      return core::JointState::kOver;
    case core::CaseState::kApproved:
    case core::CaseState::kDenied:
      return core::JointState::kDecided;
    default:
      return core::JointState::kInWork;
  }
}

/// Why the step is not to be had; absent when it is.
std::optional<Reason> Off(const query::CaseRow& row, const NamedStep& step, core::RoleSet roles) {
  if (row.parts > 0) {
    const auto whole = core::NextJoint(JointStateOf(row), step.step);
    if (const Reason* reason = std::get_if<Reason>(&whole)) return *reason;
    return roles.Meets(core::MayTake(step.step)) ? std::nullopt
                                                 : std::optional(Reason::kForeignStep);
  }
  const auto next = core::Next(static_cast<core::CaseState>(row.state), step.step);
  if (const Reason* reason = std::get_if<Reason>(&next)) return *reason;
  if (row.joint != 0 && step.step == CaseStep::kDeliver) return Reason::kJointDelivery;
  if (!roles.Meets(core::MayTake(step.step))) return Reason::kForeignStep;
  if (step.step == CaseStep::kApprove && row.promises > 0) return Reason::kPromiseOpen;
  if (step.step == CaseStep::kExtend && row.extended) return Reason::kExtendedBefore;
  if (step.step == CaseStep::kMakeUp && row.promises == 0) return Reason::kUnknownMaterial;
  return std::nullopt;
}

}  // namespace

std::string CaseListJson(const query::CaseList& list, const CaseClock& clock) {
  json rows = json::array();
  for (const query::CaseRow& row : list.rows) rows.push_back(RowJson(row));
  json next;
  if (list.next) next = std::to_string(list.next->key) + "." + std::to_string(list.next->id);
  const query::CaseCounts& counts = list.counts;
  return BodyText({{"rows", std::move(rows)},
                   {"next", std::move(next)},
                   {"clock", ClockJson(clock)},
                   {"counts",
                    {{"mine", counts.mine},
                     {"open", counts.open},
                     {"due_soon", counts.due_soon},
                     {"late", counts.late},
                     {"draft", counts.draft},
                     {"correction", counts.correction}}}});
}

std::string CaseFileJson(const query::CaseFile& file, core::RoleSet roles, const CaseClock& clock) {
  json body = RowJson(file.row);
  body["clock"] = ClockJson(clock);
  body["joint_matter"] = json();
  if (file.joint)
    body["joint_matter"] = {
        {"id", file.joint->id}, {"no", file.joint->no}, {"item", file.joint->item}};
  body["part_rows"] = json::array();
  for (const query::CaseRow& each : file.parts) body["part_rows"].push_back(RowJson(each));
  body["moments"] = json::array();
  for (const query::CaseMoment& each : file.moments) {
    body["moments"].push_back({{"seq", each.seq},
                               {"at_ms", each.at_ms},
                               {"actor", each.actor},
                               {"kind", each.kind},
                               {"body", json::parse(each.body, nullptr, false)}});
  }
  body["steps"] = json::array();
  for (const NamedStep& step : kPageSteps) {
    json off;
    if (const auto reason = Off(file.row, step, roles)) {
      off = {{"reason", contract::Name(*reason)},
             {"title", contract::TextZh(*reason)},
             {"detail", contract::TextEn(*reason)}};
    }
    body["steps"].push_back({{"step", step.name}, {"off", std::move(off)}});
  }
  return BodyText(body);
}

std::string HandOversJson(const std::vector<query::HandOverRow>& rows) {
  json list = json::array();
  for (const query::HandOverRow& row : rows) {
    json cases = json::array();
    for (const query::HandOverPaper& each : row.cases)
      cases.push_back({{"id", each.id}, {"no", each.no}, {"item", each.item}});
    list.push_back({{"batch", row.batch},
                    {"from", row.from},
                    {"to", row.to},
                    {"offered_ms", row.offered_ms},
                    {"answer", row.answer ? json(Named(kAnsweredNames, *row.answer)) : json()},
                    {"answered_ms", ValueOrNull(row.answered_ms)},
                    {"cases", std::move(cases)}});
  }
  return BodyText({{"hand_overs", std::move(list)}});
}

std::optional<query::CaseCursor> CursorIn(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto key = WholeNumber<std::uint64_t>(text.substr(0, dot));
  const auto id = WholeNumber<std::uint64_t>(text.substr(dot + 1));
  if (!key || !id || *key > (1ULL << 62) || *id > (1ULL << 62)) return std::nullopt;
  return query::CaseCursor{static_cast<std::int64_t>(*key), *id};
}

}  // namespace yichuang::http
