#include "hub/sqlite/case_fold.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

template <typename Enum>
int Code(Enum value) {
  return static_cast<int>(value);
}

std::optional<std::int64_t> InMillis(const std::optional<core::Instant>& at) {
  return at ? std::optional(core::MillisOf(*at)) : std::nullopt;
}

}  // namespace

void CaseFold::Take(const core::Record& record) {
  std::visit([this, &record](const auto& event) { Bring(record, event); }, record.event);
}

query::CaseMatter& CaseFold::Matter(const core::Record& record, core::PaperKind kind) {
  query::CaseMatter& matter = told_.matters.emplace_back();
  matter.kind = Code(kind);
  matter.about = record.seq;
  matter.at_ms = core::MillisOf(record.at);
  matter.received = told_.received;
  matter.promised_ms = told_.promised_ms;
  matter.legal_ms = told_.legal_ms;
  return matter;
}

void CaseFold::SetDues(const core::Dues& dues) {
  told_.promised_ms = InMillis(dues.promised);
  told_.legal_ms = InMillis(dues.legal);
}

void CaseFold::SetState(core::MaterialState state, const std::string& material) {
  for (query::CaseRecordMaterial& each : told_.materials) {
    if (each.id == material) each.state = Code(state);
  }
}

query::CasePaperRow* CaseFold::Paper(const core::PaperNo& no) {
  const auto found = std::ranges::find_if(told_.papers, [&](const query::CasePaperRow& each) {
    return each.kind == Code(no.kind) && each.year == no.year && each.number == no.number;
  });
  return found == told_.papers.end() ? nullptr : &*found;
}

void CaseFold::Bring(const core::Record&, const core::CaseDrafted& event) {
  told_.id = core::Number(event.id);
  told_.item = event.item;
  told_.depth = Code(catalogue::Depth::kPromised);
  told_.state = Code(core::CaseState::kDraft);
  told_.form = event.form ? event.form->handle : std::string();
}

void CaseFold::Bring(const core::Record&, const core::CaseRegistered& event) {
  told_.id = core::Number(event.id);
  told_.no = event.no;
  told_.item = event.item;
  told_.outside = event.outside;
  told_.depth = Code(catalogue::Depth::kRegistered);
  told_.state = Code(core::CaseState::kOver);
}

void CaseFold::Bring(const core::Record& record, const core::CaseReceived& event) {
  told_.id = core::Number(event.id);
  told_.no = event.no;
  told_.item = event.item;
  told_.depth = Code(event.rules.depth);
  told_.state = Code(core::CaseState::kReceived);
  told_.applicant = event.applicant;
  told_.received = DayText(event.day);
  told_.materials.clear();
  for (const core::CaseMaterial& each : event.materials)
    told_.materials.push_back({each.id, Code(each.state), {}});
  told_.joint = event.joint ? core::Number(*event.joint) : 0;
  if (told_.joint != 0) return;  // one receipt for all parts
  query::CaseMatter& matter = Matter(record, core::PaperKind::kReceipt);
  std::ranges::copy_if(told_.materials, std::back_inserter(matter.materials),
                       [](const auto& each) { return each.state == 0; });
}

void CaseFold::Bring(const core::Record& record, const core::JointReceived& event) {
  told_.id = core::Number(event.id);
  told_.no = event.no;
  told_.item = event.matter;
  told_.depth = Code(catalogue::Depth::kPromised);
  told_.state = Code(core::CaseState::kReview);
  told_.applicant = event.applicant;
  told_.received = DayText(event.day);
  told_.saved_days = event.saved_days;
  told_.form = event.form ? event.form->handle : std::string();
  for (const core::JointPart& each : event.parts) {
    query::CaseRecord& part = told_.parts.emplace_back();
    part.id = core::Number(each.id);
    part.item = each.item;
  }
  for (const core::JointLine& each : event.lines)
    told_.materials.push_back({each.id, Code(each.state), {}});
  query::CaseMatter& matter = Matter(record, core::PaperKind::kReceipt);
  std::ranges::copy_if(told_.materials, std::back_inserter(matter.materials),
                       [](const auto& each) { return each.state == 0; });
}

void CaseFold::Bring(const core::Record& record, const core::JointCorrected& event) {
  told_.correct_until = DayText(event.due);
  query::CaseMatter& matter = Matter(record, core::PaperKind::kCorrection);
  matter.due = told_.correct_until;
  for (const core::Defect& each : event.defects) {
    matter.materials.push_back({each.material, Code(each.state), {}});
    SetState(each.state, each.material);
  }
}

void CaseFold::Bring(const core::Record& record, const core::JointResubmitted& event) {
  told_.correct_until.clear();
  query::CaseMatter& matter = Matter(record, core::PaperKind::kReceipt);
  for (const std::string& each : event.cured) {
    matter.materials.push_back({each, 0, {}});
    SetState(core::MaterialState::kTaken, each);
  }
}

void CaseFold::Bring(const core::Record& record, const core::JointDelivered& event) {
  told_.state = Code(core::CaseState::kOver);
  Matter(record, core::PaperKind::kDelivery).way = Code(event.way);
}

void CaseFold::Bring(const core::Record& record, const core::CorrectionAsked& event) {
  told_.state = Code(core::CaseState::kCorrection);
  told_.correct_until = DayText(event.due);
  query::CaseMatter& matter = Matter(record, core::PaperKind::kCorrection);
  matter.due = told_.correct_until;
  for (const core::Defect& each : event.defects) {
    matter.materials.push_back({each.material, Code(each.state), {}});
    SetState(each.state, each.material);
  }
}

