#include "hub/http/matter_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/contract/reasons.h"
#include "hub/core/matter_guard.h"
#include "hub/core/matter_names.h"
#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using core::MatterState;
using core::MatterStep;
using nlohmann::json;

using core::kExclusionGroundNames;
using core::kMatterChannelNames;
using core::kMatterOutcomeNames;
using core::kMatterStateNames;
using core::kMatterStepNames;
using core::kMatterViolationNames;

template <typename Value>
json OrNull(const std::optional<Value>& value) {
  return value ? json(*value) : json();
}

json NameOrNull(std::span<const std::string_view> names, const std::optional<int>& code) {
  return code ? json(names[static_cast<std::size_t>(*code) % names.size()]) : json();
}

std::string_view KindName(const query::MatterRow& row) {
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(row.kind)},
                   static_cast<std::uint16_t>(row.rules));
  return kind == nullptr ? std::string_view() : kind->name;
}

json ViolationsJson(int bits) {
  json names = json::array();
  for (std::size_t i = 0; i < kMatterViolationNames.size(); ++i) {
    if ((bits >> i & 1) != 0) names.push_back(kMatterViolationNames[i]);
  }
  return names;
}

json MatterRowJson(const query::MatterRow& row) {
  return {{"id", row.id},
          {"no", row.no},
          {"kind", KindName(row)},
          {"state", NameOrNull(kMatterStateNames, row.state)},
          {"channel", NameOrNull(kMatterChannelNames, row.channel)},
          {"window", row.window},
          {"owner", row.owner},
          {"holder", row.holder},
          {"charged", row.charged},
          {"about", row.about},
          {"unit", row.unit},
          {"ticket", row.ticket},
          {"service", row.service},
          {"case", row.kase},
          {"contact", row.contact},
          {"opened_ms", row.opened_ms},
          {"due_ms", OrNull(row.due_ms)},
          {"reminded", row.reminded},
          {"card", row.card},
          {"hops", row.hops},
          {"chases", row.chases},
          {"reopened", row.reopened},
          {"violations", ViolationsJson(row.violations)},
          {"proposed", NameOrNull(kExclusionGroundNames, row.proposed)},
          {"solver", row.solver},
          {"caller", row.caller},
          {"satisfied", OrNull(row.satisfied)},
          {"answered_ms", OrNull(row.answered_ms)},
          {"over_ms", OrNull(row.over_ms)},
          {"outcome", NameOrNull(kMatterOutcomeNames, row.outcome)},
          {"asked", row.asked},
          {"reply_due_ms", OrNull(row.reply_due_ms)},
          {"promised", row.promised.empty() ? json() : json(row.promised)},
          {"late_replies", row.late_replies}};
}

json MatterClockJson(const CaseClock& clock) {
  return {{"now_ms", clock.now_ms},
          {"utc_offset_minutes", clock.utc_offset_minutes},
          {"working_days", clock.working_days}};
}

/// "by" of the newest moment of the kind; "" when there is none.
std::string LastBy(const query::MatterFile& file, std::string_view kind) {
  for (auto each = file.moments.rbegin(); each != file.moments.rend(); ++each) {
    if (each->kind != kind) continue;
    const json body = json::parse(each->body, nullptr, false);
    return body.is_object() ? body.value("by", std::string()) : std::string();
  }
  return {};
}

/// The matter as the hall has it, as far as its table tells.
core::OpenMatter MatterIn(const query::MatterFile& file) {
  const query::MatterRow& row = file.row;
  core::OpenMatter open;
  open.kind = core::MatterKindId{static_cast<std::uint8_t>(row.kind)};
  open.rules = static_cast<std::uint16_t>(row.rules);
  open.state = static_cast<MatterState>(row.state);
  open.owner = row.owner;
  open.holder = row.holder;
  if (open.state == MatterState::kOffered) {
    open.offered = row.charged;
    open.giver = LastBy(file, "matter_offered(1)");
  }
  open.about = row.about;
  open.unit = row.unit;
  open.solver = row.solver;
  open.caller = row.caller;
  open.contact = row.contact;
  open.asked = row.asked;
  if (row.proposed) {
    open.proposed = static_cast<core::ExclusionGround>(*row.proposed);
    open.proposer = LastBy(file, "exclusion_proposed(1)");
  }
  return open;
}

