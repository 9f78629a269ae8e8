#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/report.h"
#include "hub/query/todo.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Reports as ReportTable wrote them. Part of SqliteReader, same rules.
class ReportReader {
 public:
  /// `database` must outlive the object.
  explicit ReportReader(Database& database);

  std::vector<query::ReportRow> List(const std::string& from, const std::string& until);
  std::optional<query::ReportFile> File(std::uint64_t id);
  /// How many wait for somebody to approve or to publish them.
  std::uint32_t Waiting(const query::TodoAsk& ask);

 private:
  Statement list_;
  Statement file_;
  Statement waiting_;
};

}  // namespace yichuang::sqlite
