#include "hub/sqlite/matter_reader.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace yichuang::sqlite {
namespace {

constexpr std::string_view kMatterColumns =
    "id, no, kind, rules, state, channel, window, owner, holder, charged, about, unit, ticket, "
    "service, case_id, person, opened, visible, due, reminded, card, hops, chases, reopened, "
    "violations, proposed, solver, caller, satisfied, answered, over, outcome, code, asked, "
    "reply_due, promised, late_replies";
constexpr std::int64_t kNoDue = 9'007'199'254'740'992;

// ?3 who asks, ?4 the kind or -1, ?5 now. What is about somebody he never sees. Terms of the
// partial indexes stand as in schema.cpp.
constexpr std::string_view kShown = "about <> ?3 AND (?4 < 0 OR kind = ?4) AND ?5 >= 0";
// He, and those whom he stands in for.
constexpr std::string_view kSelves =
    "(SELECT ?3 UNION SELECT number FROM duty WHERE deputy = ?3 AND absent = 1)";

std::string SoonestMatters(std::string_view where) {
  return fmt::format(
      "SELECT {} FROM matter WHERE state < 10 AND {} AND {} AND (due, id) > (?1, ?2) ORDER BY due, "
      "id LIMIT {}",
      kMatterColumns, where, kShown, query::kMatterRows + 1);
}

std::string NewestMatters(std::string_view where, std::string_view key) {
  return fmt::format(
      "SELECT {} FROM matter WHERE {} AND {} AND ({}, id) < (?1, ?2) ORDER BY {} DESC, id DESC "
      "LIMIT {}",
      kMatterColumns, where, kShown, key, key, query::kMatterRows + 1);
}

std::string MineOf(std::string_view column) { return fmt::format("{} IN {}", column, kSelves); }

std::string CountOf(std::string_view where) {
  return fmt::format("SELECT count(*) FROM (SELECT 1 FROM matter WHERE state < 10 AND {} LIMIT {})",
                     where, query::kMostCounted);
}

template <typename Value>
std::optional<Value> MatterCell(const Statement& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return static_cast<Value>(row.Integer(column));
}

query::MatterRow MatterRowOf(const Statement& row) {
  query::MatterRow one;
  one.id = static_cast<std::uint64_t>(row.Integer(0));
  one.no = std::string(row.Text(1));
  one.kind = static_cast<int>(row.Integer(2));
  one.rules = static_cast<int>(row.Integer(3));
  one.state = static_cast<int>(row.Integer(4));
  one.channel = static_cast<int>(row.Integer(5));
  one.window = static_cast<int>(row.Integer(6));
  one.owner = std::string(row.Text(7));
  one.holder = std::string(row.Text(8));
  one.charged = std::string(row.Text(9));
  one.about = std::string(row.Text(10));
  one.unit = std::string(row.Text(11));
  one.ticket = std::string(row.Text(12));
  one.service = static_cast<std::uint64_t>(row.Integer(13));
  one.kase = static_cast<std::uint64_t>(row.Integer(14));
  one.person = std::string(row.Text(15));
  one.contact = !one.person.empty();
  one.opened_ms = row.Integer(16);
  one.visible_ms = row.Integer(17);
  if (row.Integer(18) != kNoDue) one.due_ms = row.Integer(18);
  one.reminded = row.Integer(19) != 0;
  one.card = static_cast<int>(row.Integer(20));
  one.hops = static_cast<int>(row.Integer(21));
  one.chases = static_cast<int>(row.Integer(22));
  one.reopened = static_cast<int>(row.Integer(23));
  one.violations = static_cast<int>(row.Integer(24));
  one.proposed = MatterCell<int>(row, 25);
  one.solver = std::string(row.Text(26));
  one.caller = std::string(row.Text(27));
  one.satisfied = MatterCell<bool>(row, 28);
  one.answered_ms = MatterCell<std::int64_t>(row, 29);
  one.over_ms = MatterCell<std::int64_t>(row, 30);
  one.outcome = MatterCell<int>(row, 31);
  one.code = std::string(row.Text(32));
  one.asked = row.Integer(33) != 0;
  one.reply_due_ms = MatterCell<std::int64_t>(row, 34);
  one.promised = std::string(row.Text(35));
  one.late_replies = static_cast<int>(row.Integer(36));
  return one;
}

/// ?1 who asks: what he, or somebody he stands in for, is to move. Never what is about him, also
/// when he is a deputy of whoever has it.
std::string TodoOfHis() {
  std::string his =
      "state < 10 AND charged IN (SELECT ?1 UNION SELECT number FROM duty WHERE deputy = ?1 AND "
      "absent = 1)";
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(todo_tells_rated)) return his;
#endif
  return his + " AND about <> ?1";
}

