#pragma once

#include <cstdint>
#include <optional>

#include "hub/core/case_command.h"
#include "hub/core/event.h"
#include "hub/sqlite/database.h"

/// The table of cases (schema.h): every case that was ever begun, open or over; lists, progress and
/// reports read it. What a member of staff did to it stands in the ledger.
namespace yichuang::sqlite {

/// Writes it; part of Projections, same rules. `day` is the hall day of the record.
class CaseTable {
 public:
  /// `database` must outlive the object and hold the table.
  explicit CaseTable(Database& database);

  void Bring(const core::Record& record, std::int64_t day, const core::CaseDrafted& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseRegistered& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseReceived& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CorrectionAsked& event);
  void Bring(const core::Record& record, std::int64_t day, const core::NoticeRepeated& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseResubmitted& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseAccepted& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PromiseGiven& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PromiseMadeUp& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PromiseReminded& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseHandedOver& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseSuspended& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseResumed& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseExtended& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseDecided& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseDelivered& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseEnded& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CasesRedated& event);
  void Bring(const core::Record& record, std::int64_t day, const core::ApplicantNamed& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PersonErased& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PaperIssued& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PaperReprinted& event);
  void Bring(const core::Record& record, std::int64_t day, const core::PaperVoided& event);

  /// The record tells of the case.
  void NoteRow(const core::Record& record, core::CaseId id);
  /// See core/lookup.h.
  std::optional<core::PastPaper> FindPaper(core::CaseId id, core::PaperKind kind,
                                           std::uint64_t about);
  std::optional<core::PastPaper> FindPaper(const core::PaperNo& no);
  void Bring(const core::Record& record, std::int64_t day, const core::HandOverOffered& event);
  void Bring(const core::Record& record, std::int64_t day, const core::HandOverAnswered& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseReviewed& event);
  void Bring(const core::Record& record, std::int64_t day, const core::CaseCarded& event);

  void Bring(const core::Record& record, std::int64_t day, const core::JointReceived& event);
  void Bring(const core::Record& record, std::int64_t day, const core::JointCorrected& event);
  void Bring(const core::Record& record, std::int64_t day, const core::JointResubmitted& event);
  void Bring(const core::Record& record, std::int64_t day, const core::JointDelivered& event);

  /// The record tells of every case of the batch.
  void NoteBatch(const core::Record& record, core::HandOverId batch);

 private:
  void SetDues(core::CaseId id, const core::Dues& dues);
  void MoveTo(core::CaseId id, core::CaseState state);
  /// The joint matter that the case is a part of, if any, as its parts have it now.
  void RefreshJoint(core::CaseId part, const core::Record& record);

  Statement begun_;
  Statement accepted_;
  Statement dues_;
  Statement moved_;
  Statement corrected_;
  Statement repeated_;
  Statement promised_;
  Statement handed_over_;
  Statement extended_;
  Statement decided_;
  Statement over_;
  Statement row_;
  Statement named_;
  Statement erased_;
  Statement issued_;
  Statement reprinted_;
  Statement voided_;
  Statement find_about_;
  Statement find_no_;
  Statement due_carded_;
  Statement step_carded_;
  Statement batch_row_;
  Statement offered_;
  Statement offered_case_;
  Statement answered_;
  Statement joint_begun_;
  Statement joint_of_;
  Statement parts_of_;
  Statement joint_moved_;
};

}  // namespace yichuang::sqlite