void CaseFold::Bring(const core::Record& record, const core::CaseResubmitted& event) {
  told_.state = Code(core::CaseState::kReceived);
  told_.received = DayText(event.day);
  told_.correct_until.clear();
  query::CaseMatter& matter = Matter(record, core::PaperKind::kReceipt);
  for (const std::string& each : event.cured) {
    matter.materials.push_back({each, 0, {}});
    SetState(core::MaterialState::kTaken, each);
  }
}

void CaseFold::Bring(const core::Record& record, const core::CaseAccepted& event) {
  told_.state = Code(core::CaseState::kAccepted);
  told_.deemed = event.deemed;
  SetDues(event.dues);
  // A promise is given in the commit of the acceptance whose dates stand on its papers.
  for (query::CaseMatter& each : told_.matters) {
    if (each.kind != Code(core::PaperKind::kTolerancePledge) &&
        each.kind != Code(core::PaperKind::kToleranceNotice))
      continue;
    each.promised_ms = told_.promised_ms;
    each.legal_ms = told_.legal_ms;
  }
  query::CaseMatter& matter = Matter(record, core::PaperKind::kAcceptance);
  std::ranges::copy_if(told_.materials, std::back_inserter(matter.materials),
                       [](const auto& each) { return each.state == 0; });
}

void CaseFold::Bring(const core::Record& record, const core::PromiseGiven& event) {
  for (const core::PromisedMaterial& each : event.promised)
    told_.promises.push_back({each.material, Code(each.form), DayText(each.limit)});
  for (const auto kind : {core::PaperKind::kTolerancePledge, core::PaperKind::kToleranceNotice}) {
    query::CaseMatter& matter = Matter(record, kind);
    for (const core::PromisedMaterial& each : event.promised) {
      matter.materials.push_back({each.material, Code(each.form), DayText(each.limit)});
      matter.due = std::max(matter.due, DayText(each.limit));
    }
  }
}

void CaseFold::Bring(const core::Record&, const core::PromiseMadeUp& event) {
  if (!event.fit) return;
  std::erase_if(told_.promises, [&](const auto& each) { return each.id == event.material; });
  SetState(core::MaterialState::kTaken, event.material);
}

void CaseFold::Bring(const core::Record& record, const core::CaseHandedOver&) {
  told_.state = Code(core::CaseState::kReview);
  query::CaseMatter& matter = Matter(record, core::PaperKind::kHandOver);
  std::ranges::copy_if(told_.materials, std::back_inserter(matter.materials),
                       [](const auto& each) { return each.state == 0; });
}

void CaseFold::Bring(const core::Record& record, const core::CaseSuspended& event) {
  told_.state = Code(core::CaseState::kSuspended);
  Matter(record, core::PaperKind::kSpecialProcedure).procedure = Code(event.why);
}

void CaseFold::Bring(const core::Record&, const core::CaseResumed& event) {
  told_.state = Code(core::CaseState::kReview);
  SetDues(event.dues);
}

void CaseFold::Bring(const core::Record& record, const core::CaseExtended& event) {
  SetDues(event.dues);
  Matter(record, core::PaperKind::kExtension).days = event.days;
}

void CaseFold::Bring(const core::Record& record, const core::CaseDecided& event) {
  told_.approved = event.approved;
  told_.state = Code(event.approved ? core::CaseState::kApproved : core::CaseState::kDenied);
  Matter(record, event.approved ? core::PaperKind::kApproval : core::PaperKind::kDenial).ground =
      Code(event.ground);
}

void CaseFold::Bring(const core::Record& record, const core::CaseDelivered& event) {
  told_.state = Code(core::CaseState::kOver);
  if (told_.joint == 0) Matter(record, core::PaperKind::kDelivery).way = Code(event.way);
}

void CaseFold::Bring(const core::Record& record, const core::CaseEnded& event) {
  told_.state = Code(core::CaseState::kOver);
  told_.end = Code(event.end);
  if (event.end == core::CaseEnd::kRefused)
    Matter(record, core::PaperKind::kRefusal).ground = Code(event.ground);
}

void CaseFold::Bring(const core::Record&, const core::CasesRedated& event) {
  for (const core::RedatedCase& each : event.cases) {
    if (core::Number(each.id) == told_.id) SetDues(each.dues);
  }
}

void CaseFold::Bring(const core::Record&, const core::ApplicantNamed& event) {
  told_.applicant = event.applicant;
}

void CaseFold::Bring(const core::Record&, const core::PersonErased& event) {
  if (told_.applicant != event.person) return;
  told_.applicant.clear();
  told_.form.clear();
}

void CaseFold::Bring(const core::Record& record, const core::PaperIssued& event) {
  told_.papers.push_back({Code(event.no.kind), int{event.no.year}, event.no.number, told_.id,
                          event.about, event.code, core::MillisOf(record.at), 1, std::nullopt});
}

void CaseFold::Bring(const core::Record&, const core::PaperReprinted& event) {
  if (query::CasePaperRow* paper = Paper(event.no)) paper->prints = event.print;
}

void CaseFold::Bring(const core::Record&, const core::PaperVoided& event) {
  if (query::CasePaperRow* paper = Paper(event.no)) paper->fault = Code(event.fault);
}

}  // namespace yichuang::sqlite
