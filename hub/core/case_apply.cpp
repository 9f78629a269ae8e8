#include "hub/core/case_apply.h"

#include <algorithm>
#include <utility>

#include "hub/core/case_card.h"
#include "hub/core/joint.h"

namespace yichuang::core {
namespace {

void Begin(Cases& cases, CaseId id) { cases.next_case = std::max(cases.next_case, Number(id) + 1); }

void CountSerial(Cases& cases, const std::string& item) {
  const auto [serial, first] = cases.serials.try_emplace(item, cases.first_serial);
  if (!first) ++serial->second;
}

/// When time has to look at it is worked out anew.
void Book(Hall& hall, CaseId id, OpenCase& open) {
  Cases& cases = hall.cases;
  if (open.next) cases.agenda.erase({*open.next, id});
  open.next = NextOf(hall, open);
  if (open.next) cases.agenda.emplace(*open.next, id);
}

template <typename How>
void ChangeCase(Hall& hall, CaseId id, How how) {
  const auto found = hall.cases.open.find(id);
  if (found == hall.cases.open.end()) return;
  how(found->second);
  Book(hall, id, found->second);
}

void Forget(Hall& hall, CaseId id) {
  Cases& cases = hall.cases;
  const auto found = cases.open.find(id);
  if (found == cases.open.end()) return;
  EndDueCards(hall, found->second);
  EndStepCards(hall, found->second);
  if (found->second.next) cases.agenda.erase({*found->second.next, id});
  const std::optional<CaseId> joint = found->second.joint;
  cases.open.erase(found);
  if (!joint) return;
  // Nothing is left of it that could be delivered.
  const auto whole = cases.joints.find(*joint);
  if (whole != cases.joints.end() && JointStateOf(cases, whole->second) == JointState::kOver)
    cases.joints.erase(whole);
}

/// The state of lines of a joint matter's checklist.
template <typename Named, typename How>
void ChangeLines(Hall& hall, CaseId id, const std::vector<Named>& named, How how) {
  const auto found = hall.cases.joints.find(id);
  if (found == hall.cases.joints.end()) return;
  for (const Named& each : named) {
    const auto [name, state] = how(each);
    for (JointLine& line : found->second.lines) {
      if (line.id == name) line.state = state;
    }
  }
}

CaseMaterial* MaterialIn(OpenCase& open, const std::string& id) {
  const auto found = std::ranges::find(open.materials, id, &CaseMaterial::id);
  return found == open.materials.end() ? nullptr : &*found;
}

}  // namespace

void TakeCaseEvent(Hall& hall, const Record& record, const CaseDrafted& event) {
  Begin(hall.cases, event.id);
  OpenCase& open = hall.cases.open[event.id];
  open.state = CaseState::kDraft;
  open.item = event.item;
  open.materials = event.materials;
  open.window = event.window;
  open.staff = event.staff;
  open.received = DayOf(hall.plan, record.at);
  Book(hall, event.id, open);
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseRegistered& event) {
  Begin(hall.cases, event.id);
  CountSerial(hall.cases, event.item);
}

void TakeCaseEvent(Hall& hall, const Record& record, const CaseReceived& event) {
  Begin(hall.cases, event.id);
  CountSerial(hall.cases, event.item);
  Forget(hall, event.id);  // the draft it was
  OpenCase& open = hall.cases.open[event.id];
  open.no = event.no;
  open.item = event.item;
  open.rules = event.rules;
  open.window = event.window;
  open.staff = event.staff;
  open.applicant = event.applicant;
  open.received = event.day;
  open.received_row = record.seq;
  open.materials = event.materials;
  open.department = event.department;
  open.joint = event.joint;
  Book(hall, event.id, open);
}

void TakeCaseEvent(Hall& hall, const Record& record, const CorrectionAsked& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = CaseState::kCorrection;
    open.correct_until = event.due;
    if (open.first_notice == 0) {
      open.first_notice = record.seq;
      open.noticed_by = event.by;
    }
    for (const Defect& defect : event.defects) {
      if (CaseMaterial* material = MaterialIn(open, defect.material))
        material->state = defect.state;
      if (std::ranges::find(open.told, defect.material) == open.told.end())
        open.told.push_back(defect.material);
    }
  });
}

void TakeCaseEvent(Hall&, const Record&, const NoticeRepeated&) {}

void TakeCaseEvent(Hall& hall, const Record&, const CaseResubmitted& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = CaseState::kReceived;
    open.received = event.day;
    for (const std::string& id : event.cured) {
      if (CaseMaterial* material = MaterialIn(open, id)) material->state = MaterialState::kTaken;
    }
  });
}