/// ?1 who asks, ?2 now, ?3 whether he is told of what is nobody's. The soonest due first, so that
/// what is late is counted.
std::string OthersOf(std::string_view where) {
  return fmt::format(
      "SELECT count(*), ifnull(sum(card > 0), 0) FROM (SELECT card FROM matter WHERE state < 10 "
      "AND "
      "{} AND about <> ?1 AND ?2 >= 0 AND ?3 >= 0 ORDER BY due LIMIT {})",
      where, query::kMostCounted);
}

bool IsNewestMattersFirst(query::MatterView view) {
  return view == query::MatterView::kClosed || view == query::MatterView::kAll;
}

}  // namespace

MatterReader::MatterReader(Database& database)
    : views_{database.Prepare(SoonestMatters(MineOf("charged") + " AND state <> 5")),
             database.Prepare(SoonestMatters(MineOf("charged") + " AND state = 5")),
             database.Prepare(SoonestMatters(MineOf("charged") +
                                             " AND state <> 5 AND reminded = 1 AND card = 0")),
             database.Prepare(SoonestMatters(MineOf("owner"))),
             database.Prepare(SoonestMatters("charged = ''")),
             database.Prepare(SoonestMatters(
                 "unit = (SELECT unit FROM duty WHERE number = ?3) AND visible <= ?5")),
             database.Prepare(SoonestMatters("reminded = 1 AND card = 0")),
             database.Prepare(SoonestMatters("card > 0")),
             database.Prepare(SoonestMatters("1")),
             database.Prepare(NewestMatters("state = 10", "over")),
             database.Prepare(fmt::format(
                 "SELECT {} FROM matter WHERE {} AND ?1 IS NOT NULL AND id < ?2 ORDER BY id DESC "
                 "LIMIT {}",
                 kMatterColumns, kShown, query::kMatterRows + 1))},
      found_(database.Prepare(fmt::format(
          "SELECT {} FROM matter WHERE id IN (SELECT id FROM matter WHERE no >= ?1 AND no < ?2 "
          "UNION SELECT id FROM matter WHERE code = ?1 AND code <> '') AND {} ORDER BY id DESC "
          "LIMIT {}",
          kMatterColumns, kShown, query::kMatterRows))),
      one_(database.Prepare(fmt::format("SELECT {} FROM matter WHERE id = ?", kMatterColumns))),
      coded_(database.Prepare(
          fmt::format("SELECT {} FROM matter WHERE code = ? AND code <> ''", kMatterColumns))),
      moments_(database.Prepare("SELECT seq, at, actor, kind, body FROM matter_row JOIN ledger "
                                "USING (seq) WHERE matter_row.id = ? ORDER BY seq")),
      late_(database.Prepare("SELECT unit, state, count(*), sum(hops), min(due), sum(asked), "
                             "sum(late_replies) FROM matter WHERE state < 10 AND card > 0 GROUP BY "
                             "unit, state")),
      excluded_(database.Prepare("SELECT count(*) FROM rating_excluded")),
      duties_(database.Prepare("SELECT number, unit, deputy, absent FROM duty ORDER BY number")),
      handles_(database.Prepare("SELECT handle FROM matter_words UNION SELECT person FROM matter "
                                "WHERE person <> ''")),
      counts_{database.Prepare(
                  CountOf(fmt::format("?1 = ?1 AND charged IN (SELECT ?1 UNION SELECT number FROM "
                                      "duty WHERE deputy = ?1 AND absent = 1) AND state <> 5 "
                                      "AND about <> ?1"))),
              database.Prepare(
                  CountOf(fmt::format("charged IN (SELECT ?1 UNION SELECT number FROM duty WHERE "
                                      "deputy = ?1 AND absent = 1) AND state = 5 AND about <> "
                                      "?1"))),
              database.Prepare(CountOf("charged IN (SELECT ?1 UNION SELECT number FROM duty WHERE "
                                       "deputy = ?1 AND absent = 1) AND state <> 5 AND reminded = "
                                       "1 AND card = 0 AND about <> ?1")),
              database.Prepare(CountOf("owner = ?1 AND about <> ?1")),
              database.Prepare(CountOf("charged = '' AND about <> ?1")),
              database.Prepare(CountOf("reminded = 1 AND card = 0 AND about <> ?1")),
              database.Prepare(CountOf("card > 0 AND about <> ?1")),
              database.Prepare(CountOf("about <> ?1"))},
      todo_(database.Prepare(
          fmt::format("SELECT {} FROM matter WHERE {} AND (state = 5 OR reminded = 1 OR card > 0) "
                      "ORDER BY state = 5 DESC, card > 0 DESC, due, id LIMIT {}",
                      kMatterColumns, TodoOfHis(), query::kTodoRows))),
      todo_counts_(database.Prepare(
          fmt::format("SELECT ifnull(sum(state = 5), 0), ifnull(sum(state <> 5 AND reminded = 1 "
                      "AND card = 0), 0), "
                      "ifnull(sum(state <> 5 AND card > 0), 0) FROM matter WHERE {}",
                      TodoOfHis()))),
      todo_cases_(database.Prepare("SELECT ifnull(sum(due_card = 1), 0), ifnull(sum(due_card = 2), "
                                   "0) FROM case_file WHERE responsible IN "
                                   "(?1, ?2) AND state < 8 AND (joint = 0 OR holder <> '')")),
      todo_batches_(
          database.Prepare("SELECT count(*) FROM hand_over WHERE taker = ? AND answered IS NULL")),
      todo_unclaimed_(database.Prepare(OthersOf("charged = ''"))),
      todo_ratings_(database.Prepare(
          OthersOf("unit = (SELECT unit FROM duty WHERE number = ?1) AND state < 8 AND visible > "
                   "opened AND visible <= ?2 AND charged <> ?1 AND (?3 = 0 OR charged <> '')"))) {}

