#include <algorithm>
#include <string>
#include <utility>

#include "hub/core/case_book.h"
#include "hub/core/decide.h"
#include "hub/core/matter.h"
#include "hub/core/working_time.h"

/// Appeals: who files one, who decides. Nobody decides on what is about himself or his unit.
namespace yichuang::core {
namespace {

using contract::Reason;

/// Why somebody may not file it; absent when he may.
std::optional<Refusal> RefuseFiling(const Hall& hall, const FileAppeal& command, Instant now) {
  const HallDay today = DayOf(hall.plan, now);
  const auto is_late = [&](HallDay day) {
    return CountWorkingDays(hall.board.calendar, day, today) > kAppealRules.file_days;
  };
  if (command.words.handle.empty()) return Refusal{Reason::kWordsMissing, "words"};
  if (command.target == AppealTarget::kRatings) {
    const bool days = command.from && command.to && !command.matter && !command.violation &&
                      !command.kase && *command.from <= *command.to && *command.to < today;
    if (!days) return Refusal{Reason::kWrongType, "from"};
    if (StaffNumbered(hall.plan, command.actor.number) == nullptr)
      return Refusal{Reason::kUnknownStaff, command.actor.number};
    if (is_late(*command.to)) return Refusal{Reason::kAppealLate, ""};
  } else {
    const bool of_matter = command.matter && command.violation && !command.kase;
    const bool of_case = command.kase && !command.matter && !command.violation;
    if ((!of_matter && !of_case) || command.from || command.to)
      return Refusal{Reason::kWrongType, "matter"};
    if (!command.past.violated && of_case)
      return Refusal{Reason::kUnknownCase, std::to_string(Number(*command.kase))};
    if (!command.past.violated)
      return Refusal{Reason::kUnknownMatter, std::to_string(Number(*command.matter))};
    if (is_late(DayOf(hall.plan, *command.past.violated))) return Refusal{Reason::kAppealLate, ""};
  }
  if (command.past.appealed) return Refusal{Reason::kAppealOnce, ""};
  return std::nullopt;
}

/// Somebody of the office and of another unit, who has not said anything yet.
std::optional<Refusal> RefuseDecider(const Hall& hall, const OpenAppeal& open,
                                     const MatterActor& actor) {
  if (actor.number.empty() || !actor.roles.Meets(kAppealDeciders))
    return Refusal{Reason::kForeignMatter, ""};
  if (actor.number == open.by) return Refusal{Reason::kAboutSelf, ""};
  const std::string unit = UnitOf(hall.matters, actor.number);
  if (unit.empty()) return Refusal{Reason::kUnitUnknown, actor.number};
  if (unit == open.unit) return Refusal{Reason::kOwnUnit, unit};
  if (std::ranges::find(open.votes, actor.number, &AppealVote::by) != open.votes.end())
    return Refusal{Reason::kSecondPerson, ""};
  return std::nullopt;
}

/// Whether what is said fits what the appeal is against.
bool FitsAppeal(const OpenAppeal& open, const VoteAppeal& command) {
  const bool names = !command.services.empty() || command.ground;
  if (!command.granted || open.target == AppealTarget::kViolation) return !names;
  return !command.services.empty() && command.ground && std::ranges::is_sorted(command.services) &&
         std::ranges::adjacent_find(command.services) == command.services.end() &&
         std::ranges::includes(command.past.bad_ratings, command.services);
}

bool SaysTheSame(const AppealVote& vote, const VoteAppeal& command) {
  return vote.granted == command.granted && vote.ground == command.ground &&
         vote.services == command.services;
}

/// A rating that two have excluded; the matter it opened has nothing left to do.
void AppendExclusion(const Hall& hall, ServiceId service, ExclusionGround ground,
                     const std::string& first, const std::string& second, Events& events) {
  const auto open = std::ranges::find_if(hall.matters.open, [service](const auto& each) {
    const MatterKind* kind = KindOf(each.second.kind, each.second.rules);
    return kind != nullptr && kind->from_rating && each.second.service == service;
  });
  const bool known = open != hall.matters.open.end();
  events.emplace_back(
      RatingExcluded{known ? open->first : MatterId{}, service, ground, first, second});
  if (!known) return;
  MatterMoved closed;
  closed.id = open->first;
  closed.step = MatterStep::kExclude;
  closed.state = MatterState::kOver;
  closed.by = second;
  closed.holder = open->second.holder;
  closed.outcome = MatterOutcome::kExcluded;
  events.emplace_back(std::move(closed));
}

}  // namespace

Decision DecideOn(const Hall& hall, const FileAppeal& command, Instant now) {
  const std::string& by = command.actor.number;
  if (by.empty() || command.actor.citizen) return Refusal{Reason::kForeignMatter, ""};
  const std::string unit = UnitOf(hall.matters, by);
  if (unit.empty()) return Refusal{Reason::kUnitUnknown, by};
  if (auto refused = RefuseFiling(hall, command, now)) return *std::move(refused);
  AppealFiled filed;
  filed.id = AppealId{hall.appeals.next};
  filed.target = command.target;
  filed.by = by;
  filed.unit = unit;
  filed.from = command.from;
  filed.to = command.to;
  filed.matter = command.matter;
  filed.violation = command.violation;
  filed.kase = command.kase;
  filed.words = command.words;
  filed.due = CloseOfDay(
      hall, AddWorkingDays(hall.board.calendar, DayOf(hall.plan, now), kAppealRules.decide_days));
  return Events{std::move(filed)};
}

Decision DecideOn(const Hall& hall, const VoteAppeal& command, Instant) {
  const OpenAppeal* open = FindAppeal(hall.appeals, command.id);
  if (open == nullptr) return Refusal{Reason::kUnknownAppeal, std::to_string(Number(command.id))};
  if (auto refused = RefuseDecider(hall, *open, command.actor)) return *std::move(refused);
  if (command.words.handle.empty()) return Refusal{Reason::kWordsMissing, "words"};
  if (!FitsAppeal(*open, command)) return Refusal{Reason::kWrongType, "services"};
  const std::string& by = command.actor.number;
  Events events{AppealVoted{command.id, by, command.granted, command.ground, command.services,
                            command.words}};
  std::string first;
  for (const AppealVote& vote : open->votes) {
    if (first.empty() && SaysTheSame(vote, command)) first = vote.by;
  }
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(appeal_by_one)) first = by;
#endif
  if (first.empty()) return events;
  if (command.granted) {
    for (const ServiceId service : command.services)
      AppendExclusion(hall, service, *command.ground, first, by, events);
  }
  events.emplace_back(AppealDecided{command.id, command.granted, open->by, open->matter,
                                    open->violation, first, by, open->kase});
  return events;
}

Decision DecideOn(const Hall& hall, const EraseAppealWords& command, Instant) {
  const std::string id = std::to_string(Number(command.id));
  if (!command.actor.roles.Has(Role::kHallManager)) return Refusal{Reason::kForeignMatter, id};
  if (command.id == AppealId{} || Number(command.id) >= hall.appeals.next)
    return Refusal{Reason::kUnknownAppeal, id};
  if (FindAppeal(hall.appeals, command.id) != nullptr) return Refusal{Reason::kMatterNotOver, id};
  if (!command.about.empty() && command.about == command.actor.number)
    return Refusal{Reason::kAboutSelf, id};
  return Events{AppealWordsErased{command.id, command.actor.number}};
}

}  // namespace yichuang::core