void TakeCaseEvent(Hall& hall, const Record& record, const CaseAccepted& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = CaseState::kAccepted;
    open.accepted = record.at;
    open.accepted_day = event.day;
    open.dues = event.dues;
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const PromiseGiven& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    for (const PromisedMaterial& each : event.promised)
      open.promises.push_back({each.material, each.limit, 0});
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const PromiseMadeUp& event) {
  if (!event.fit) return;
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    std::erase_if(open.promises,
                  [&](const OpenPromise& each) { return each.material == event.material; });
    if (CaseMaterial* material = MaterialIn(open, event.material))
      material->state = MaterialState::kTaken;
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const PromiseReminded& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    const auto promise = std::ranges::find(open.promises, event.material, &OpenPromise::material);
    if (promise != open.promises.end())
      promise->reminded = static_cast<std::uint8_t>(3 - std::min<int>(event.days_left, 2));
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseHandedOver& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    const auto next = Next(open.state, CaseStep::kHandOver);
    open.state = std::holds_alternative<CaseState>(next) ? std::get<CaseState>(next) : open.state;
    open.holder = event.to;
    EndStepCards(hall, open);
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const HandOverOffered& event) {
  hall.cases.next_hand_over = std::max(hall.cases.next_hand_over, Number(event.batch) + 1);
  hall.cases.offers[event.batch] = {event.from, event.to, event.cases};
}

void TakeCaseEvent(Hall& hall, const Record&, const HandOverAnswered& event) {
  hall.cases.offers.erase(event.batch);
}

void TakeCaseEvent(Hall&, const Record&, const CaseReviewed&) {}

void TakeCaseEvent(Hall& hall, const Record& record, const CaseCarded& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    // A graver card about the due date stands for the lesser ones as well.
    const auto cause = static_cast<unsigned>(event.cause);
    const unsigned bits = event.cause <= CardCause::kLegalLate ? (2U << cause) - 1 : 1U << cause;
    open.carded |= static_cast<std::uint8_t>(bits);
    RaiseCard(hall, record, open, event.cause);
  });
}

void TakeCaseEvent(Hall& hall, const Record& record, const CaseSuspended& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = CaseState::kSuspended;
    EndDueCards(hall, open);
    open.pauses.push_back({record.at, std::nullopt});
  });
}

void TakeCaseEvent(Hall& hall, const Record& record, const CaseResumed& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = CaseState::kReview;
    if (!open.pauses.empty()) open.pauses.back().until = record.at;
    open.dues = event.dues;
    EndDueCards(hall, open);
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseExtended& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.extended = true;
    open.dues = event.dues;
    EndDueCards(hall, open);
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseDecided& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) {
    open.state = event.approved ? CaseState::kApproved : CaseState::kDenied;
    EndDueCards(hall, open);
    EndStepCards(hall, open);
  });
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseDelivered& event) {
  Forget(hall, event.id);
}

void TakeCaseEvent(Hall& hall, const Record&, const CaseEnded& event) { Forget(hall, event.id); }

void TakeCaseEvent(Hall& hall, const Record&, const CasesRedated& event) {
  hall.cases.calendar_moved = false;
  for (const RedatedCase& each : event.cases) {
    ChangeCase(hall, each.id, [&](OpenCase& open) {
      open.dues = each.dues;
      EndDueCards(hall, open);
    });
  }
}

void TakeCaseEvent(Hall& hall, const Record&, const ApplicantNamed& event) {
  ChangeCase(hall, event.id, [&](OpenCase& open) { open.applicant = event.applicant; });
  const auto joint = hall.cases.joints.find(event.id);
  if (joint != hall.cases.joints.end()) joint->second.applicant = event.applicant;
}

void TakeCaseEvent(Hall& hall, const Record&, const JointReceived& event) {
  Begin(hall.cases, event.id);
  CountSerial(hall.cases, event.matter);
  Forget(hall, event.id);  // the draft it was
  hall.cases.joints[event.id] = {event.no, event.matter, event.applicant, event.parts, event.lines};
}

void TakeCaseEvent(Hall& hall, const Record&, const JointCorrected& event) {
  ChangeLines(hall, event.id, event.defects,
              [](const Defect& each) { return std::pair(each.material, each.state); });
}

void TakeCaseEvent(Hall& hall, const Record&, const JointResubmitted& event) {
  ChangeLines(hall, event.id, event.cured,
              [](const std::string& each) { return std::pair(each, MaterialState::kTaken); });
}

void TakeCaseEvent(Hall& hall, const Record&, const JointDelivered& event) {
  hall.cases.joints.erase(event.id);
}

void TakeCaseEvent(Hall&, const Record&, const PersonErased&) {}

void TakeCaseEvent(Hall& hall, const Record&, const PaperIssued& event) {
  hall.cases.papers[event.no.kind] = {event.no.year, event.no.number};
}

void TakeCaseEvent(Hall&, const Record&, const PaperReprinted&) {}

void TakeCaseEvent(Hall& hall, const Record&, const PaperVoided& event) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(void_frees_number)) hall.cases.papers[event.no.kind].last -= 1;
#endif
  (void)hall;
  (void)event;
}

void NoteCalendar(Hall& hall) {
  RebookCases(hall);
  hall.cases.calendar_moved = !hall.cases.open.empty();
}

}  // namespace yichuang::core
