#pragma once

#include <optional>

#include "hub/core/event.h"
#include "hub/core/matter_command.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/matter_sample.h"

/// The table of matters (schema.h): every one that was ever opened; with it the rows of the ledger
/// that tell of each, the handles of words, exclusions and duties.
namespace yichuang::sqlite {

/// Writes them; part of Projections, same rules.
class MatterTable {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit MatterTable(Database& database);

  void Bring(const core::Record& record, const core::MatterOpened& event);
  void Bring(const core::Record& record, const core::MatterMoved& event);
  void Bring(const core::Record& record, const core::MatterOffered& event);
  void Bring(const core::Record& record, const core::MatterAccepted& event);
  void Bring(const core::Record& record, const core::MatterReturned& event);
  void Bring(const core::Record& record, const core::MatterReopened& event);
  void Bring(const core::Record& record, const core::MatterCalled& event);
  void Bring(const core::Record& record, const core::MatterChased& event);
  void Bring(const core::Record& record, const core::MatterReminded& event);
  void Bring(const core::Record& record, const core::MatterCarded& event);
  void Bring(const core::Record& record, const core::MatterViolated& event);
  void Bring(const core::Record& record, const core::ExclusionProposed& event);
  void Bring(const core::Record& record, const core::RatingExcluded& event);
  void Bring(const core::Record& record, const core::MattersRedated& event);
  void Bring(const core::Record& record, const core::BellsHeld& event);
  void Bring(const core::Record& record, const core::DutyAssigned& event);
  void Bring(const core::Record& record, const core::ChaseNoticeIssued& event);
  void Bring(const core::Record& record, const core::CallSampleDrawn& event);
  void Bring(const core::Record& record, const core::SampleCalled& event);
  void Bring(const core::Record& record, const core::MatterWordsErased& event);
  void Bring(const core::Record& record, const core::CardReplied& event);
  void Bring(const core::Record& record, const core::UnitHeadTold& event);
  /// Nothing leads to the person any more.
  void Bring(const core::PersonErased& event);

  /// See core/lookup.h.
  std::optional<core::PastMatter> FindMatter(core::MatterId id);
  std::string FindMatterOf(const std::string& person);
  SampleTable& samples() { return samples_; }

 private:
  void NoteRow(const core::Record& record, core::MatterId id);
  void NoteWords(const core::Record& record, core::MatterId id, const core::SealedWords& words);

  Statement opened_;
  Statement moved_;
  Statement answered_;
  Statement over_;
  Statement offered_;
  Statement accepted_;
  Statement returned_;
  Statement reopened_;
  Statement called_;
  Statement checked_;
  Statement chased_;
  Statement reminded_;
  Statement carded_;
  Statement violated_;
  Statement proposed_;
  Statement excluded_;
  Statement redated_;
  Statement put_duty_;
  Statement drop_duty_;
  Statement row_;
  Statement words_;
  Statement erased_;
  Statement find_;
  Statement close_;
  Statement opened_again_;
  Statement drop_words_;
  Statement noticed_;
  Statement replied_;
  Statement of_person_;
  SampleTable samples_;
};

}  // namespace yichuang::sqlite
