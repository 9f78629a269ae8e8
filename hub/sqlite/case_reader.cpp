#include "hub/sqlite/case_reader.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace yichuang::sqlite {
namespace {

constexpr std::string_view kCaseColumns =
    "id, no, item, outside, depth, state, ending, window, staff, holder, received, promised, "
    "legal, due_card, step_card, corrections, repeated, promises, extended, decided, approved, "
    "over, due, joint, parts, parts_done, parts_denied, saved_days";

// Terms of the partial indexes stand in the texts as they stand in schema.cpp: so SQLite knows that
// an index has every row that is wanted.
// A joint matter is one line: its parts stand in lists of their own only where somebody has to do
// with a part, by its papers or its card.
constexpr std::string_view kIsOpen = "state BETWEEN 1 AND 7 AND joint = 0";
constexpr std::string_view kIsDelivered = "state = 8 AND approved IS NOT NULL AND joint = 0";
constexpr std::string_view kIsMine =
    "responsible IN (?3, ?4) AND state < 8 AND (joint = 0 OR holder <> '')";

std::string Soonest(std::string_view where) {
  return fmt::format(
      "SELECT {} FROM case_file WHERE {} AND (due, id) > (?1, ?2) ORDER BY due, id LIMIT {}",
      kCaseColumns, where, query::kCaseRows + 1);
}

std::string Newest(std::string_view where, std::string_view key) {
  return fmt::format(
      "SELECT {} FROM case_file WHERE {} AND ({}, id) < (?1, ?2) ORDER BY {} DESC, id DESC LIMIT "
      "{}",
      kCaseColumns, where, key, key, query::kCaseRows + 1);
}

std::string UpTo(std::string_view where) {
  return fmt::format("SELECT count(*) FROM (SELECT 1 FROM case_file WHERE {} LIMIT {})", where,
                     query::kMostCounted);
}

template <typename Value>
std::optional<Value> CellOf(const Statement& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return static_cast<Value>(row.Integer(column));
}

query::CaseRow CaseRowOf(const Statement& row) {
  query::CaseRow one;
  one.id = static_cast<std::uint64_t>(row.Integer(0));
  one.no = std::string(row.Text(1));
  one.item = std::string(row.Text(2));
  one.outside = std::string(row.Text(3));
  one.depth = static_cast<int>(row.Integer(4));
  one.state = static_cast<int>(row.Integer(5));
  one.ending = CellOf<int>(row, 6);
  one.window = static_cast<int>(row.Integer(7));
  one.staff = static_cast<std::uint32_t>(row.Integer(8));
  one.holder = std::string(row.Text(9));
  one.received_ms = row.Integer(10);
  one.promised_ms = CellOf<std::int64_t>(row, 11);
  one.legal_ms = CellOf<std::int64_t>(row, 12);
  one.card = static_cast<query::DueCard>(row.Integer(13));
  one.step_late = row.Integer(14) != 0;
  one.corrections = static_cast<int>(row.Integer(15));
  one.repeated = static_cast<int>(row.Integer(16));
  one.promises = static_cast<int>(row.Integer(17));
  one.extended = row.Integer(18) != 0;
  one.decided_ms = CellOf<std::int64_t>(row, 19);
  one.approved = CellOf<bool>(row, 20);
  one.over_ms = CellOf<std::int64_t>(row, 21);
  one.joint = static_cast<std::uint64_t>(row.Integer(23));
  one.parts = static_cast<int>(row.Integer(24));
  one.parts_done = static_cast<int>(row.Integer(25));
  one.parts_denied = static_cast<int>(row.Integer(26));
  one.saved_days = static_cast<int>(row.Integer(27));
  return one;
}

bool IsNewestFirst(query::CaseView view) {
  return view == query::CaseView::kDelivered || view == query::CaseView::kAll;
}

}  // namespace

