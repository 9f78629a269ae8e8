#pragma once

#include <map>
#include <string>

#include "hub/core/event.h"
#include "hub/query/case_record.h"

namespace yichuang::sqlite {

/// Folds the events of one case into what its papers need. Events of other cases must not come.
class CaseFold {
 public:
  void Take(const core::Record& record);
  const query::CaseRecord& record() const { return told_; }

 private:
  void Bring(const core::Record& record, const core::CaseDrafted& event);
  void Bring(const core::Record& record, const core::CaseRegistered& event);
  void Bring(const core::Record& record, const core::CaseReceived& event);
  void Bring(const core::Record& record, const core::CorrectionAsked& event);
  void Bring(const core::Record& record, const core::CaseResubmitted& event);
  void Bring(const core::Record& record, const core::CaseAccepted& event);
  void Bring(const core::Record& record, const core::PromiseGiven& event);
  void Bring(const core::Record& record, const core::PromiseMadeUp& event);
  void Bring(const core::Record& record, const core::CaseHandedOver& event);
  void Bring(const core::Record& record, const core::CaseSuspended& event);
  void Bring(const core::Record& record, const core::CaseResumed& event);
  void Bring(const core::Record& record, const core::CaseExtended& event);
  void Bring(const core::Record& record, const core::CaseDecided& event);
  void Bring(const core::Record& record, const core::CaseDelivered& event);
  void Bring(const core::Record& record, const core::CaseEnded& event);
  void Bring(const core::Record& record, const core::CasesRedated& event);
  void Bring(const core::Record& record, const core::ApplicantNamed& event);
  void Bring(const core::Record& record, const core::PersonErased& event);
  void Bring(const core::Record& record, const core::PaperIssued& event);
  void Bring(const core::Record& record, const core::PaperReprinted& event);
  void Bring(const core::Record& record, const core::PaperVoided& event);
  void Bring(const core::Record& record, const core::JointReceived& event);
  void Bring(const core::Record& record, const core::JointCorrected& event);
  void Bring(const core::Record& record, const core::JointResubmitted& event);
  void Bring(const core::Record& record, const core::JointDelivered& event);
  /// Says nothing of a case's papers.
  template <typename Event>
  void Bring(const core::Record&, const Event&) {}

  query::CaseMatter& Matter(const core::Record& record, core::PaperKind kind);
  void SetDues(const core::Dues& dues);
  void SetState(core::MaterialState state, const std::string& material);
  query::CasePaperRow* Paper(const core::PaperNo& no);

  query::CaseRecord told_;
};

}  // namespace yichuang::sqlite
