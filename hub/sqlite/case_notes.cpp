#include "hub/sqlite/case_notes.h"

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

// One notice for several parts of a joint matter counts once against whoever gave the first one.
CaseNotes::CaseNotes(Database& database)
    : form_kept_(database.Prepare("INSERT OR REPLACE INTO case_form VALUES (?, ?)")),
      form_dropped_(database.Prepare("DELETE FROM case_form WHERE case_id = ?")),
      forms_erased_(database.Prepare("DELETE FROM case_form WHERE case_id IN "
                                     "(SELECT id FROM case_file WHERE applicant = ?)")),
      violated_(database.Prepare(
          "INSERT INTO case_violation SELECT ?1, id, iif(joint = 0, id, joint), ?3, ?4, NULL FROM "
          "case_file WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM case_violation v WHERE v.at = ?3 "
          "AND v.who = ?4 AND v.whole = iif(joint = 0, case_file.id, joint))")),
      promised_(database.Prepare("INSERT OR REPLACE INTO promise VALUES (?, ?, NULL)")),
      reminded_(
          database.Prepare("UPDATE promise SET days_left = ? WHERE case_id = ? AND material = ?")),
      made_up_(database.Prepare("DELETE FROM promise WHERE case_id = ? AND material = ?")),
      promises_over_(database.Prepare("DELETE FROM promise WHERE case_id = ?")),
      find_outside_(
          database.Prepare("SELECT no FROM case_file WHERE outside = ?1 AND outside <> '' "
                           "AND item = ?2 ORDER BY id DESC LIMIT 1")),
      find_settled_(database.Prepare("SELECT no FROM case_file WHERE applicant = ?1 AND item = ?2 "
                                     "AND day = ?3 AND depth = 1 AND state = 8 AND approved = 1 "
                                     "ORDER BY id DESC LIMIT 1")),
      // Term of the partial index, as in schema.cpp: 4 is CaseEnd::kPromiseBroken.
      find_broken_(database.Prepare("SELECT no FROM case_file WHERE applicant = ? AND ending = 4 "
                                    "ORDER BY id DESC LIMIT 1")) {
  static_assert(static_cast<int>(core::CaseEnd::kPromiseBroken) == 4);
}

void CaseNotes::KeepForm(core::CaseId id, const std::optional<core::SealedWords>& form) {
  if (form && !form->handle.empty()) {
    form_kept_.Run(core::Number(id), form->handle);
  } else {
    form_dropped_.Run(core::Number(id));
  }
}

void CaseNotes::Bring(const core::Record&, const core::CaseDrafted& event) {
  KeepForm(event.id, event.form);
}

void CaseNotes::Bring(const core::Record&, const core::JointReceived& event) {
  KeepForm(event.id, event.form);
}

void CaseNotes::Bring(const core::Record& record, const core::NoticeRepeated& event) {
  violated_.Run(record.seq, core::Number(event.id), MillisOf(record.at),
                event.who.value_or(event.by));
}

void CaseNotes::Bring(const core::Record&, const core::PromiseGiven& event) {
  for (const core::PromisedMaterial& each : event.promised)
    promised_.Run(core::Number(event.id), each.material);
}

void CaseNotes::Bring(const core::Record&, const core::PromiseReminded& event) {
  reminded_.Run(int{event.days_left}, core::Number(event.id), event.material);
}

void CaseNotes::Bring(const core::Record&, const core::PromiseMadeUp& event) {
  if (event.fit) made_up_.Run(core::Number(event.id), event.material);
}

void CaseNotes::Bring(const core::Record&, const core::CaseDecided& event) {
  promises_over_.Run(core::Number(event.id));
}

// What was kept as a draft and went no further leads nowhere any more.
void CaseNotes::Bring(const core::Record&, const core::CaseEnded& event) {
  promises_over_.Run(core::Number(event.id));
  if (event.end == core::CaseEnd::kDropped) form_dropped_.Run(core::Number(event.id));
}

void CaseNotes::Bring(const core::Record&, const core::PersonErased& event) {
  forms_erased_.Run(event.person);
}

std::string CaseNotes::NumberIn(Statement& select) {
  std::string number;
  if (select.Step()) number = std::string(select.Text(0));
  select.Reset();
  return number;
}

std::string CaseNotes::FindOutside(const std::string& item, const std::string& outside) {
  find_outside_.BindAll(std::string_view(outside), std::string_view(item));
  return NumberIn(find_outside_);
}

std::string CaseNotes::FindSettled(const std::string& applicant, const std::string& item,
                                   core::HallDay day) {
  find_settled_.BindAll(std::string_view(applicant), std::string_view(item), DayNumber(day));
  return NumberIn(find_settled_);
}

std::string CaseNotes::FindBroken(const std::string& applicant) {
  find_broken_.BindAll(std::string_view(applicant));
  return NumberIn(find_broken_);
}

}  // namespace yichuang::sqlite
