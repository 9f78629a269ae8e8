#include "hub/core/case_due.h"

#include <algorithm>

#include "hub/core/case_card.h"

namespace yichuang::core {
namespace {

/// False when the case ends.
bool AppendDuePromises(const Hall& hall, CaseId id, const OpenCase& open, Instant now,
                       Events& events) {
  const bool broken = std::ranges::any_of(
      open.promises, [&](const OpenPromise& each) { return CloseOfDay(hall, each.limit) <= now; });
  if (broken) {
    events.emplace_back(CaseEnded{id, CaseEnd::kPromiseBroken, CaseGround::kNone, ""});
    return false;
  }
  for (const OpenPromise& each : open.promises) {
    const std::uint8_t due = RemindersDue(hall, each.limit, now);
    if (due > each.reminded)
      events.emplace_back(PromiseReminded{id, each.material, static_cast<std::uint8_t>(3 - due)});
  }
  return true;
}

void AppendDueCase(const Hall& hall, CaseId id, const OpenCase& open, Instant now, Events& events) {
  switch (open.state) {
    case CaseState::kDraft:
      events.emplace_back(CaseEnded{id, CaseEnd::kDropped, CaseGround::kNone, ""});
      return;
    case CaseState::kReceived: {
      OpenCase accepted = open;
      accepted.accepted = now;
      accepted.accepted_day = open.received;
      events.emplace_back(CaseAccepted{id, open.received, true, DuesOf(hall, accepted), ""});
      events.emplace_back(CaseCarded{id, CardCause::kDeemed, ResponsibleFor(hall, open)});
      return;
    }
    case CaseState::kCorrection:
      events.emplace_back(CaseEnded{id, CaseEnd::kLapsed, CaseGround::kNone, ""});
      return;
    default:
      if (AppendDuePromises(hall, id, open, now, events))
        AppendDueCards(hall, id, open, now, events);
  }
}

}  // namespace

void AppendDueCases(const Hall& hall, Instant now, Events& events) {
  std::size_t count = 0;
  for (const auto& [at, id] : hall.cases.agenda) {
    if (at > now || ++count > kMostDueCases) return;
    AppendDueCase(hall, id, hall.cases.open.at(id), now, events);
  }
}

void AppendRedatedCases(const Hall& hall, Events& events) {
  if (!hall.cases.calendar_moved) return;
  CasesRedated redated;
  for (const auto& [id, open] : hall.cases.open) {
    const Dues dues = DuesOf(hall, open);
    if (open.accepted && dues != open.dues) redated.cases.push_back({id, dues});
  }
  events.emplace_back(std::move(redated));
}

std::optional<Instant> NextCaseDeadline(const Hall& hall) {
  if (hall.cases.calendar_moved) return hall.last;
  if (hall.cases.agenda.empty()) return std::nullopt;
  return hall.cases.agenda.begin()->first;
}

}  // namespace yichuang::core