CaseReader::CaseReader(Database& database)
    : views_{database.Prepare(Soonest(kIsMine)),
             database.Prepare(Soonest(kIsOpen)),
             database.Prepare(Soonest("due_card = 1 AND due_card > 0")),
             database.Prepare(Soonest("due_card = 2 AND due_card > 0")),
             database.Prepare(Soonest("state = 0 AND state < 8")),
             database.Prepare(Soonest("state = 2 AND state < 8")),
             database.Prepare(Newest(kIsDelivered, "over")),
             database.Prepare(fmt::format("SELECT {} FROM case_file WHERE id < ?2 AND joint = 0 "
                                          "ORDER BY id DESC LIMIT {}",
                                          kCaseColumns, query::kCaseRows + 1))},
      found_(database.Prepare(fmt::format(
          "SELECT {} FROM case_file WHERE id IN (SELECT id FROM case_file WHERE no >= ?1 AND no < "
          "?2 UNION SELECT id FROM case_file WHERE outside = ?1 AND outside <> '' UNION SELECT "
          "case_id FROM paper WHERE code = ?1) ORDER BY id DESC LIMIT {}",
          kCaseColumns, query::kCaseRows))),
      one_(database.Prepare(fmt::format("SELECT {} FROM case_file WHERE id = ?", kCaseColumns))),
      moments_(database.Prepare(
          "SELECT seq, at, actor, kind, body FROM case_row JOIN ledger USING (seq) "
          "WHERE case_row.id = ? ORDER BY seq")),
      hand_overs_(database.Prepare(fmt::format(
          "SELECT batch, giver, taker, offered, answer, answered FROM hand_over "
          "WHERE giver = ?1 OR taker = ?1 ORDER BY answered IS NOT NULL, batch DESC LIMIT {}",
          query::kHandOverRows))),
      papers_(database.Prepare(
          "SELECT id, no, item FROM hand_over_case JOIN case_file ON case_file.id = case_id "
          "WHERE batch = ? ORDER BY no")),
      count_mine_(database.Prepare(UpTo("responsible IN (?1, ?2) AND state < 8 AND "
                                        "(joint = 0 OR holder <> '')"))),
      count_open_(database.Prepare(UpTo(kIsOpen))),
      count_card_(database.Prepare(UpTo("due_card = ? AND due_card > 0"))),
      count_state_(database.Prepare(UpTo("state = ? AND state < 8"))),
      parts_(database.Prepare(fmt::format(
          "SELECT {} FROM case_file WHERE joint = ? AND joint > 0 ORDER BY id", kCaseColumns))),
      promises_(database.Prepare(
          "SELECT responsible IN (?1, ?2), days_left = 0, count(*) FROM (SELECT case_id, "
          "min(days_left) AS days_left FROM promise WHERE days_left IS NOT NULL GROUP BY case_id) "
          "JOIN case_file ON id = case_id GROUP BY 1, 2")) {}

query::TodoPromises CaseReader::Promises(const query::TodoAsk& ask) {
  query::TodoPromises promises;
  const std::string own = '#' + std::to_string(ask.staff);
  promises_.BindAll(std::string_view(ask.viewer), std::string_view(own));
  while (promises_.Step()) {
    const auto count = static_cast<std::uint32_t>(promises_.Integer(2));
    const bool today = promises_.Integer(1) != 0;
    if (promises_.Integer(0) != 0) (today ? promises.today : promises.soon) = count;
    if (promises_.Integer(0) == 0 && today && ask.supervises) promises.hall = count;
  }
  promises_.Reset();
  return promises;
}