query::MatterList MatterReader::List(const query::MatterListAsk& ask) {
  query::MatterList list;
  const bool searched = !ask.search.empty();
  Statement& select = searched ? found_ : views_[static_cast<std::size_t>(ask.view)];
  const std::string until = ask.search + '\x7f';
  if (searched) {
    select.Bind(1, std::string_view(ask.search));
    select.Bind(2, std::string_view(until));
  } else {
    constexpr auto kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    const bool newest = IsNewestMattersFirst(ask.view);
    select.Bind(1, ask.after ? ask.after->key : newest ? kLast : kFirst);
    select.Bind(2, ask.after ? static_cast<std::int64_t>(ask.after->id) : newest ? kLast : kFirst);
  }
  select.Bind(3, std::string_view(ask.viewer));
  select.Bind(4, static_cast<std::int64_t>(ask.kind.value_or(-1)));
  select.Bind(5, ask.now_ms);
  std::int64_t key = 0;
  while (select.Step()) {
    if (list.rows.size() == query::kMatterRows) {
      list.next = query::CaseCursor{key, list.rows.back().id};
      break;
    }
    list.rows.push_back(MatterRowOf(select));
    const query::MatterRow& row = list.rows.back();
    key = ask.view == query::MatterView::kClosed ? row.over_ms.value_or(0)
          : ask.view == query::MatterView::kAll  ? static_cast<std::int64_t>(row.id)
                                                 : select.Integer(18);
  }
  select.Reset();
  list.counts = Counts(ask);
  return list;
}

