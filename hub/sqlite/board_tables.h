#pragma once

#include "hub/core/event.h"
#include "hub/query/board.h"
#include "hub/sqlite/database.h"

/// The tables of what the hall told everybody: catalogue_import, notice, emergency (schema.h).
namespace yichuang::sqlite {

/// Writes them; part of Projections, same rules.
class BoardProjection {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit BoardProjection(Database& database);

  void Bring(const core::Record& record, const core::CatalogueImported& event);
  void Bring(const core::Record& record, const core::CatalogueRevised& event);
  void Bring(const core::Record& record, const core::NoticePosted& event);
  void Bring(const core::Record& record, const core::NoticeEnded& event);
  void Bring(const core::Record& record, const core::EmergencyRaised& event);
  void Bring(const core::Record& record, const core::EmergencyCleared& event);

 private:
  void PutCatalogue(const core::Record& record, const core::ImportedCatalogue& one);

  Statement catalogue_imported_;
  Statement notice_posted_;
  Statement notice_ended_;
  Statement emergency_raised_;
  Statement emergency_ended_;
};

/// Reads what stands there now.
class BoardReader {
 public:
  explicit BoardReader(Database& database);

  query::BoardRow Read();

 private:
  Statement notices_;
  Statement emergency_;
  Statement catalogue_;
};

}  // namespace yichuang::sqlite
