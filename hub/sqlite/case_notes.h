#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/sqlite/database.h"

/// What is kept of cases beside their row: promised materials, violations of 一次性告知, and where
/// the one form of a joint matter is. Also answers what an intake asks of the past (core/lookup.h).
namespace yichuang::sqlite {

/// Part of Projections, same rules.
class CaseNotes {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit CaseNotes(Database& database);

  /// After the case's own row was changed; PersonErased before it.
  template <typename Event>
  void Bring(const core::Record&, const Event&) {}
  void Bring(const core::Record& record, const core::CaseDrafted& event);
  void Bring(const core::Record& record, const core::NoticeRepeated& event);
  void Bring(const core::Record& record, const core::PromiseGiven& event);
  void Bring(const core::Record& record, const core::PromiseMadeUp& event);
  void Bring(const core::Record& record, const core::PromiseReminded& event);
  void Bring(const core::Record& record, const core::CaseDecided& event);
  void Bring(const core::Record& record, const core::CaseEnded& event);
  void Bring(const core::Record& record, const core::JointReceived& event);
  void Bring(const core::Record& record, const core::PersonErased& event);

  std::string FindOutside(const std::string& item, const std::string& outside);
  std::string FindSettled(const std::string& applicant, const std::string& item, core::HallDay day);
  std::string FindBroken(const std::string& applicant);

 private:
  void KeepForm(core::CaseId id, const std::optional<core::SealedWords>& form);
  std::string NumberIn(Statement& select);

  Statement form_kept_;
  Statement form_dropped_;
  Statement forms_erased_;
  Statement violated_;
  Statement promised_;
  Statement reminded_;
  Statement made_up_;
  Statement promises_over_;
  Statement find_outside_;
  Statement find_settled_;
  Statement find_broken_;
};

}  // namespace yichuang::sqlite
