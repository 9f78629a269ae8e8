#pragma once

#include "hub/core/appeal.h"
#include "hub/core/event.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Writes appeals and the violations they may be against; part of Projections, same rules.
class AppealTable {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit AppealTable(Database& database);

  void Bring(const core::Record& record, const core::AppealFiled& event);
  void Bring(const core::Record& record, const core::AppealVoted& event);
  void Bring(const core::Record& record, const core::AppealDecided& event);
  void Bring(const core::Record& record, const core::AppealWordsErased& event);
  void NoteViolated(const core::Record& record, const core::MatterViolated& event);

  /// See core/lookup.h.
  core::PastAppealed Find(const core::AppealAgainst& against);

 private:
  void KeepWords(const core::Record& record, const core::SealedWords& words);

  Statement filed_;
  Statement voted_;
  Statement decided_;
  Statement violated_;
  Statement struck_;
  Statement words_;
  Statement drop_words_;
  Statement case_struck_;
  Statement find_same_;
  Statement find_case_;
  Statement find_violation_;
  Statement find_bad_;
};

}  // namespace yichuang::sqlite
