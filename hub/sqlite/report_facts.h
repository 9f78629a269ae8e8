#pragma once

#include "hub/query/report.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// What reports say beside figures, waits and matters. Part of SqliteReader, same rules.
class ReportFactsReader {
 public:
  /// `database` must outlive the object.
  explicit ReportFactsReader(Database& database) : database_(database) {}

  query::ReportFacts Read(const query::ReportFactsAsk& ask);

 private:
  void ReadBadCases(const query::ReportFactsAsk& ask, query::ReportFacts& facts);
  void ReadRatings(const query::ReportFactsAsk& ask, query::ReportFacts& facts);
  void ReadCases(const query::ReportFactsAsk& ask, query::ReportFacts& facts);
  void ReadTerminals(const query::ReportFactsAsk& ask, query::ReportFacts& facts);

  Database& database_;
};

}  // namespace yichuang::sqlite
