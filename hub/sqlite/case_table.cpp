#include "hub/sqlite/case_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "hub/core/joint.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

int Code(core::CaseState state) { return static_cast<int>(state); }

std::optional<std::int64_t> MillisIn(const std::optional<core::Instant>& at) {
  return at ? std::optional(core::MillisOf(*at)) : std::nullopt;
}

}  // namespace

// States stand in the texts as numbers: 2 correction, 3 accepted, 4 review, 8 over. A draft that is
// received becomes a row anew, under its id. `responsible` is the holder's work number, or "#" and
// the id of the staff that received it; `due` is what a list is ordered by: the promised limit,
// else the legal one, else never.
CaseTable::CaseTable(Database& database)
    : begun_(database.Prepare(
          "INSERT OR REPLACE INTO case_file(id, no, item, outside, depth, state, window, staff, "
          "service, holder, applicant, day, received, deemed, corrections, repeated, promises, "
          "extended, over, responsible, due, due_card, step_card, joint, parts, parts_done, "
          "parts_denied, saved_days) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, 0, 0, 0, 0, 0, ?13, "
          "'#' || ?8, 9007199254740992, 0, 0, ?14, 0, 0, 0, 0)")),
      accepted_(database.Prepare(
          "UPDATE case_file SET state = 3, accepted_day = ?, deemed = ? WHERE id = ?")),
      dues_(database.Prepare("UPDATE case_file SET promised = ?1, legal = ?2, due_card = 0, "
                             "due = coalesce(?1, ?2, 9007199254740992) WHERE id = ?3")),
      moved_(database.Prepare("UPDATE case_file SET state = ?, due_card = 0 WHERE id = ?")),
      corrected_(database.Prepare(
          "UPDATE case_file SET state = 2, corrections = corrections + 1 WHERE id = ?")),
      repeated_(database.Prepare("UPDATE case_file SET repeated = repeated + 1 WHERE id = ?")),
      promised_(database.Prepare("UPDATE case_file SET promises = promises + ? WHERE id = ?")),
      handed_over_(database.Prepare(
          "UPDATE case_file SET state = CASE state WHEN 3 THEN 4 ELSE state END, holder = ?1, "
          "responsible = ?1, step_card = 0 WHERE id = ?2")),
      extended_(database.Prepare("UPDATE case_file SET extended = 1 WHERE id = ?")),
      decided_(database.Prepare(
          "UPDATE case_file SET state = ?, decided = ?, approved = ?, due_card = 0, step_card = 0 "
          "WHERE id = ?")),
      over_(database.Prepare(
          "UPDATE case_file SET state = 8, over = ?, ending = ?, due_card = 0, step_card = 0 "
          "WHERE id = ?")),
      row_(database.Prepare("INSERT OR IGNORE INTO case_row(id, seq) VALUES (?, ?)")),
      named_(database.Prepare("UPDATE case_file SET applicant = ? WHERE id = ?")),
      erased_(database.Prepare("UPDATE case_file SET applicant = '' WHERE applicant = ?")),
      issued_(database.Prepare(
          "INSERT INTO paper(seq, kind, year, number, case_id, about, code, issued, prints) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)")),
      reprinted_(database.Prepare(
          "UPDATE paper SET prints = ? WHERE kind = ? AND year = ? AND number = ?")),
      voided_(database.Prepare(
          "UPDATE paper SET fault = ? WHERE kind = ? AND year = ? AND number = ?")),
      find_about_(database.Prepare("SELECT year, number, prints FROM paper WHERE case_id = ? AND "
                                   "kind = ? AND about = ? AND fault IS NULL")),
      find_no_(database.Prepare("SELECT prints, fault IS NOT NULL FROM paper WHERE kind = ? AND "
                                "year = ? AND number = ?")),
      due_carded_(database.Prepare("UPDATE case_file SET due_card = ? WHERE id = ?")),
      step_carded_(database.Prepare("UPDATE case_file SET step_card = 1 WHERE id = ?")),
      batch_row_(database.Prepare(
          "INSERT OR IGNORE INTO case_row(id, seq) SELECT case_id, ? FROM hand_over_case "
          "WHERE batch = ?")),
      offered_(database.Prepare("INSERT INTO hand_over VALUES (?, ?, ?, ?, NULL, NULL)")),
      offered_case_(database.Prepare("INSERT INTO hand_over_case VALUES (?, ?)")),
      answered_(database.Prepare("UPDATE hand_over SET answer = ?, answered = ? WHERE batch = ?")),
      joint_begun_(database.Prepare("UPDATE case_file SET parts = ?, saved_days = ? WHERE id = ?")),
      joint_of_(database.Prepare(
          "SELECT whole.id, whole.parts FROM case_file AS part JOIN case_file AS whole "
          "ON whole.id = part.joint WHERE part.id = ? AND whole.state < 8")),
      parts_of_(database.Prepare(
          "SELECT state, promised, legal, approved, ending, decided FROM case_file "
          "WHERE joint = ? AND joint > 0")),
      joint_moved_(database.Prepare(
          "UPDATE case_file SET state = ?2, parts_done = ?3, parts_denied = ?4, promised = ?5, "
          "legal = ?6, due = coalesce(?5, ?6, 9007199254740992), approved = ?7, decided = ?8, "
          "over = ?9, ending = ?10 WHERE id = ?1")) {}

