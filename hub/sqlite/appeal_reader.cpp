#include "hub/sqlite/appeal_reader.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

constexpr std::string_view kAppealColumns =
    "a.id, a.target, a.by, a.unit, a.first, a.last, a.matter, ifnull(m.no, ifnull(c.no, '')), "
    "a.violation, a.words, a.filed, a.due, a.decided, a.granted, a.first_by, a.second_by, "
    "a.case_id "
    "FROM appeal a LEFT JOIN matter m ON m.id = a.matter LEFT JOIN case_file c ON c.id = a.case_id";

std::optional<std::int64_t> AppealCell(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(row.Integer(column));
}

std::optional<int> AppealCode(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(static_cast<int>(row.Integer(column)));
}

std::uint64_t IdCell(const Statement& row, int column) {
  return row.IsNull(column) ? 0 : static_cast<std::uint64_t>(row.Integer(column));
}

std::string DayCellText(const Statement& row, int column) {
  return row.IsNull(column) ? std::string() : DayText(row.Integer(column));
}

query::AppealRow AppealIn(const Statement& row) {
  query::AppealRow appeal;
  appeal.id = IdCell(row, 0);
  appeal.target = static_cast<int>(row.Integer(1));
  appeal.by = std::string(row.Text(2));
  appeal.unit = std::string(row.Text(3));
  appeal.from = DayCellText(row, 4);
  appeal.to = DayCellText(row, 5);
  appeal.matter = IdCell(row, 6);
  appeal.matter_no = std::string(row.Text(7));
  appeal.violation = AppealCode(row, 8);
  appeal.words = std::string(row.Text(9));
  appeal.filed_ms = row.Integer(10);
  appeal.due_ms = row.Integer(11);
  appeal.decided_ms = AppealCell(row, 12);
  appeal.granted = !row.IsNull(13) && row.Integer(13) != 0;
  appeal.first = std::string(row.Text(14));
  appeal.second = std::string(row.Text(15));
  appeal.kase = IdCell(row, 16);
  return appeal;
}

/// Rows of ratings that came on hall days ?2 to before ?3, or where ?3 is inclusive as `last`.
std::string CameBetween(std::string_view last) {
  return fmt::format(
      "r.seq >= (SELECT first FROM ledger_day WHERE day >= ?2 ORDER BY day LIMIT 1) AND r.seq < "
      "ifnull((SELECT first FROM ledger_day WHERE day {} ?3 ORDER BY day LIMIT 1), 1 << 62)",
      last);
}

}  // namespace

std::vector<query::OwnTagRow> AppealReader::OwnTags(std::uint32_t staff, const std::string& from,
                                                    const std::string& until) {
  Statement select = database_.Prepare(fmt::format(
      "SELECT (SELECT max(day) FROM ledger_day WHERE first <= r.seq), level, tags FROM rating r "
      "WHERE staff = ?1 AND tags > 0 AND class = 0 AND {} ORDER BY r.seq",
      CameBetween(">=")));
  select.BindAll(staff, DayNumber(from), DayNumber(until));
  std::map<std::pair<std::int64_t, int>, query::OwnTagRow> rows;
  while (select.Step()) {
    const auto level = static_cast<int>(select.Integer(1));
    query::OwnTagRow& row = rows[{select.Integer(0), level}];
    row.day = DayText(select.Integer(0));
    row.level = level;
    ++row.tagged;
    const auto bits = static_cast<std::uint64_t>(select.Integer(2));
    for (std::size_t bit = 0; bit < row.tags.size(); ++bit)
      row.tags[bit] += static_cast<std::uint32_t>(bits >> bit & 1U);
  }
  std::vector<query::OwnTagRow> list;
  list.reserve(rows.size());
  for (auto& [key, row] : rows) list.push_back(std::move(row));
  return list;
}