query::CaseList CaseReader::List(const query::CaseListAsk& ask) {
  query::CaseList list;
  const bool searched = !ask.no.empty();
  Statement& select = searched ? found_ : views_[static_cast<std::size_t>(ask.view)];
  const std::string until = ask.no + '\x7f';
  const std::string own = '#' + std::to_string(ask.staff);
  if (searched) {
    select.BindAll(ask.no, until);
  } else {
    constexpr auto kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    const bool newest = IsNewestFirst(ask.view);
    select.Bind(1, ask.after ? ask.after->key : newest ? kLast : kFirst);
    select.Bind(2, ask.after ? static_cast<std::int64_t>(ask.after->id) : newest ? kLast : kFirst);
    if (ask.view == query::CaseView::kMine) {
      select.Bind(3, std::string_view(ask.viewer));
      select.Bind(4, std::string_view(own));
    }
  }
  std::int64_t key = 0;
  while (select.Step()) {
    if (list.rows.size() == query::kCaseRows) {
      list.next = query::CaseCursor{key, list.rows.back().id};
      break;
    }
    list.rows.push_back(CaseRowOf(select));
    const query::CaseRow& row = list.rows.back();
    key = ask.view == query::CaseView::kAll         ? static_cast<std::int64_t>(row.id)
          : ask.view == query::CaseView::kDelivered ? row.over_ms.value_or(0)
                                                    : select.Integer(22);
  }
  select.Reset();
  list.counts = Counts(ask);
  return list;
}

std::uint32_t CaseReader::Count(Statement& count) {
  const auto rows = count.Step() ? static_cast<std::uint32_t>(count.Integer(0)) : 0U;
  count.Reset();
  return rows;
}

query::CaseCounts CaseReader::Counts(const query::CaseListAsk& ask) {
  query::CaseCounts counts;
  const std::string own = '#' + std::to_string(ask.staff);
  count_mine_.BindAll(std::string_view(ask.viewer), std::string_view(own));
  counts.mine = Count(count_mine_);
  counts.open = Count(count_open_);
  const auto of = [this](Statement& count, int code) {
    count.BindAll(code);
    return Count(count);
  };
  counts.due_soon = of(count_card_, static_cast<int>(query::DueCard::kYellow));
  counts.late = of(count_card_, static_cast<int>(query::DueCard::kRed));
  counts.draft = of(count_state_, 0);
  counts.correction = of(count_state_, 2);
  return counts;
}

std::optional<query::CaseRow> CaseReader::Row(std::uint64_t id) {
  one_.BindAll(id);
  std::optional<query::CaseRow> row;
  if (one_.Step()) row = CaseRowOf(one_);
  one_.Reset();
  return row;
}

std::optional<query::CaseFile> CaseReader::File(std::uint64_t id) {
  auto row = Row(id);
  if (!row) return std::nullopt;
  std::optional<query::CaseFile> file{std::in_place};
  file->row = *std::move(row);
  if (file->row.joint != 0) file->joint = Row(file->row.joint);
  if (file->row.parts != 0) {
    parts_.BindAll(id);
    while (parts_.Step()) file->parts.push_back(CaseRowOf(parts_));
    parts_.Reset();
  }
  moments_.BindAll(id);
  while (moments_.Step()) {
    file->moments.push_back({static_cast<std::uint64_t>(moments_.Integer(0)), moments_.Integer(1),
                             std::string(moments_.Text(2)), std::string(moments_.Text(3)),
                             std::string(moments_.Text(4))});
  }
  moments_.Reset();
  return file;
}

std::vector<query::HandOverRow> CaseReader::HandOvers(const std::string& number) {
  std::vector<query::HandOverRow> rows;
  hand_overs_.BindAll(std::string_view(number));
  while (hand_overs_.Step()) {
    query::HandOverRow row;
    row.batch = static_cast<std::uint64_t>(hand_overs_.Integer(0));
    row.from = std::string(hand_overs_.Text(1));
    row.to = std::string(hand_overs_.Text(2));
    row.offered_ms = hand_overs_.Integer(3);
    row.answer = CellOf<int>(hand_overs_, 4);
    row.answered_ms = CellOf<std::int64_t>(hand_overs_, 5);
    rows.push_back(std::move(row));
  }
  hand_overs_.Reset();
  for (query::HandOverRow& row : rows) {
    papers_.BindAll(row.batch);
    while (papers_.Step()) {
      row.cases.push_back({static_cast<std::uint64_t>(papers_.Integer(0)),
                           std::string(papers_.Text(1)), std::string(papers_.Text(2))});
    }
    papers_.Reset();
  }
  return rows;
}

}  // namespace yichuang::sqlite
