#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/appeals.h"
#include "hub/query/todo.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Reads appeals and what somebody sees of what counts against him; part of SqliteReader, same
/// rules.
class AppealReader {
 public:
  /// `database` must outlive the object.
  explicit AppealReader(Database& database) : database_(database) {}

  std::vector<query::OwnTagRow> OwnTags(std::uint32_t staff, const std::string& from,
                                        const std::string& until);
  std::vector<query::ViolationRow> Violations(const std::string& who, std::int64_t from_ms);
  /// Of other units than his, undecided, and without a word of his; nothing for who does not decide
  /// or whose unit nobody knows.
  query::TodoAppeals Waiting(const query::TodoAsk& ask);
  std::vector<query::AppealRow> List(const std::string& by);
  std::optional<query::AppealFile> File(std::uint64_t id, std::uint32_t staff);

 private:
  void ReadVotes(query::AppealRow& row);

  Database& database_;
};

}  // namespace yichuang::sqlite