std::vector<query::ViolationRow> AppealReader::Violations(const std::string& who,
                                                          std::int64_t from_ms) {
  Statement select = database_.Prepare(
      "SELECT v.id, ifnull(m.no, ''), ifnull(m.kind, 0), ifnull(m.rules, 0), v.violation, v.at, "
      "v.struck IS NOT NULL, EXISTS (SELECT 1 FROM appeal a WHERE a.by = v.who AND a.matter = v.id "
      "AND a.violation = v.violation), 0 FROM matter_violation v LEFT JOIN matter m ON m.id = v.id "
      "WHERE v.who = ?1 AND v.who <> '' AND v.at >= ?2 UNION ALL "
      "SELECT 0, ifnull(c.no, ''), 0, 0, 0, v.at, v.struck IS NOT NULL, EXISTS (SELECT 1 FROM "
      "appeal a WHERE a.by = v.who AND a.case_id = v.case_id), v.case_id FROM case_violation v "
      "LEFT "
      "JOIN case_file c ON c.id = v.case_id WHERE v.who = ?1 AND v.who <> '' AND v.at >= ?2 "
      "ORDER BY 6 DESC");
  select.BindAll(std::string_view(who), from_ms);
  std::vector<query::ViolationRow> rows;
  while (select.Step()) {
    rows.push_back({IdCell(select, 0), std::string(select.Text(1)),
                    static_cast<int>(select.Integer(2)), static_cast<int>(select.Integer(3)),
                    static_cast<int>(select.Integer(4)), select.Integer(5), select.Integer(6) != 0,
                    select.Integer(7) != 0, IdCell(select, 8)});
  }
  return rows;
}

query::TodoAppeals AppealReader::Waiting(const query::TodoAsk& ask) {
  if (!ask.decides) return {};
  Statement select = database_.Prepare(
      "SELECT count(*), ifnull(sum(due < ?2), 0) FROM appeal a WHERE decided IS NULL AND by <> ?1 "
      "AND unit <> (SELECT unit FROM duty WHERE number = ?1) AND NOT EXISTS (SELECT 1 FROM "
      "appeal_vote v WHERE v.id = a.id AND v.by = ?1)");
  select.BindAll(std::string_view(ask.viewer), ask.now_ms);
  if (!select.Step()) return {};
  return {static_cast<std::uint32_t>(select.Integer(0)),
          static_cast<std::uint32_t>(select.Integer(1))};
}

std::vector<query::AppealRow> AppealReader::List(const std::string& by) {
  Statement select = database_.Prepare(
      fmt::format("SELECT {} WHERE ?1 = '' OR a.by = ?1 ORDER BY a.decided IS NOT NULL, CASE WHEN "
                  "a.decided IS NULL THEN a.due ELSE -a.decided END, a.id LIMIT {}",
                  kAppealColumns, query::kMostAppeals));
  select.BindAll(std::string_view(by));
  std::vector<query::AppealRow> rows;
  while (select.Step()) rows.push_back(AppealIn(select));
  for (query::AppealRow& row : rows) ReadVotes(row);
  return rows;
}

void AppealReader::ReadVotes(query::AppealRow& row) {
  Statement select = database_.Prepare(
      "SELECT by, at, granted, ground, services, words FROM appeal_vote WHERE id = ? ORDER BY seq");
  select.BindAll(row.id);
  while (select.Step()) {
    row.votes.push_back({std::string(select.Text(0)), select.Integer(1), select.Integer(2) != 0,
                         AppealCode(select, 3), static_cast<std::uint32_t>(select.Integer(4)),
                         std::string(select.Text(5))});
  }
}

std::optional<query::AppealFile> AppealReader::File(std::uint64_t id, std::uint32_t staff) {
  Statement select = database_.Prepare(fmt::format("SELECT {} WHERE a.id = ?", kAppealColumns));
  select.BindAll(id);
  if (!select.Step()) return std::nullopt;
  query::AppealFile file{AppealIn(select), {}};
  ReadVotes(file.row);
  if (file.row.from.empty()) return file;
  Statement ratings = database_.Prepare(fmt::format(
      "SELECT r.service, r.day, r.window, r.level, r.tags, m.id, ifnull(m.no, ''), ifnull(m.state, "
      "0), EXISTS (SELECT 1 FROM rating_excluded e WHERE e.service = r.service) FROM rating r LEFT "
      "JOIN matter m ON m.service = r.service AND m.service > 0 AND m.about <> '' WHERE r.staff = "
      "?1 AND r.level <= "
      "2 AND r.class = 0 AND {} GROUP BY r.service ORDER BY r.service",
      CameBetween(">")));
  ratings.BindAll(staff, DayNumber(file.row.from), DayNumber(file.row.to));
  while (ratings.Step()) {
    file.ratings.push_back(
        {IdCell(ratings, 0), DayText(ratings.Integer(1)), static_cast<int>(ratings.Integer(2)),
         static_cast<int>(ratings.Integer(3)), static_cast<std::uint32_t>(ratings.Integer(4)),
         IdCell(ratings, 5), std::string(ratings.Text(6)), static_cast<int>(ratings.Integer(7)),
         ratings.Integer(8) != 0});
  }
  return file;
}

}  // namespace yichuang::sqlite
