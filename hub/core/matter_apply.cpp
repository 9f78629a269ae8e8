#include "hub/core/matter_apply.h"

#include <algorithm>
#include <utility>

#include "hub/core/case_apply.h"

namespace yichuang::core {
namespace {

template <typename How>
void ChangeMatter(Hall& hall, MatterId id, How how) {
  const auto found = hall.matters.open.find(id);
  if (found == hall.matters.open.end()) return;
  how(found->second);
  BookMatter(hall, id, found->second);
}

void ForgetMatter(Hall& hall, MatterId id) {
  const auto found = hall.matters.open.find(id);
  if (found == hall.matters.open.end()) return;
  if (found->second.late) hall.matters.cards.erase({*found->second.late, id});
  if (found->second.bell) hall.matters.bells.erase({*found->second.bell, id});
  if (found->second.head) hall.matters.heads.erase({*found->second.head, id});
  hall.matters.open.erase(found);
}

/// Another due date is told: its cards and its reminder begin anew.
void SetDue(OpenMatter& open, const std::optional<Instant>& due) {
  if (due == open.due) return;
  open.due = due;
  open.rung = 0;
  open.reminded = false;
  open.noticed = 0;
  open.chased = false;
  open.asked = false;
  open.reply.reset();
}

void Own(OpenMatter& open, const std::string& by) {
  if (open.owner.empty()) open.owner = by;
}

void CountMatter(Matters& matters, MatterId id, MatterKindId kind) {
  matters.next_matter = std::max(matters.next_matter, Number(id) + 1);
  const auto [serial, first] = matters.serials.try_emplace(kind, matters.first_serial);
  if (!first) ++serial->second;
}

}  // namespace

void NoteHours(Hall& hall) {
  RebookCases(hall);
  NoteMatterCalendar(hall);
}

void NoteWorkingDays(Hall& hall) {
  NoteCalendar(hall);
  NoteMatterCalendar(hall);
}

OpenMatter OpenedAs(const MatterOpened& event, Instant at) {
  OpenMatter open;
  open.kind = event.kind;
  open.rules = event.rules;
  open.no = event.no;
  open.owner = event.owner;
  open.holder = event.owner;
  open.about = event.about;
  open.unit = event.unit;
  open.service = event.source.service;
  open.contact = !event.person.empty();
  open.opened = at;
  open.limits = event.limits;
  open.numbers = event.numbers;
  Enter(open, MatterState::kOpen, at);
  open.due = event.due;
  return open;
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterOpened& event) {
  CountMatter(hall.matters, event.id, event.kind);
  ForgetMatter(hall, event.id);
  hall.matters.open[event.id] = OpenedAs(event, record.at);
  ChangeMatter(hall, event.id, [](OpenMatter&) {});
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterMoved& event) {
  if (event.state == MatterState::kOver) return ForgetMatter(hall, event.id);
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    Own(open, event.by);
    open.holder = event.holder;
    if (event.state == MatterState::kHandling && !open.accepted) open.accepted = record.at;
    if (event.state == MatterState::kAnswered) open.solver = event.by;
    Enter(open, event.state, record.at, event.limit);
    SetDue(open, event.due);
  });
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterOffered& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    Own(open, event.by);
    open.before = open.state;
    open.kept = open.stage;
    open.offered = event.to;
    open.giver = event.by;
    Enter(open, MatterState::kOffered, record.at);
    SetDue(open, event.due);
  });
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterAccepted& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    open.holder = event.by;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(forward_moves_owner)) open.owner = event.by;
#endif
    open.offered.clear();
    open.giver.clear();
    if (!event.unit.empty() && open.service == ServiceId{}) open.unit = event.unit;
    if (open.hops < 255) ++open.hops;
    if (!open.accepted) open.accepted = record.at;
    Enter(open, event.state, record.at);
    SetDue(open, event.due);
  });
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterReturned& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    open.offered.clear();
    open.giver.clear();
    GoBack(open, record.at);
    SetDue(open, event.due);
  });
}

