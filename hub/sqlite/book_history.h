#pragma once

#include <cstdint>
#include <vector>

#include "hub/query/reader.h"
#include "hub/sqlite/database.h"

/// The books and heads of the past, from the tables of days and the rows of one day.
namespace yichuang::sqlite {

/// The last ledger row at or before an instant; 0 when there is none. Rows stand in the order of
/// their times, so that a few of them are read.
std::uint64_t LastRowAt(Database& database, std::int64_t at_ms);

/// The books after a row: those at the end of the day before, and what the rows of the day did.
/// Throws StorageError. REQUIRES: a transaction, so that everything is of one moment.
query::BookSheet ReadBooksAt(Database& database, const query::BooksAsk& ask);

/// The head at the end of each day of a month, 202611, on which something happened; 0: of every
/// month. The day that goes on stands last, with the head of now.
std::vector<query::DayHead> ReadDayHeads(Database& database, std::uint32_t month);

}  // namespace yichuang::sqlite
