#pragma once

#include <optional>
#include <string>

#include "hub/core/event.h"
#include "hub/core/report.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Writes reports with their figures as they were drafted; part of Projections, same rules.
class ReportTable {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit ReportTable(Database& database);

  void Bring(const core::Record&, const core::ReportWanted&) {}
  void Bring(const core::Record&, const core::ReportLate&) {}
  void Bring(const core::Record& record, const core::ReportDrafted& event);
  void Bring(const core::Record& record, const core::ReportApproved& event);
  void Bring(const core::Record& record, const core::ReportPublished& event);
  void Bring(const core::Record& record, const core::ReportWithdrawn& event);

  /// See core/lookup.h.
  std::optional<core::PastReport> Find(core::ReportKind kind, core::HallDay from,
                                       const std::string& unit, const std::string& person);

 private:
  Statement draft_;
  Statement approve_;
  Statement publish_;
  Statement replace_;
  Statement withdraw_;
  Statement find_;
};

}  // namespace yichuang::sqlite