query::MatterCounts MatterReader::Counts(const query::MatterListAsk& ask) {
  std::array<std::uint32_t, 8> found{};
  const std::size_t wanted = ask.supervises ? counts_.size() : 4;
  for (std::size_t i = 0; i < wanted; ++i) {
    counts_[i].BindAll(std::string_view(ask.viewer));
    if (counts_[i].Step()) found[i] = static_cast<std::uint32_t>(counts_[i].Integer(0));
    counts_[i].Reset();
  }
  return {found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7]};
}

std::optional<query::MatterFile> MatterReader::File(std::uint64_t id) {
  one_.BindAll(id);
  std::optional<query::MatterFile> file;
  if (one_.Step()) file.emplace().row = MatterRowOf(one_);
  one_.Reset();
  if (!file) return file;
  moments_.BindAll(id);
  while (moments_.Step()) {
    file->moments.push_back({static_cast<std::uint64_t>(moments_.Integer(0)), moments_.Integer(1),
                             std::string(moments_.Text(2)), std::string(moments_.Text(3)),
                             std::string(moments_.Text(4))});
  }
  moments_.Reset();
  return file;
}

std::optional<query::MatterRow> MatterReader::Coded(const std::string& code) {
  coded_.BindAll(std::string_view(code));
  std::optional<query::MatterRow> row;
  if (coded_.Step()) row = MatterRowOf(coded_);
  coded_.Reset();
  return row;
}

query::MatterBoard MatterReader::Board() {
  query::MatterBoard board;
  while (late_.Step()) {
    board.late.push_back({std::string(late_.Text(0)), static_cast<int>(late_.Integer(1)),
                          static_cast<std::uint32_t>(late_.Integer(2)),
                          static_cast<std::uint32_t>(late_.Integer(3)), late_.Integer(4),
                          static_cast<std::uint32_t>(late_.Integer(5)),
                          static_cast<std::uint32_t>(late_.Integer(6))});
  }
  late_.Reset();
  if (excluded_.Step()) board.excluded = static_cast<std::uint64_t>(excluded_.Integer(0));
  excluded_.Reset();
  return board;
}

std::vector<query::DutyRow> MatterReader::Duties() {
  std::vector<query::DutyRow> rows;
  while (duties_.Step()) {
    rows.push_back({std::string(duties_.Text(0)), std::string(duties_.Text(1)),
                    std::string(duties_.Text(2)), duties_.Integer(3) != 0});
  }
  duties_.Reset();
  return rows;
}

query::Todo MatterReader::Todo(const query::TodoAsk& ask) {
  query::Todo todo;
  todo_.BindAll(std::string_view(ask.viewer));
  while (todo_.Step()) todo.rows.push_back(MatterRowOf(todo_));
  todo_.Reset();
  const auto number = [](const Statement& row, int column) {
    return static_cast<std::uint32_t>(row.Integer(column));
  };
  todo_counts_.BindAll(std::string_view(ask.viewer));
  if (todo_counts_.Step())
    todo.matters = {number(todo_counts_, 0), number(todo_counts_, 1), number(todo_counts_, 2)};
  todo_counts_.Reset();
  const std::string own = '#' + std::to_string(ask.staff);
  todo_cases_.BindAll(std::string_view(ask.viewer), std::string_view(own));
  if (todo_cases_.Step()) {
    todo.cases.soon = number(todo_cases_, 0);
    todo.cases.late = number(todo_cases_, 1);
  }
  todo_cases_.Reset();
  todo_batches_.BindAll(std::string_view(ask.viewer));
  if (todo_batches_.Step()) todo.cases.handed = number(todo_batches_, 0);
  todo_batches_.Reset();
  const auto others = [&](Statement& select) {
    select.BindAll(std::string_view(ask.viewer), ask.now_ms, ask.leads ? 1 : 0);
    query::TodoOthers found;
    if (select.Step()) found = {number(select, 0), number(select, 1)};
    select.Reset();
    return found;
  };
  if (ask.leads) todo.unclaimed = others(todo_unclaimed_);
  if (ask.heads) todo.ratings = others(todo_ratings_);
  return todo;
}

std::vector<std::string> MatterReader::Handles() {
  std::vector<std::string> handles;
  while (handles_.Step()) handles.emplace_back(handles_.Text(0));
  handles_.Reset();
  return handles;
}

}  // namespace yichuang::sqlite
