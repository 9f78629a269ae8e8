#include "hub/sqlite/figure_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "hub/core/ticket.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/figure_columns.h"

namespace yichuang::sqlite {
namespace {

using query::FigureAsk;
using query::FigureCounts;
using query::FigureKey;
using query::FigureRow;

using Counts = std::map<std::string, FigureCounts>;

std::chrono::sys_days CivilDayOf(std::int64_t number) {
  return std::chrono::year(static_cast<int>(number / 10'000)) /
         std::chrono::month(static_cast<unsigned>(number / 100 % 100)) /
         std::chrono::day(static_cast<unsigned>(number % 100));
}

/// 1 is Monday.
int WeekdayOf(std::int64_t day) {
  return static_cast<int>(std::chrono::weekday(CivilDayOf(day)).iso_encoding());
}

/// The first day whose services may still be rated.
std::int64_t OpenFrom(const std::string& today) {
  const std::int64_t number = DayNumber(today);
  if (number == 0) return 0;
  return DayNumber(core::HallDay(CivilDayOf(number) - std::chrono::days(query::kOpenDays)));
}

bool NeedsCells(const FigureAsk& ask) {
  switch (ask.by) {
    case FigureKey::kWindow:
    case FigureKey::kGroup:
    case FigureKey::kHour:
    case FigureKey::kWeekHour:
    case FigureKey::kStaffWindow:
      return true;
    case FigureKey::kHall:
    case FigureKey::kStaff:
    case FigureKey::kWeekday:
    case FigureKey::kDay:
    case FigureKey::kMonth:
    case FigureKey::kItem:
      break;
  }
  return ask.window || ask.windows_among || ask.group || ask.hour;
}

/// The smallest table that can answer. Months are whole, and none of their services may still be
/// rated, where the one by months can.
std::string_view TableOf(const FigureAsk& ask, std::int64_t open_from) {
  if (NeedsCells(ask)) return "figure_cell";
  const bool whole = ask.from.ends_with("-01") && ask.until.ends_with("-01");
  const bool days = ask.weekday || ask.by == FigureKey::kWeekday || ask.by == FigureKey::kDay;
  return whole && !days && DayNumber(ask.until) <= open_from ? "staff_month" : "staff_day";
}

/// Whether the day of a row must be known to name its key.
bool NeedsDay(const FigureAsk& ask) {
  return ask.weekday || ask.by == FigureKey::kWeekday || ask.by == FigureKey::kWeekHour;
}

/// What rows are put together by, as SQL.
std::string_view KeyColumn(FigureKey by) {
  switch (by) {
    case FigureKey::kStaff:
      return "staff";
    case FigureKey::kWindow:
      return "window";
    case FigureKey::kGroup:
      return "grp";
    case FigureKey::kHour:
    case FigureKey::kWeekHour:
      return "hour";
    case FigureKey::kDay:
      return "day";
    case FigureKey::kMonth:
      return "day / 100";
    case FigureKey::kStaffWindow:
      return "staff || '-' || window";
    case FigureKey::kHall:
    case FigureKey::kWeekday:
    case FigureKey::kItem:
      break;
  }
  return "0";
}

std::string KeyText(FigureKey by, const Statement& row, int weekday) {
  switch (by) {
    case FigureKey::kHall:
    case FigureKey::kItem:
      return "";
    case FigureKey::kStaff:
    case FigureKey::kWindow:
    case FigureKey::kGroup:
    case FigureKey::kHour:
    case FigureKey::kStaffWindow:
      return std::string(row.Text(0));
    case FigureKey::kWeekday:
      return std::to_string(weekday);
    case FigureKey::kWeekHour:
      return fmt::format("{}-{:02}", weekday, row.Integer(0));
    case FigureKey::kDay:
      return DayText(row.Integer(0));
    case FigureKey::kMonth:
      return fmt::format("{:04}-{:02}", row.Integer(0) / 100, row.Integer(0) % 100);
  }
  return "";
}

/// Those of the question alone; numbers, so they stand in the text. `table`: "s." or "".
std::string Among(const FigureAsk& ask, std::string_view table) {
  std::string sql;
  const auto add = [&sql, table](std::string_view column,
                                 const std::optional<std::vector<std::uint32_t>>& among) {
    if (!among) return;
    std::string list;
    for (const std::uint32_t each : *among)
      list += (list.empty() ? "" : ", ") + std::to_string(each);
    sql += fmt::format(" AND {}{} IN ({})", table, column, list);
  };
  add("staff", ask.staff_among);
  add("window", ask.windows_among);
  return sql;
}

/// The filters of the question as SQL; `Bind` gives their values in the same order.
std::string Where(const FigureAsk& ask) {
  std::string sql = "day >= ? AND day < ?";
  if (ask.staff) sql += " AND staff = ?";
  if (ask.window) sql += " AND window = ?";
  if (ask.group) sql += " AND grp = ?";
  if (ask.hour) sql += " AND hour = ?";
  return sql + Among(ask, "");
}

void Bind(Statement& statement, int first, const FigureAsk& ask) {
  statement.Bind(first++, DayNumber(ask.from));
  statement.Bind(first++, DayNumber(ask.until));
  if (ask.staff) statement.Bind(first++, *ask.staff);
  if (ask.window) statement.Bind(first++, *ask.window);
  if (ask.group) statement.Bind(first++, std::string_view(*ask.group));
  if (ask.hour) statement.Bind(first++, *ask.hour);
}

std::uint64_t Unsigned(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.Integer(column));
}

/// The counters from `column` on, in the order of kFigureColumns, and `open` behind them.
FigureCounts CountsOf(const Statement& row, int column) {
  FigureCounts counts;
  counts.ended = Unsigned(row, column++);
  counts.uninvited = Unsigned(row, column++);
  counts.busy_ms = Unsigned(row, column++);
  for (auto* levels : {&counts.levels, &counts.two_button, &counts.excluded}) {
    for (std::uint64_t& level : *levels) level = Unsigned(row, column++);
  }
  counts.open = Unsigned(row, column);
  return counts;
}

std::string SumColumns() {
  std::string sql;
  std::string rated;
  for (const std::string_view column : kFigureColumns) {
    sql += fmt::format("sum({}), ", column);
    if (column.starts_with('l') || column.starts_with("two") || column.starts_with('x'))
      rated += fmt::format(" - {}", column);
  }
  return sql + fmt::format("sum(CASE WHEN day >= ? THEN ended{} ELSE 0 END)", rated);
}

/// What came after its month was frozen: shown beside, and with `corrected` counted.
void AddLate(FigureCounts& counts, const Statement& row, bool corrected, std::int64_t open_from) {
  const auto level = static_cast<std::size_t>(row.Integer(3)) - 1;
  auto& levels = row.Integer(4) != 0 ? counts.two_button : counts.levels;
  switch (row.Integer(2)) {
    case kLateArrival:
      ++counts.late;
      if (corrected) {
        --counts.late;
        ++levels[level];
      }
      if (row.Integer(1) >= open_from && counts.open > 0) --counts.open;
      break;
    case kLateExclusion:
    case kLateTakenBack:
      ++counts.excluded_late;
      if (corrected) {
        --counts.excluded_late;
        ++counts.excluded[level];
        if (levels[level] > 0) --levels[level];
      }
      break;
  }
}

std::vector<FigureRow> RowsOf(const Counts& counts) {
  std::vector<FigureRow> rows;
  for (const auto& [key, each] : counts) rows.push_back({key, each});
  return rows;
}

/// "10" after "9".
void SortByNumber(std::vector<FigureRow>& rows) {
  std::ranges::sort(rows, [](const FigureRow& one, const FigureRow& other) {
    return std::pair(one.key.size(), one.key) < std::pair(other.key.size(), other.key);
  });
}

/// The value that `percent` of a hundred do not exceed. REQUIRES: sorted, not empty.
std::uint64_t NearestRank(const std::vector<std::uint64_t>& sorted, std::size_t percent) {
  const std::size_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

void PutPercentiles(query::WaitRow& row, std::vector<std::uint64_t>& waits) {
  if (waits.empty()) return;
  std::ranges::sort(waits);
  row.p50_ms = NearestRank(waits, 50);
  row.p90_ms = NearestRank(waits, 90);
  row.p95_ms = NearestRank(waits, 95);
  row.most_ms = waits.back();
}

}  // namespace

std::vector<FigureRow> FigureReader::Read(const FigureAsk& ask) {
  if (ask.by == FigureKey::kItem) return ReadItems(ask);
  const std::int64_t open_from = OpenFrom(ask.today);
  const std::string_view day = NeedsDay(ask) ? "day" : "0";
  Counts counts;
  Statement select = database_.Prepare(
      fmt::format("SELECT {} AS k, {} AS d, {} FROM {} WHERE {} GROUP BY k, d", KeyColumn(ask.by),
                  day, SumColumns(), TableOf(ask, open_from), Where(ask)));
  select.Bind(1, open_from);
  Bind(select, 2, ask);
  const auto key_of = [&ask](const Statement& row,
                             std::int64_t civil) -> std::optional<std::string> {
    const int weekday = civil == 0 ? 0 : WeekdayOf(civil);
    if (ask.weekday && *ask.weekday != weekday) return std::nullopt;
    return KeyText(ask.by, row, weekday);
  };
  while (select.Step()) {
    if (const auto key = key_of(select, select.Integer(1))) counts[*key] += CountsOf(select, 2);
  }
  Statement late = database_.Prepare(
      fmt::format("SELECT {}, day, what, level, two_button FROM figure_late WHERE {} ORDER BY seq",
                  KeyColumn(ask.by), Where(ask)));
  Bind(late, 1, ask);
  while (late.Step()) {
    if (const auto key = key_of(late, late.Integer(1)))
      AddLate(counts[*key], late, ask.corrected, open_from);
  }
  std::vector<FigureRow> rows = RowsOf(std::move(counts));
  if (ask.by == FigureKey::kStaff || ask.by == FigureKey::kWindow || ask.by == FigureKey::kHour)
    SortByNumber(rows);
  return rows;
}

// Services of the days on which cases were taken: none goes on over midnight. A case that is a
// joint matter stands for its parts and is none itself.
std::vector<FigureRow> FigureReader::ReadItems(const FigureAsk& ask) {
  Statement select = database_.Prepare(
      "SELECT c.item, s.id, s.day, s.invited, s.ended - s.opened - s.held_ms, r.level, "
      "r.two_button, EXISTS (SELECT 1 FROM figure_late l WHERE l.seq = r.seq), "
      "EXISTS (SELECT 1 FROM rating_excluded e WHERE e.service = s.id), "
      "EXISTS (SELECT 1 FROM rating_excluded e JOIN figure_late l ON l.seq = e.seq "
      "WHERE e.service = s.id) "
      "FROM (SELECT DISTINCT item, service FROM case_file WHERE service > 0 AND parts = 0 "
      "AND day >= ?1 AND day < ?2) c JOIN service s ON s.id = c.service "
      "LEFT JOIN rating r ON r.seq = s.rated WHERE s.day >= ?1 AND s.day < ?2 "
      "AND (?3 IS NULL OR s.staff = ?3) AND (?4 IS NULL OR s.window = ?4) "
      "AND (?5 IS NULL OR s.grp = ?5)" +
      Among(ask, "s."));
  select.BindAll(DayNumber(ask.from), DayNumber(ask.until), ask.staff, ask.window, ask.group);
  const std::int64_t open_from = OpenFrom(ask.today);
  Counts counts;
  while (select.Step()) {
    if (ask.weekday && *ask.weekday != WeekdayOf(select.Integer(2))) continue;
    FigureCounts& row = counts[std::string(select.Text(0))];
    ++row.ended;
    row.uninvited += select.Integer(3) == 0 ? 1 : 0;
    row.busy_ms += Unsigned(select, 4);
    if (select.IsNull(5)) {
      row.open += select.Integer(2) >= open_from ? 1 : 0;
      continue;
    }
    const auto level = static_cast<std::size_t>(select.Integer(5)) - 1;
    const bool came_late = select.Integer(7) != 0;
    const bool excluded = select.Integer(8) != 0;
    const bool excluded_late = select.Integer(9) != 0;
    row.late += came_late && !ask.corrected ? 1 : 0;
    row.excluded_late += excluded_late && !ask.corrected ? 1 : 0;
    if (came_late && !ask.corrected) continue;
    if (excluded && (!excluded_late || ask.corrected)) {
      ++row.excluded[level];
    } else {
      ++(select.Integer(6) != 0 ? row.two_button : row.levels)[level];
    }
  }
  return RowsOf(std::move(counts));
}

query::FigureSheet FigureReader::Sheet(FigureAsk ask) {
  query::FigureSheet sheet;
  const auto read = [this, &ask](FigureKey by) {
    ask.by = by;
    return Read(ask);
  };
  for (const FigureRow& row : read(FigureKey::kHall)) sheet.total += row.counts;
  sheet.staff = read(FigureKey::kStaff);
  sheet.windows = read(FigureKey::kWindow);
  sheet.groups = read(FigureKey::kGroup);
  if (!ask.hour) sheet.items = read(FigureKey::kItem);
  const auto days = CivilDayOf(DayNumber(ask.until)) - CivilDayOf(DayNumber(ask.from));
  sheet.by_month = days > std::chrono::days(query::kMostSeriesDays);
  sheet.series = read(sheet.by_month ? FigureKey::kMonth : FigureKey::kDay);
  sheet.week_hours = read(FigureKey::kWeekHour);
  sheet.waits = Waits(ask);
  sheet.tags = Tags(ask);
  return sheet;
}

std::vector<query::WaitRow> FigureReader::Waits(const FigureAsk& ask) {
  struct Line {
    query::WaitRow row;
    std::vector<std::uint64_t> waits;
  };
  std::map<std::string, Line> lines;
  Statement select =
      database_.Prepare("SELECT grp, state, calls, wait_ms FROM ticket WHERE day >= ? AND day < ?");
  select.BindAll(DayNumber(ask.from), DayNumber(ask.until));
  while (select.Step()) {
    Line& line = lines[std::string(select.Text(0))];
    ++line.row.issued;
    if (select.Integer(2) > 0) {
      ++line.row.called;
      line.waits.push_back(Unsigned(select, 3));
    }
    switch (static_cast<core::TicketState>(select.Integer(1))) {
      case core::TicketState::kDone:
        ++line.row.served;
        break;
      case core::TicketState::kMissed:
        ++line.row.missed;
        break;
      case core::TicketState::kCancelled:
        ++line.row.cancelled;
        break;
      case core::TicketState::kExpired:
        ++(select.Integer(2) > 0 ? line.row.missed : line.row.expired);
        break;
      case core::TicketState::kWaiting:
      case core::TicketState::kCalled:
      case core::TicketState::kServing:
      case core::TicketState::kHeld:
      case core::TicketState::kOffered:
        break;
    }
  }
  std::vector<query::WaitRow> rows;
  for (auto& [group, line] : lines) {
    PutPercentiles(line.row, line.waits);
    line.row.group = group;
    rows.push_back(line.row);
  }
  return rows;
}

query::BadTags FigureReader::Tags(const FigureAsk& ask) {
  Statement select = database_.Prepare(
      "SELECT level, tags FROM rating WHERE level <= 2 AND class = 0 AND day >= ?1 AND day < ?2 "
      "AND (?3 IS NULL OR staff = ?3) AND (?4 IS NULL OR window = ?4) "
      "AND service NOT IN (SELECT service FROM rating_excluded WHERE seq NOT IN "
      "(SELECT seq FROM figure_late)) AND seq NOT IN (SELECT seq FROM figure_late)" +
      Among(ask, ""));
  select.BindAll(DayNumber(ask.from), DayNumber(ask.until), ask.staff, ask.window);
  query::BadTags tags;
  while (select.Step()) {
    ++tags.ratings;
    const auto bits = Unsigned(select, 1);
    if (bits == 0) ++tags.untagged;
    auto& counts = select.Integer(0) == 1 ? tags.level1 : tags.level2;
    for (std::size_t bit = 0; bit < query::kTagBits; ++bit) counts[bit] += bits >> bit & 1U;
  }
  return tags;
}

}  // namespace yichuang::sqlite
