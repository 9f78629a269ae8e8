#include <algorithm>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/matter_guard.h"
#include "hub/core/working_time.h"

/// What the office does about matters beside their steps: 催办通知书, samples of call-backs,
/// erasing.
namespace yichuang::core {
namespace {

using contract::Reason;
using std::chrono::months;
using std::chrono::year_month;

constexpr RoleSet kSamplers{Role::kInspector, Role::kHallManager};
constexpr RoleSet kCallers{Role::kInspector, Role::kHallManager, Role::kDutyManager};

std::string NumberText(MatterId id) { return std::to_string(Number(id)); }
std::string MonthText(SampleMonth month) { return std::to_string(Number(month)); }

/// A card of its ladder that comes with a paper was raised.
bool IsNoticeDue(const OpenMatter& open) {
  for (std::size_t i = 0; i + 1 < open.rung && i < kRungCount; ++i) {
    if (NumbersOf(open).ladder[i].notice) return true;
  }
  return false;
}

std::optional<year_month> MonthOf(SampleMonth month) {
  const year_month found{std::chrono::year(static_cast<int>(Number(month) / 100)),
                         std::chrono::month(Number(month) % 100)};
  return found.ok() ? std::optional(found) : std::nullopt;
}

}  // namespace

Decision DecideOn(const Hall& hall, const IssueChaseNotice& command, Instant now) {
  const OpenMatter* open = FindMatter(hall.matters, command.id);
  if (open == nullptr) return Refusal{Reason::kUnknownMatter, NumberText(command.id)};
  if (auto refused = RefuseMatterActor(hall.matters, command.actor, *open, MatterStep::kChase))
    return Refusal{*refused, open->no};
  if (open->rung == 0 || !open->due || (!open->chased && !IsNoticeDue(*open)))
    return Refusal{Reason::kNotLate, open->no};
  if (open->noticed >= open->rung) return Refusal{Reason::kNoticeGiven, open->no};
  const HallDay today = DayOf(hall.plan, now);
  ChaseNoticeIssued notice;
  notice.id = command.id;
  notice.year = static_cast<std::uint16_t>(static_cast<int>(today.year()));
  notice.number = notice.year == hall.matters.notice_year ? hall.matters.last_notice + 1 : 1;
  notice.no = open->no;
  notice.to = ChargedWith(*open);
  notice.unit = open->unit;
  notice.kind = open->kind;
  notice.state = open->state;
  notice.rung = open->rung;
  notice.due = *open->due;
  // What is due at midnight was due on the day before.
  notice.days = static_cast<std::uint32_t>(std::max(
      0, CountWorkingDays(hall.board.calendar, DayOf(hall.plan, *open->due - Millis(1)), today)));
  notice.answer =
      CloseOfDay(hall, AddWorkingDays(hall.board.calendar, today, NumbersOf(*open).notice_days));
  notice.by = command.actor.number;
  return Events{std::move(notice)};
}

Decision DecideOn(const Hall& hall, const DrawCallSample& command, Instant now) {
  const auto month = MonthOf(command.month);
  if (!month || command.seed.size() != kSeedSize)
    return Refusal{Reason::kWrongType, MonthText(command.month)};
  if (command.actor.number.empty() || !command.actor.roles.Meets(kSamplers))
    return Refusal{Reason::kForeignMatter, MonthText(command.month)};
  const Instant until = BeginOfDay(hall, (*month + months(1)) / 1);
  if (now < until) return Refusal{Reason::kMonthOpen, MonthText(command.month)};
  if (command.drawn) return Refusal{Reason::kSampleDrawn, MonthText(command.month)};
  const SampleRule rule = SampleRuleOn(hall.plan, DayOf(hall.plan, now));
  return Events{CallSampleDrawn{command.month, command.seed, rule.share, rule.least,
                                BeginOfDay(hall, *month / 1), until, command.actor.number}};
}

Decision DecideOn(const Hall&, const NoteSampleCall& command, Instant) {
  const std::string& by = command.actor.number;
  if (by.empty() || !command.actor.roles.Meets(kCallers))
    return Refusal{Reason::kForeignMatter, NumberText(command.id)};
  if (!command.past || command.past->settled)
    return Refusal{Reason::kNotSampled, NumberText(command.id)};
  const SampledMatter& past = *command.past;
  if (by == past.about) return Refusal{Reason::kAboutSelf, NumberText(command.id)};
  if (by == past.owner || by == past.holder || by == past.solver || by == past.caller)
    return Refusal{Reason::kSecondPerson, NumberText(command.id)};
  if ((command.result == SampleResult::kReached) != command.satisfied.has_value())
    return Refusal{Reason::kOutcomeUnfit, NumberText(command.id)};
  return Events{SampleCalled{command.month, command.id, command.result, command.satisfied, by}};
}

Decision DecideOn(const Hall& hall, const EraseMatterWords& command, Instant) {
  if (!command.actor.roles.Has(Role::kHallManager))
    return Refusal{Reason::kForeignMatter, NumberText(command.id)};
  if (const OpenMatter* open = FindMatter(hall.matters, command.id))
    return Refusal{Reason::kMatterNotOver, open->no};
  if (!command.past) return Refusal{Reason::kUnknownMatter, NumberText(command.id)};
  if (command.past->was.about == command.actor.number && !command.past->was.about.empty())
    return Refusal{Reason::kAboutSelf, command.past->was.no};
  return Events{MatterWordsErased{command.id, command.actor.number}};
}

}  // namespace yichuang::core
