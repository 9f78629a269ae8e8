#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/query/case_record.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Questions about single cases; part of SqliteReader. Throws StorageError.
class CaseFiles {
 public:
  /// `database` must outlive the object and hold ledger and tables.
  explicit CaseFiles(Database& database);

  /// Absent when no case has this id.
  std::optional<query::CaseRecord> Read(std::uint64_t id);
  /// Those that somebody means who reads a number from his paper; see Reader::CasesNamed.
  std::vector<query::CaseRecord> Named(const std::string& number, const std::string& today);
  /// The paper of this code; absent when there is none.
  std::optional<query::CasePaperRow> Paper(std::string_view code);
  /// Every handle that a case leads to.
  std::vector<std::string> Applicants();
  std::vector<std::string> FormsOf(const std::string& applicant);

 private:
  std::vector<std::uint64_t> IdsOf(Statement& select);

  Statement rows_;
  Statement papers_;
  Statement by_code_;
  Statement by_no_;
  Statement by_day_;
  Statement by_ticket_;
  Statement applicants_;
  Statement forms_of_;
};

}  // namespace yichuang::sqlite
