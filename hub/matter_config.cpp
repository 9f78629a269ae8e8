#include "hub/matter_config.h"

#include <algorithm>
#include <string>

#include "hub/core/matter_names.h"

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

core::MatterLimit ReadLimit(TomlTable& table, const core::MatterKind& kind,
                            core::MatterState state) {
  constexpr std::int64_t kNothing = -1;
  const std::int64_t days = table.IntegerOr("working_days", kNothing, 0, kMostDays);
  const std::int64_t minutes = table.IntegerOr("office_minutes", kNothing, 5, kMostMinutes);
  if ((days == kNothing) == (minutes == kNothing))
    table.Fail("working_days", "expected either working_days or office_minutes");
  if (minutes != kNothing)
    return {core::LimitClock::kOfficeMinutes, static_cast<std::uint16_t>(minutes)};
  if (state == core::MatterState::kRectifying && days > kind.ledger_days)
    table.Fail("working_days",
               "is more than the " + std::to_string(kind.ledger_days) + " that this kind allows");
  return {core::LimitClock::kWorkingDays, static_cast<std::uint16_t>(days)};
}

}  // namespace

void ReadMatterLimits(TomlTable& root, core::Plan& plan) {
  for (TomlTable& table : root.Tables("matter_limit")) {
    const core::MatterKind& kind = ReadKind(table);
    const core::MatterState state = ReadState(table, kind);
    const core::MatterLimit limit = ReadLimit(table, kind, state);
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

}  // namespace yichuang::hub
