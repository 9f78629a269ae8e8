#include "hub/sqlite/case_table.h"

#include <optional>

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

int Code(core::CaseState state) { return static_cast<int>(state); }

std::optional<std::int64_t> MillisIn(const std::optional<core::Instant>& at) {
  return at ? std::optional(core::MillisOf(*at)) : std::nullopt;
}

}  // namespace

// States stand in the texts as numbers: 2 correction, 3 accepted, 4 review, 8 over. A draft that is
// received becomes a row anew, under its id.
CaseTable::CaseTable(Database& database)
    : begun_(database.Prepare(
          "INSERT OR REPLACE INTO case_file(id, no, item, outside, depth, state, window, staff, "
          "service, holder, applicant, day, received, deemed, corrections, repeated, promises, "
          "extended, over) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, 0, 0, 0, 0, 0, ?)")),
      accepted_(database.Prepare(
          "UPDATE case_file SET state = 3, accepted_day = ?, deemed = ? WHERE id = ?")),
      dues_(database.Prepare("UPDATE case_file SET promised = ?, legal = ? WHERE id = ?")),
      moved_(database.Prepare("UPDATE case_file SET state = ? WHERE id = ?")),
      corrected_(database.Prepare(
          "UPDATE case_file SET state = 2, corrections = corrections + 1 WHERE id = ?")),
      repeated_(database.Prepare("UPDATE case_file SET repeated = repeated + 1 WHERE id = ?")),
      promised_(database.Prepare("UPDATE case_file SET promises = promises + ? WHERE id = ?")),
      handed_over_(database.Prepare("UPDATE case_file SET state = 4, holder = ? WHERE id = ?")),
      extended_(database.Prepare("UPDATE case_file SET extended = 1 WHERE id = ?")),
      decided_(database.Prepare(
          "UPDATE case_file SET state = ?, decided = ?, approved = ? WHERE id = ?")),
      over_(database.Prepare("UPDATE case_file SET state = 8, over = ?, ending = ? WHERE id = ?")) {
}

void CaseTable::SetDues(core::CaseId id, const core::Dues& dues) {
  dues_.Run(MillisIn(dues.promised), MillisIn(dues.legal), core::Number(id));
}

void CaseTable::MoveTo(core::CaseId id, core::CaseState state) {
  moved_.Run(Code(state), core::Number(id));
}

void CaseTable::Bring(const core::Record& record, std::int64_t day,
                      const core::CaseDrafted& event) {
  begun_.Run(core::Number(event.id), "", event.item, "",
             static_cast<int>(catalogue::Depth::kPromised), Code(core::CaseState::kDraft),
             int{core::Number(event.window)}, core::Number(event.staff), 0, "", day,
             MillisOf(record.at), nullptr);
}

void CaseTable::Bring(const core::Record& record, std::int64_t day,
                      const core::CaseRegistered& event) {
  const std::int64_t at = MillisOf(record.at);
  begun_.Run(core::Number(event.id), event.no, event.item, event.outside,
             static_cast<int>(catalogue::Depth::kRegistered), Code(core::CaseState::kOver),
             int{core::Number(event.window)}, core::Number(event.staff),
             core::Number(event.service), "", day, at, at);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseReceived& event) {
  begun_.Run(core::Number(event.id), event.no, event.item, "", static_cast<int>(event.rules.depth),
             Code(core::CaseState::kReceived), int{core::Number(event.window)},
             core::Number(event.staff), core::Number(event.service), event.applicant,
             DayNumber(event.day), MillisOf(record.at), nullptr);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CorrectionAsked& event) {
  corrected_.Run(core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::NoticeRepeated& event) {
  repeated_.Run(core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseResubmitted& event) {
  MoveTo(event.id, core::CaseState::kReceived);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseAccepted& event) {
  accepted_.Run(DayNumber(event.day), event.deemed ? 1 : 0, core::Number(event.id));
  SetDues(event.id, event.dues);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PromiseGiven& event) {
  promised_.Run(static_cast<std::int64_t>(event.promised.size()), core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PromiseMadeUp& event) {
  if (event.fit) promised_.Run(-1, core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PromiseReminded&) {}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseHandedOver& event) {
  handed_over_.Run(event.to, core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseSuspended& event) {
  MoveTo(event.id, core::CaseState::kSuspended);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseResumed& event) {
  MoveTo(event.id, core::CaseState::kReview);
  SetDues(event.id, event.dues);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseExtended& event) {
  extended_.Run(core::Number(event.id));
  SetDues(event.id, event.dues);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseDecided& event) {
  const auto state = event.approved ? core::CaseState::kApproved : core::CaseState::kDenied;
  decided_.Run(Code(state), MillisOf(record.at), event.approved ? 1 : 0, core::Number(event.id));
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseDelivered& event) {
  over_.Run(MillisOf(record.at), nullptr, core::Number(event.id));
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseEnded& event) {
  over_.Run(MillisOf(record.at), static_cast<int>(event.end), core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CasesRedated& event) {
  for (const core::RedatedCase& each : event.cases) SetDues(each.id, each.dues);
}

}  // namespace yichuang::sqlite
