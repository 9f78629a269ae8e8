#include "hub/core/appeal.h"

#include <algorithm>

#include "hub/core/hall.h"

namespace yichuang::core {

const OpenAppeal* FindAppeal(const Appeals& appeals, AppealId id) {
  const auto found = appeals.open.find(id);
  return found == appeals.open.end() ? nullptr : &found->second;
}

AppealAgainst AgainstOf(const Hall& hall, const FileAppeal& command) {
  OpenAppeal open;
  open.target = command.target;
  open.by = command.actor.number;
  open.from = command.from;
  open.to = command.to;
  open.matter = command.matter;
  open.violation = command.violation;
  open.kase = command.kase;
  return AgainstOf(hall, open);
}

AppealAgainst AgainstOf(const Hall& hall, const OpenAppeal& open) {
  const PlannedStaff* staff = StaffNumbered(hall.plan, open.by);
  return {open.target,    open.by,  staff == nullptr ? StaffId{} : staff->id,
          open.from,      open.to,  open.matter,
          open.violation, open.kase};
}

void ApplyAppeal(Hall& hall, const Record&, const AppealFiled& event) {
  hall.appeals.next = std::max(hall.appeals.next, Number(event.id) + 1);
  hall.appeals.open[event.id] = {event.target, event.by,        event.unit, event.from, event.to,
                                 event.matter, event.violation, event.due,  {},         event.kase};
}

void ApplyAppeal(Hall& hall, const Record&, const AppealVoted& event) {
  const auto open = hall.appeals.open.find(event.id);
  if (open == hall.appeals.open.end()) return;
  open->second.votes.push_back({event.by, event.granted, event.ground, event.services});
}

void ApplyAppeal(Hall& hall, const Record&, const AppealDecided& event) {
  hall.appeals.open.erase(event.id);
}

void ApplyAppeal(Hall&, const Record&, const AppealWordsErased&) {}

void SkipLostAppeals(Appeals& appeals) { appeals.next += 100'000; }

}  // namespace yichuang::core
