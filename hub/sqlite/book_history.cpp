#include "hub/sqlite/book_history.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/book_fold.h"
#include "hub/sqlite/ledger.h"

namespace yichuang::sqlite {
namespace {

std::uint64_t Unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

/// The head after a row; one of an empty ledger for row 0.
query::HeadRow HeadAfter(Database& database, std::uint64_t seq) {
  query::HeadRow head;
  head.seq = seq;
  head.hash.assign(64, '0');
  if (seq == 0) return head;
  Statement row = database.Prepare("SELECT at, hash FROM ledger WHERE seq = ?");
  row.BindAll(seq);
  if (!row.Step()) {
    head.seq = 0;
    return head;
  }
  head.at_ms = row.Integer(0);
  head.hash = contract::ToHex(row.Blob(1).data(), row.Blob(1).size());
  Statement era = database.Prepare("SELECT ifnull(max(era), 1) FROM era WHERE first_seq <= ?");
  era.BindAll(seq);
  if (era.Step()) head.era = static_cast<std::uint32_t>(era.Integer(0));
  return head;
}

std::uint64_t LastRow(Database& database) {
  return Unsigned(database.Integer("SELECT ifnull(max(seq), 0) FROM ledger"));
}

/// A day that was over at row `seq`, the newest, and its last row.
std::optional<std::pair<std::int64_t, std::uint64_t>> DayBefore(Database& database,
                                                                std::uint64_t seq) {
  Statement begun =
      database.Prepare("SELECT max(day), max(first) FROM ledger_day WHERE first <= ?");
  begun.BindAll(seq);
  if (!begun.Step() || begun.IsNull(0)) return std::nullopt;
  const std::int64_t open = begun.Integer(0);
  const std::uint64_t last = Unsigned(begun.Integer(1)) - 1;
  Statement before = database.Prepare("SELECT max(day) FROM ledger_day WHERE day < ?");
  before.BindAll(open);
  if (!before.Step() || before.IsNull(0)) return std::nullopt;
  return std::pair(before.Integer(0), last);
}

}  // namespace

std::uint64_t LastRowAt(Database& database, std::int64_t at_ms) {
  Statement at = database.Prepare("SELECT at FROM ledger WHERE seq = ?");
  std::uint64_t low = 0;  // at or before
  std::uint64_t high = LastRow(database) + 1;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    at.BindAll(middle);
    const bool found = at.Step() && at.Integer(0) <= at_ms;
    at.Reset();
    (found ? low : high) = middle;
  }
  return low;
}

query::BookSheet ReadBooksAt(Database& database, const query::BooksAsk& ask) {
  std::uint64_t seq = LastRow(database);
  if (ask.seq) seq = std::min(seq, *ask.seq);
  if (ask.at_ms) seq = std::min(seq, LastRowAt(database, *ask.at_ms));
  query::BookSheet sheet;
  sheet.head = HeadAfter(database, seq);
  BookFold fold;
  std::uint64_t after = 0;
  if (const auto day = DayBefore(database, seq)) {
    after = day->second;
    Statement lines = database.Prepare(
        "SELECT source, epoch, announced, settled, accepted, refused FROM book_day WHERE day = ?");
    lines.BindAll(day->first);
    while (lines.Step()) {
      fold.lines()[{std::string(lines.Text(0)), static_cast<std::uint32_t>(lines.Integer(1))}] = {
          Unsigned(lines.Integer(2)), Unsigned(lines.Integer(3)), lines.Integer(4),
          lines.Integer(5)};
    }
  }
  ForEachRow(database, after, seq,
             [&fold](const LedgerRow& row) { fold.Take(RecordOf(row).event); });
  for (const auto& [key, line] : fold.lines()) {
    // Pending is not what is left over: entries that stand twice or are missing keep the books from
    // balancing.
    sheet.rows.push_back({key.first, key.second, line.announced, Unsigned(line.accepted),
                          Unsigned(line.refused), line.announced - line.settled});
  }
  return sheet;
}

std::vector<query::DayHead> ReadDayHeads(Database& database, std::uint32_t month) {
  std::vector<query::DayHead> heads;
  Statement days =
      database.Prepare("SELECT day, lead(first) OVER (ORDER BY day) FROM ledger_day ORDER BY day");
  while (days.Step()) {
    if (month != 0 && days.Integer(0) / 100 != month) continue;
    query::DayHead head;
    head.day = DayText(days.Integer(0));
    head.over = !days.IsNull(1);
    head.head = HeadAfter(database, head.over ? Unsigned(days.Integer(1)) - 1 : LastRow(database));
    heads.push_back(std::move(head));
  }
  return heads;
}

}  // namespace yichuang::sqlite
