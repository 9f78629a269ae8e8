#include "hub/matter_config.h"

#include <algorithm>
#include <array>
#include <string>

#include "hub/core/matter_names.h"
#include "hub/core/role.h"

namespace yichuang::hub {
namespace {

constexpr int kMostDays = 60;
constexpr int kMostMinutes = 8 * 60;  ///< of office hours: what takes longer is counted in days

const core::MatterKind& ReadKind(TomlTable& table) {
  const std::string name = table.Text("kind");
  if (const core::MatterKind* kind = core::KindNamed(name)) return *kind;
  std::string known;
  for (const core::MatterKind& each : core::MatterKinds()) {
    if (core::KindNamed(each.name) == &each)
      known += (known.empty() ? "" : ", ") + std::string(each.name);
  }
  table.Fail("kind", "expected one of " + known);
}

core::MatterState ReadState(TomlTable& table, const core::MatterKind& kind) {
  const std::string name = table.Text("state");
  const auto found = std::ranges::find(core::kMatterStateNames, name);
  const auto place = static_cast<std::size_t>(found - core::kMatterStateNames.begin());
  const auto limited = [&kind](std::size_t state) {
    return kind.limits[state].clock != core::LimitClock::kNone;
  };
  if (found != core::kMatterStateNames.end() && limited(place))
    return static_cast<core::MatterState>(place);
  std::string known;
  for (std::size_t state = 0; state < core::kMatterStateNames.size(); ++state) {
    if (limited(state))
      known += (known.empty() ? "" : ", ") + std::string(core::kMatterStateNames[state]);
  }
  table.Fail("state", "expected one of " + known + ": nothing else of this kind has a limit");
}

core::Role ReadLadderRole(TomlTable& table) {
  constexpr auto kRoles =
      std::to_array({core::Role::kUnitHead, core::Role::kDutyManager, core::Role::kHallManager,
                     core::Role::kInspector, core::Role::kLeader});
  const auto role = core::RoleNamed(table.Text("to"));
  if (role && std::ranges::find(kRoles, *role) != kRoles.end()) return *role;
  std::string known;
  for (const core::Role each : kRoles)
    known += (known.empty() ? "" : ", ") + std::string(core::Name(each));
  table.Fail("to", "expected one of " + known);
}

void ReadLadder(TomlTable& table, core::MatterNumbers& numbers) {
  std::vector<TomlTable> rungs = table.Tables("ladder");
  if (rungs.empty()) return;
  if (rungs.size() != core::kRungCount)
    table.Fail("ladder", "expected " + std::to_string(core::kRungCount) + " rungs");
  std::int64_t after = 0;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    core::Rung& rung = numbers.ladder[i];
    const std::int64_t days = rungs[i].Integer("after", 1, kMostDays);
    if (days <= after) rungs[i].Fail("after", "expected more days than of the rung before");
    after = days;
    rung.after = static_cast<std::uint8_t>(days);
    rung.to = ReadLadderRole(rungs[i]);
    rung.notice = rungs[i].FlagOr("notice", false);
    rungs[i].RefuseOthers();
  }
}

/// A number that the kind has; one that it has not is 0 there and cannot be set.
template <typename Number>
void ReadNumber(TomlTable& table, const char* key, std::int64_t most, Number& number) {
  const std::int64_t given = table.IntegerOr(key, number, 1, most);
  if (number == 0 && given != 0) table.Fail(key, "nothing of this kind is counted by it");
  number = static_cast<Number>(given);
}

void ReadNumbers(TomlTable& root, core::Plan& plan) {
  constexpr std::int64_t kMostHeadMinutes = 24 * 60;
  for (TomlTable& table : root.Tables("matter_rules")) {
    const core::MatterKind& kind = ReadKind(table);
    core::KindNumbers rules{kind.id, table.Day("valid_from"), kind.numbers};
    ReadLadder(table, rules.numbers);
    ReadNumber(table, "hops", 20, rules.numbers.hops);
    ReadNumber(table, "ledger_days", kMostDays, rules.numbers.ledger_days);
    ReadNumber(table, "appeal_days", kMostDays, rules.numbers.appeal_days);
    ReadNumber(table, "call_attempts", 10, rules.numbers.call_attempts);
    ReadNumber(table, "notice_days", kMostDays, rules.numbers.notice_days);
    ReadNumber(table, "head_minutes", kMostHeadMinutes, rules.numbers.head_minutes);
    table.RefuseOthers();
    const bool twice = std::ranges::any_of(plan.matter_numbers, [&](const core::KindNumbers& each) {
      return each.kind == rules.kind && each.valid_from == rules.valid_from;
    });
    if (twice) table.Fail("valid_from", "this kind has rules of that day above already");
    plan.matter_numbers.push_back(rules);
  }
}

void ReadSampleRules(TomlTable& root, core::Plan& plan) {
  for (TomlTable& table : root.Tables("call_sample")) {
    const core::SampleRule rule{table.Day("valid_from"),
                                static_cast<std::uint8_t>(table.Integer("share", 1, 100)),
                                static_cast<std::uint16_t>(table.Integer("least", 0, 1000))};
    table.RefuseOthers();
    if (std::ranges::find(plan.sample_rules, rule.valid_from, &core::SampleRule::valid_from) !=
        plan.sample_rules.end())
      table.Fail("valid_from", "has a rule of that day above already");
    plan.sample_rules.push_back(rule);
  }
}

/// The most days of a rectification that this kind, or a rule of the hall for it, allows.
int MostLedgerDays(const core::Plan& plan, core::MatterKindId id) {
  int most = 0;
  for (const core::MatterKind& kind : core::MatterKinds()) {
    if (kind.id == id) most = std::max<int>(most, kind.numbers.ledger_days);
  }
  for (const core::KindNumbers& rules : plan.matter_numbers) {
    if (rules.kind == id) most = std::max<int>(most, rules.numbers.ledger_days);
  }
  return most;
}

core::MatterLimit ReadLimit(TomlTable& table, const core::Plan& plan, core::MatterKindId kind,
                            core::MatterState state) {
  constexpr std::int64_t kNothing = -1;
  const std::int64_t days = table.IntegerOr("working_days", kNothing, 0, kMostDays);
  const std::int64_t minutes = table.IntegerOr("office_minutes", kNothing, 5, kMostMinutes);
  if ((days == kNothing) == (minutes == kNothing))
    table.Fail("working_days", "expected either working_days or office_minutes");
  if (minutes != kNothing)
    return {core::LimitClock::kOfficeMinutes, static_cast<std::uint16_t>(minutes)};
  const int most = MostLedgerDays(plan, kind);
  if (state == core::MatterState::kRectifying && days > most)
    table.Fail("working_days",
               "is more than the " + std::to_string(most) + " that this kind allows");
  return {core::LimitClock::kWorkingDays, static_cast<std::uint16_t>(days)};
}

void ReadLimits(TomlTable& root, core::Plan& plan) {
  for (TomlTable& table : root.Tables("matter_limit")) {
    const core::MatterKind& kind = ReadKind(table);
    const core::MatterState state = ReadState(table, kind);
    const core::MatterLimit limit = ReadLimit(table, plan, kind.id, state);
    table.RefuseOthers();
    auto of_kind = std::ranges::find(plan.matter_limits, kind.id, &core::KindLimits::kind);
    if (of_kind == plan.matter_limits.end())
      of_kind = plan.matter_limits.insert(of_kind, {kind.id, {}});
    if (std::ranges::find(of_kind->limits, state, &core::StateLimit::state) !=
        of_kind->limits.end())
      table.Fail("state", "has a limit of this kind above already");
    of_kind->limits.push_back({state, limit});
  }
}

}  // namespace

void ReadMatterRules(TomlTable& root, core::Plan& plan) {
  ReadNumbers(root, plan);
  ReadSampleRules(root, plan);
  ReadLimits(root, plan);
}

}  // namespace yichuang::hub