core::Matters WithDuties(const std::vector<query::DutyRow>& duties) {
  core::Matters matters;
  for (const query::DutyRow& each : duties)
    matters.duties[each.number] = {each.unit, each.deputy, each.absent};
  return matters;
}

constexpr core::RoleSet kOverseers{core::Role::kDutyManager, core::Role::kHallManager,
                                   core::Role::kInspector, core::Role::kLeader};

}  // namespace

std::string MatterListJson(const query::MatterList& list, const CaseClock& clock) {
  json rows = json::array();
  for (const query::MatterRow& row : list.rows) rows.push_back(MatterRowJson(row));
  json next;
  if (list.next) next = std::to_string(list.next->key) + "." + std::to_string(list.next->id);
  const query::MatterCounts& counts = list.counts;
  return BodyText({{"rows", std::move(rows)},
                   {"next", std::move(next)},
                   {"clock", MatterClockJson(clock)},
                   {"counts",
                    {{"mine", counts.mine},
                     {"handed", counts.handed},
                     {"nearing", counts.nearing},
                     {"owned", counts.owned},
                     {"unclaimed", counts.unclaimed},
                     {"soon", counts.soon},
                     {"late", counts.late},
                     {"open", counts.open}}}});
}

bool MayKnow(const query::MatterRow& row, const core::MatterActor& actor,
             const std::vector<query::DutyRow>& duties, std::int64_t now_ms) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(matter_known_to_all)) return true;
#endif
  if (!row.about.empty() && row.about == actor.number) return false;
  if (actor.roles.Meets(kOverseers)) return true;
  const core::Matters matters = WithDuties(duties);
  for (const std::string* each : {&row.owner, &row.holder, &row.charged}) {
    if (core::ActsFor(matters, actor.number, *each)) return true;
  }
  if (actor.roles.Has(core::Role::kUnitHead) && !row.unit.empty() &&
      core::UnitOf(matters, actor.number) == row.unit)
    return row.visible_ms <= now_ms;
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(row.kind)},
                   static_cast<std::uint16_t>(row.rules));
  return kind != nullptr && !kind->about_somebody;
}

bool MayCall(const query::MatterRow& row, const core::MatterActor& actor,
             const std::vector<query::DutyRow>& duties) {
  if (!row.about.empty() && row.about == actor.number) return false;
  if (actor.roles.Meets(
          {core::Role::kDutyManager, core::Role::kHallManager, core::Role::kInspector}))
    return true;
  const core::Matters matters = WithDuties(duties);
  return std::ranges::any_of(
      std::array{&row.owner, &row.holder, &row.charged},
      [&](const std::string* each) { return core::ActsFor(matters, actor.number, *each); });
}

std::vector<std::string> WordsOf(const query::MatterFile& file) {
  std::vector<std::string> handles;
  for (const query::CaseMoment& each : file.moments) {
    const json body = json::parse(each.body, nullptr, false);
    if (!body.is_object()) continue;
    std::string handle = body.value("words", std::string());
    if (!handle.empty()) handles.push_back(std::move(handle));
  }
  return handles;
}

