#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/cases.h"
#include "hub/query/todo.h"
#include "hub/sqlite/database.h"

/// Lists of cases, one case with all that happened to it, and hand-overs, from the tables that
/// CaseTable writes. Part of SqliteReader, same rules. Every list is one walk along an index.
namespace yichuang::sqlite {

class CaseReader {
 public:
  /// `database` must outlive the object.
  explicit CaseReader(Database& database);

  query::CaseList List(const query::CaseListAsk& ask);
  std::optional<query::CaseFile> File(std::uint64_t id);
  /// Promised materials of cases whose day comes.
  query::TodoPromises Promises(const query::TodoAsk& ask);
  /// Those that wait for an answer and concern `number`, then his last ones; newest first.
  std::vector<query::HandOverRow> HandOvers(const std::string& number);

 private:
  query::CaseCounts Counts(const query::CaseListAsk& ask);
  std::uint32_t Count(Statement& count);
  std::optional<query::CaseRow> Row(std::uint64_t id);

  std::array<Statement, query::kCaseViewCount> views_;
  Statement found_;
  Statement one_;
  Statement moments_;
  Statement hand_overs_;
  Statement papers_;
  Statement count_mine_;
  Statement count_open_;
  Statement count_card_;
  Statement count_state_;
  Statement parts_;
  Statement promises_;
};

}  // namespace yichuang::sqlite