void CaseTable::NoteBatch(const core::Record& record, core::HandOverId batch) {
  batch_row_.Run(record.seq, core::Number(batch));
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
             MillisOf(record.at), nullptr, 0);
}

void CaseTable::Bring(const core::Record& record, std::int64_t day,
                      const core::CaseRegistered& event) {
  const std::int64_t at = MillisOf(record.at);
  begun_.Run(core::Number(event.id), event.no, event.item, event.outside,
             static_cast<int>(catalogue::Depth::kRegistered), Code(core::CaseState::kOver),
             int{core::Number(event.window)}, core::Number(event.staff),
             core::Number(event.service), "", day, at, at, 0);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseReceived& event) {
  begun_.Run(core::Number(event.id), event.no, event.item, "", static_cast<int>(event.rules.depth),
             Code(core::CaseState::kReceived), int{core::Number(event.window)},
             core::Number(event.staff), core::Number(event.service), event.applicant,
             DayNumber(event.day), MillisOf(record.at), nullptr,
             event.joint ? core::Number(*event.joint) : 0);
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

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseAccepted& event) {
  accepted_.Run(DayNumber(event.day), event.deemed ? 1 : 0, core::Number(event.id));
  SetDues(event.id, event.dues);
  RefreshJoint(event.id, record);
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

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseResumed& event) {
  MoveTo(event.id, core::CaseState::kReview);
  SetDues(event.id, event.dues);
  RefreshJoint(event.id, record);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseExtended& event) {
  extended_.Run(core::Number(event.id));
  SetDues(event.id, event.dues);
  RefreshJoint(event.id, record);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseDecided& event) {
  const auto state = event.approved ? core::CaseState::kApproved : core::CaseState::kDenied;
  decided_.Run(Code(state), MillisOf(record.at), event.approved ? 1 : 0, core::Number(event.id));
  RefreshJoint(event.id, record);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseDelivered& event) {
  over_.Run(MillisOf(record.at), nullptr, core::Number(event.id));
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CaseEnded& event) {
  over_.Run(MillisOf(record.at), static_cast<int>(event.end), core::Number(event.id));
  RefreshJoint(event.id, record);
}

void CaseTable::Bring(const core::Record& record, std::int64_t,
                      const core::HandOverOffered& event) {
  offered_.Run(core::Number(event.batch), event.from, event.to, MillisOf(record.at));
  for (const core::CaseId id : event.cases)
    offered_case_.Run(core::Number(event.batch), core::Number(id));
}

void CaseTable::Bring(const core::Record& record, std::int64_t,
                      const core::HandOverAnswered& event) {
  answered_.Run(static_cast<int>(event.answer), MillisOf(record.at), core::Number(event.batch));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseReviewed&) {}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::CaseCarded& event) {
  switch (event.cause) {
    case core::CardCause::kDueSoon:
      return due_carded_.Run(1, core::Number(event.id));
    case core::CardCause::kLate:
    case core::CardCause::kLegalLate:
      return due_carded_.Run(2, core::Number(event.id));
    case core::CardCause::kDeemed:
    case core::CardCause::kHandOverLate:
      return step_carded_.Run(core::Number(event.id));
  }
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::CasesRedated& event) {
  for (const core::RedatedCase& each : event.cases) {
    SetDues(each.id, each.dues);
    RefreshJoint(each.id, record);
  }
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::ApplicantNamed& event) {
  named_.Run(event.applicant, core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PersonErased& event) {
  erased_.Run(event.person);
}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::PaperIssued& event) {
  issued_.Run(record.seq, static_cast<int>(event.no.kind), int{event.no.year}, event.no.number,
              core::Number(event.id), event.about, event.code, MillisOf(record.at));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PaperReprinted& event) {
  reprinted_.Run(event.print, static_cast<int>(event.no.kind), int{event.no.year}, event.no.number);
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::PaperVoided& event) {
  voided_.Run(static_cast<int>(event.fault), static_cast<int>(event.no.kind), int{event.no.year},
              event.no.number);
}

