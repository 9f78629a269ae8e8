#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/matters.h"
#include "hub/query/todo.h"
#include "hub/sqlite/database.h"

/// Lists of matters, one matter with all that happened to it, the supervisor's board, from the
/// tables that MatterTable writes. Part of SqliteReader, same rules.
namespace yichuang::sqlite {

class MatterReader {
 public:
  /// `database` must outlive the object.
  explicit MatterReader(Database& database);

  query::MatterList List(const query::MatterListAsk& ask);
  std::optional<query::MatterFile> File(std::uint64_t id);
  /// By the code of its slip.
  std::optional<query::MatterRow> Coded(const std::string& code);
  query::MatterBoard Board();
  std::vector<query::DutyRow> Duties();
  query::Todo Todo(const query::TodoAsk& ask);
  /// Handles of words and persons that a matter leads to.
  std::vector<std::string> Handles();

 private:
  query::MatterCounts Counts(const query::MatterListAsk& ask);

  std::array<Statement, query::kMatterViewCount> views_;
  Statement found_;
  Statement one_;
  Statement coded_;
  Statement moments_;
  Statement late_;
  Statement excluded_;
  Statement duties_;
  Statement handles_;
  std::array<Statement, 8> counts_;
  Statement todo_;
  Statement todo_counts_;
  Statement todo_cases_;
  Statement todo_batches_;
  Statement todo_unclaimed_;
  Statement todo_ratings_;
};

}  // namespace yichuang::sqlite
