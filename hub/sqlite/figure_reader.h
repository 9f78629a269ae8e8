#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hub/query/figures.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// Answers questions about figures from the counters (schema.h); part of SqliteReader, same rules.
class FigureReader {
 public:
  /// `database` must outlive the object.
  explicit FigureReader(Database& database) : database_(database) {}

  std::vector<query::FigureRow> Read(const query::FigureAsk& ask);
  query::FigureSheet Sheet(query::FigureAsk ask);

 private:
  std::vector<query::FigureRow> ReadItems(const query::FigureAsk& ask);
  std::vector<query::WaitRow> Waits(const query::FigureAsk& ask);
  query::BadTags Tags(const query::FigureAsk& ask);

  Database& database_;
};

}  // namespace yichuang::sqlite