std::string MatterFileJson(const query::MatterFile& file, const core::MatterActor& actor,
                           const std::vector<query::DutyRow>& duties, const KeptWords& words,
                           const CaseClock& clock) {
  json body = MatterRowJson(file.row);
  body["code"] = file.row.code;
  body["clock"] = MatterClockJson(clock);
  body["moments"] = json::array();
  for (const query::CaseMoment& each : file.moments) {
    json told = json::parse(each.body, nullptr, false);
    if (told.is_object()) {
      told.erase("seal");
      told.erase("person");
      const auto kept = words.find(told.value("words", std::string()));
      told["words"] = kept == words.end() ? json() : json(kept->second);
    }
    body["moments"].push_back({{"seq", each.seq},
                               {"at_ms", each.at_ms},
                               {"actor", each.actor},
                               {"kind", each.kind},
                               {"body", std::move(told)}});
  }
  const core::OpenMatter open = MatterIn(file);
  const core::Matters matters = WithDuties(duties);
  const core::MatterKind* kind = core::KindOf(open.kind, open.rules);
  body["steps"] = json::array();
  for (int i = 0; i < core::kMatterStepCount; ++i) {
    const auto step = static_cast<MatterStep>(i);
    if (kind == nullptr || !kind->steps.Has(step)) continue;
    const auto reason = core::RefuseMatterActor(matters, actor, open, step);
    json off;
    if (reason) {
      off = {{"reason", contract::Name(*reason)},
             {"title", contract::TextZh(*reason)},
             {"detail", contract::TextEn(*reason)}};
    }
    body["steps"].push_back(
        {{"step", kMatterStepNames[static_cast<std::size_t>(i)]}, {"off", std::move(off)}});
  }
  return BodyText(body);
}

std::string MatterBoardJson(const query::MatterBoard& board, const CaseClock& clock) {
  json late = json::array();
  for (const query::LateCell& each : board.late) {
    late.push_back(
        {{"unit", each.unit},
         {"state",
          kMatterStateNames[static_cast<std::size_t>(each.state) % kMatterStateNames.size()]},
         {"count", each.count},
         {"hops", each.hops},
         {"oldest_ms", each.oldest_ms},
         {"silent", each.silent},
         {"late_replies", each.late_replies}});
  }
  return BodyText(
      {{"late", std::move(late)}, {"excluded", board.excluded}, {"clock", MatterClockJson(clock)}});
}

std::string TodoJson(const query::Todo& todo, std::int64_t now_ms) {
  const auto counts = [](const query::TodoCounts& each) {
    return json{{"handed", each.handed}, {"soon", each.soon}, {"late", each.late}};
  };
  json rows = json::array();
  for (const query::MatterRow& row : todo.rows) {
    const bool handed = row.state == static_cast<int>(MatterState::kOffered);
    rows.push_back({{"what", handed         ? "handed"
                             : row.card > 0 ? "late"
                                            : "soon"},
                    {"id", row.id},
                    {"no", row.no},
                    {"kind", KindName(row)},
                    {"due_ms", OrNull(row.due_ms)},
                    {"late", row.card > 0},
                    {"asked", row.asked}});
  }
  const auto others = [](const auto& each) {
    return json{{"waiting", each.waiting}, {"late", each.late}};
  };
  return BodyText({{"matters", counts(todo.matters)},
                   {"cases", counts(todo.cases)},
                   {"reports", todo.reports},
                   {"appeals", others(todo.appeals)},
                   {"unclaimed", others(todo.unclaimed)},
                   {"ratings", others(todo.ratings)},
                   {"promises",
                    {{"soon", todo.promises.soon},
                     {"today", todo.promises.today},
                     {"hall", todo.promises.hall}}},
                   {"rows", std::move(rows)},
                   {"now_ms", now_ms}});
}

std::string DutiesJson(const std::vector<query::DutyRow>& duties) {
  json rows = json::array();
  for (const query::DutyRow& each : duties)
    rows.push_back({{"number", each.number},
                    {"unit", each.unit},
                    {"deputy", each.deputy},
                    {"absent", each.absent}});
  return BodyText({{"duties", std::move(rows)}});
}

std::string MatterProgressJson(const query::MatterRow& row, std::int64_t now_ms) {
  const bool over = row.over_ms.has_value();
  return BodyText(
      {{"no", row.no},
       {"kind", KindName(row)},
       {"state", kMatterStateNames[static_cast<std::size_t>(row.state) % kMatterStateNames.size()]},
       {"opened_ms", row.opened_ms},
       {"due_ms", over ? json() : OrNull(row.due_ms)},
       {"overdue", !over && row.due_ms && *row.due_ms < now_ms},
       {"over_ms", OrNull(row.over_ms)},
       {"outcome", NameOrNull(kMatterOutcomeNames, row.outcome)}});
}

}  // namespace yichuang::http