void TakeMatterEvent(Hall& hall, const Record& record, const MatterReopened& event) {
  ForgetMatter(hall, event.id);
  OpenMatter open;
  open.kind = event.kind;
  open.rules = event.rules;
  open.no = event.no;
  open.owner = event.owner;
  open.holder = event.owner;
  open.about = event.about;
  open.unit = event.unit;
  open.service = event.service;
  open.contact = event.contact;
  open.hops = event.hops;
  open.reopened = event.reopened;
  open.opened = event.opened;
  open.accepted = record.at;
  open.limits = event.limits;
  open.numbers = event.numbers;
  // Who saw it before need not be told again.
  open.head_told = true;
  Enter(open, open.owner.empty() ? MatterState::kOpen : MatterState::kHandling, record.at);
  open.due = event.due;
  hall.matters.open[event.id] = std::move(open);
  ChangeMatter(hall, event.id, [](OpenMatter&) {});
}

void TakeMatterEvent(Hall& hall, const Record&, const MatterCalled& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    if (event.result == CallResult::kUnreached) ++open.attempts;
    if (!event.independent) open.caller = event.by;
  });
}

void TakeMatterEvent(Hall& hall, const Record&, const MatterChased& event) {
  ChangeMatter(hall, event.id, [](OpenMatter& open) {
    open.chased = true;
    open.asked = true;
  });
}

void TakeMatterEvent(Hall& hall, const Record&, const ChaseNoticeIssued& event) {
  hall.matters.notice_year = event.year;
  hall.matters.last_notice = event.number;
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    open.noticed = event.rung;
    open.asked = true;
    open.reply = event.answer;
  });
}

void TakeMatterEvent(Hall&, const Record&, const CallSampleDrawn&) {}
void TakeMatterEvent(Hall&, const Record&, const SampleCalled&) {}
void TakeMatterEvent(Hall&, const Record&, const MatterWordsErased&) {}

void TakeMatterEvent(Hall& hall, const Record&, const MatterReminded& event) {
  ChangeMatter(hall, event.id, [](OpenMatter& open) { open.reminded = true; });
}

void TakeMatterEvent(Hall& hall, const Record&, const MatterCarded& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    open.rung = event.rung;
    open.reminded = true;
    open.asked = true;
  });
}

void TakeMatterEvent(Hall&, const Record&, const MatterViolated&) {}

void TakeMatterEvent(Hall& hall, const Record&, const CardReplied& event) {
  ChangeMatter(hall, event.id, [](OpenMatter& open) {
    open.asked = false;
    open.reply.reset();
  });
}

void TakeMatterEvent(Hall& hall, const Record&, const UnitHeadTold& event) {
  ChangeMatter(hall, event.id, [](OpenMatter& open) { open.head_told = true; });
}

void TakeMatterEvent(Hall& hall, const Record&, const ExclusionProposed& event) {
  ChangeMatter(hall, event.id, [&](OpenMatter& open) {
    open.proposed = event.ground;
    open.proposer = event.by;
  });
}

void TakeMatterEvent(Hall&, const Record&, const RatingExcluded&) {}

void TakeMatterEvent(Hall& hall, const Record&, const MattersRedated& event) {
  hall.matters.redate = event.next;
  for (const RedatedMatter& each : event.matters)
    ChangeMatter(hall, each.id, [&](OpenMatter& open) { SetDue(open, each.due); });
}

void TakeMatterEvent(Hall& hall, const Record&, const BellsHeld& event) {
  hall.matters.bells_from = event.until;
}

void TakeMatterEvent(Hall& hall, const Record&, const DutyAssigned& event) {
  if (event.unit.empty()) {
    hall.matters.duties.erase(event.number);
    return;
  }
  hall.matters.duties[event.number] = {event.unit, event.deputy, event.absent};
}

}  // namespace yichuang::core