// A joint matter in work stands as one in review: nothing of it is kept that its parts do not tell.
void CaseTable::Bring(const core::Record& record, std::int64_t, const core::JointReceived& event) {
  begun_.Run(core::Number(event.id), event.no, event.matter, "",
             static_cast<int>(catalogue::Depth::kPromised), Code(core::CaseState::kReview),
             int{core::Number(event.window)}, core::Number(event.staff),
             core::Number(event.service), event.applicant, DayNumber(event.day),
             MillisOf(record.at), nullptr, 0);
  joint_begun_.Run(static_cast<std::int64_t>(event.parts.size()), int{event.saved_days},
                   core::Number(event.id));
}

void CaseTable::Bring(const core::Record&, std::int64_t, const core::JointCorrected&) {
}  // its parts wait

void CaseTable::Bring(const core::Record&, std::int64_t, const core::JointResubmitted&) {}

void CaseTable::Bring(const core::Record& record, std::int64_t, const core::JointDelivered& event) {
  over_.Run(MillisOf(record.at), nullptr, core::Number(event.id));
}

void CaseTable::RefreshJoint(core::CaseId part, const core::Record& record) {
  joint_of_.BindAll(core::Number(part));
  const bool found = joint_of_.Step();
  const std::int64_t joint = found ? joint_of_.Integer(0) : 0;
  const std::int64_t wanted = found ? joint_of_.Integer(1) : 0;
  joint_of_.Reset();
  if (!found) return;
  const auto instant = [this](int column) {
    return parts_of_.IsNull(column) ? std::nullopt
                                    : std::optional(InstantOf(parts_of_.Integer(column)));
  };
  std::vector<core::CaseState> states;
  std::vector<core::Dues> dues;
  std::int64_t done = 0;
  std::int64_t approved = 0;
  std::int64_t denied = 0;
  std::optional<std::int64_t> ending;
  std::optional<std::int64_t> decided;
  parts_of_.BindAll(joint);
  while (parts_of_.Step()) {
    states.push_back(static_cast<core::CaseState>(parts_of_.Integer(0)));
    const bool ended = !parts_of_.IsNull(4);
    if (ended) ending = parts_of_.Integer(4);
    if (!ended) dues.push_back({instant(1), instant(2)});
    if (!parts_of_.IsNull(3)) ++(parts_of_.Integer(3) != 0 ? approved : denied);
    if (ended || !parts_of_.IsNull(3)) ++done;
    if (!parts_of_.IsNull(5)) decided = std::max(decided.value_or(0), parts_of_.Integer(5));
  }
  parts_of_.Reset();
  // While the commit that begins it is on its way, some parts are not there yet.
  while (std::ssize(states) < wanted) states.push_back(core::CaseState::kReceived);
  const core::JointState state = core::JointStateOf(states);
  const core::Dues latest = core::LatestOf(dues);
  const bool over = state == core::JointState::kOver;
  const auto code = over                                 ? core::CaseState::kOver
                    : state == core::JointState::kInWork ? core::CaseState::kReview
                    : approved > 0                       ? core::CaseState::kApproved
                                                         : core::CaseState::kDenied;
  const bool waits = state == core::JointState::kDecided;
  joint_moved_.Run(
      joint, Code(code), done, denied, MillisIn(latest.promised), MillisIn(latest.legal),
      waits ? std::optional<std::int64_t>(approved > 0 ? 1 : 0) : std::nullopt,
      waits ? decided : std::nullopt, over ? std::optional(MillisOf(record.at)) : std::nullopt,
      over ? ending : std::nullopt);
}

void CaseTable::NoteRow(const core::Record& record, core::CaseId id) {
  row_.Run(core::Number(id), record.seq);
}

std::optional<core::PastPaper> CaseTable::FindPaper(core::CaseId id, core::PaperKind kind,
                                                    std::uint64_t about) {
  find_about_.BindAll(core::Number(id), static_cast<int>(kind), about);
  std::optional<core::PastPaper> found;
  if (find_about_.Step()) {
    found = core::PastPaper{{kind, static_cast<std::uint16_t>(find_about_.Integer(0)),
                             static_cast<std::uint32_t>(find_about_.Integer(1))},
                            static_cast<std::uint32_t>(find_about_.Integer(2)),
                            false};
  }
  find_about_.Reset();
  return found;
}

std::optional<core::PastPaper> CaseTable::FindPaper(const core::PaperNo& no) {
  find_no_.BindAll(static_cast<int>(no.kind), int{no.year}, no.number);
  std::optional<core::PastPaper> found;
  if (find_no_.Step())
    found = core::PastPaper{no, static_cast<std::uint32_t>(find_no_.Integer(0)),
                            find_no_.Integer(1) != 0};
  find_no_.Reset();
  return found;
}

}  // namespace yichuang::sqlite
