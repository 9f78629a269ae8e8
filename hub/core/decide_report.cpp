#include <algorithm>
#include <string>

#include "hub/core/case_book.h"
#include "hub/core/decide.h"
#include "hub/core/matter.h"

/// Reports: who drafts, approves, publishes. Nobody approves what he drafted.
namespace yichuang::core {
namespace {

using contract::Reason;

/// The head of the unit that the report is about.
bool HeadsUnit(const Hall& hall, const ReportActor& actor, const std::string& unit) {
  return !unit.empty() && actor.roles.Has(Role::kUnitHead) &&
         UnitOf(hall.matters, actor.number) == unit;
}

/// Figures that are not settled are told to those who see single ratings anyway: the difference
/// between them and the settled ones may be one rating.
bool SeesFigures(const ReportActor& actor, bool rated, bool settled) {
  return !rated || settled || actor.roles.Meets(kReportSingles);
}

const std::pair<const ReportId, OpenReport>* FindOpen(const Hall& hall, const DraftReport& draft) {
  const auto found = std::ranges::find_if(hall.reports.open, [&](const auto& each) {
    return each.second.kind == draft.kind && each.second.from == draft.from &&
           each.second.unit == draft.unit && each.second.person == draft.person;
  });
  return found == hall.reports.open.end() ? nullptr : &*found;
}

}  // namespace

Decision DecideOn(const Hall& hall, const DraftReport& command, Instant now) {
  const ReportRule* rule = RuleOf(command.kind);
  if (rule == nullptr) return Refusal{Reason::kUnknownReportKind, ""};
  const std::string what = ReportSource(command.kind, command.from);
  if (rule->person == command.person.empty()) return Refusal{Reason::kWrongType, "person"};
  if (rule->person && StaffNumbered(hall.plan, command.person) == nullptr)
    return Refusal{Reason::kUnknownStaff, command.person};
  const auto period = PeriodFrom(*rule, command.from);
  if (!period) return Refusal{Reason::kWrongType, "from"};
  if (!command.unit.empty() && !rule->units) return Refusal{Reason::kWrongType, "unit"};
  if (rule->person && command.body.empty()) return Refusal{Reason::kNothingProposed, what};
  if (command.body.empty() || command.body.size() > kMostReportBody)
    return Refusal{Reason::kWrongType, "body"};
  const ReportActor& actor = command.actor;
  const bool drafts =
      actor.hub || (!actor.number.empty() &&
                    (actor.roles.Meets(kReportDrafters) || HeadsUnit(hall, actor, command.unit)));
  const bool reads = actor.hub || !rule->person || actor.roles.Meets(kProposalReaders);
  if (!drafts || !reads) return Refusal{Reason::kForeignReport, what};
  // What is said of one person is said once, when nothing changes it any more.
  if ((rule->person && !command.settled) ||
      (!actor.hub && !SeesFigures(actor, rule->rated, command.settled)))
    return Refusal{Reason::kReportNotSettled, what};
  if (rule->person && actor.number == command.person) return Refusal{Reason::kAboutSelf, what};
  if (now < BeginOfDay(hall, period->second)) return Refusal{Reason::kPeriodOpen, what};
  if (command.past && command.past->settled &&
      (!command.settled || command.past->figures == command.figures))
    return Refusal{Reason::kReportAgrees, what};
  if (command.past && !command.settled && command.past->figures == command.figures)
    return Refusal{Reason::kReportAgrees, what};
  Events events;
  if (const auto* open = FindOpen(hall, command)) {
    // The hub gives way to people, and takes back its own draft for a better one.
    const bool own =
        actor.hub && open->second.drafted_by.empty() && !open->second.settled && command.settled;
    if (!own) return Refusal{Reason::kReportOpen, what};
    events.emplace_back(ReportWithdrawn{open->first, ""});
  }
  ReportDrafted drafted;
  drafted.id = ReportId{hall.reports.next};
  drafted.kind = command.kind;
  drafted.from = period->first;
  drafted.until = period->second;
  drafted.unit = command.unit;
  drafted.settled = command.settled;
  if (command.past) {
    drafted.edition = static_cast<std::uint16_t>(command.past->edition + 1);
    drafted.replaces = command.past->id;
  }
  drafted.sm3 = command.sm3;
  drafted.figures = command.figures;
  drafted.body = command.body;
  drafted.by = actor.hub ? std::string() : actor.number;
  if (rule->person) drafted.person = command.person;
  events.emplace_back(std::move(drafted));
  return events;
}

Decision DecideOn(const Hall& hall, const StepReport& command, Instant now) {
  const auto found = hall.reports.open.find(command.id);
  const std::string what = std::to_string(Number(command.id));
  if (found == hall.reports.open.end()) return Refusal{Reason::kReportOver, what};
  const OpenReport& open = found->second;
  const ReportActor& actor = command.actor;
  const bool head = HeadsUnit(hall, actor, open.unit);
  const bool drafter = !actor.number.empty() && actor.number == open.drafted_by;
  const RoleSet wanted =
      command.step == ReportStep::kApprove ? kReportApprovers : kReportPublishers;
  if (actor.number.empty() ||
      !(head || actor.roles.Meets(wanted) || (command.step == ReportStep::kWithdraw && drafter)))
    return Refusal{Reason::kForeignReport, what};
  if (!open.person.empty() && actor.number == open.person) return Refusal{Reason::kAboutSelf, what};
  const ReportRule* rule = RuleOf(open.kind);
  if (!SeesFigures(actor, rule != nullptr && rule->rated, open.settled))
    return Refusal{Reason::kReportNotSettled, what};
  switch (command.step) {
    case ReportStep::kApprove:
      if (open.approved) return Refusal{Reason::kReportApproved, what};
#ifdef YICHUANG_DEFECT
      if (YICHUANG_DEFECT(report_approved_by_drafter))
        return Events{ReportApproved{command.id, actor.number}};
#endif
      if (drafter) return Refusal{Reason::kSecondPerson, what};
      return Events{ReportApproved{command.id, actor.number}};
    case ReportStep::kPublish: {
      if (!open.approved) return Refusal{Reason::kReportUnapproved, what};
      ReportPublished published;
      published.id = command.id;
      published.year = static_cast<std::uint16_t>(static_cast<int>(DayOf(hall.plan, now).year()));
      published.number = published.year == hall.reports.year ? hall.reports.last_number + 1 : 1;
      published.sm3 = open.sm3;
      published.replaces = open.replaces;
      published.by = actor.number;
      return Events{std::move(published)};
    }
    case ReportStep::kWithdraw:
      return Events{ReportWithdrawn{command.id, actor.number}};
  }
  return Events{};
}

}  // namespace yichuang::core
