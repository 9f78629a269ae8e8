#include "hub/sqlite/figure_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "hub/core/hall.h"
#include "hub/query/figure_rules.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/figure_columns.h"

namespace yichuang::sqlite {
namespace {

/// Adds to a row, which is made when it is not there. `keys`: "day, staff".
std::string AddToRow(std::string_view table, std::string_view keys, int key_count) {
  std::string places;
  std::string sums;
  for (int i = 0; i < key_count; ++i) places += "?,";
  for (const std::string_view column : kFigureColumns) {
    places += column == kFigureColumns.back() ? "?" : "?,";
    sums += fmt::format("{}{}={}+excluded.{}", sums.empty() ? "" : ", ", column, column, column);
  }
  return fmt::format("INSERT INTO {} VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}", table, places,
                     keys, sums);
}

/// Ratings that the counters hold by months: one that is excluded goes from one column to another,
/// one that came too late stands apart.
std::string RealRatings() {
  std::string sum;
  for (const std::string_view column : kFigureColumns) {
    if (column.starts_with('l') || column.starts_with("two") || column.starts_with('x'))
      sum += fmt::format("{}{}", sum.empty() ? "" : " + ", column);
  }
  return fmt::format(
      "SELECT ifnull((SELECT sum({}) FROM staff_month), 0) + (SELECT count(*) FROM "
      "figure_late WHERE what = {})",
      sum, kLateArrival);
}

std::size_t Index(core::Level level) { return static_cast<std::size_t>(level) - 1; }

core::HallDay CivilDay(std::int64_t number) {
  return std::chrono::year(static_cast<int>(number / 10'000)) /
         std::chrono::month(static_cast<unsigned>(number / 100 % 100)) /
         std::chrono::day(static_cast<unsigned>(number % 100));
}

}  // namespace

FigureTable::FigureTable(Database& database)
    : opened_(database.Prepare("INSERT OR IGNORE INTO service(id, window, staff, visit, grp, "
                               "opened, held_ms, invited, evaluator, limit_ms) "
                               "VALUES (?, ?, ?, ?, ?, ?, 0, 0, '', 0)")),
      held_(database.Prepare("UPDATE service SET held_since = ? WHERE id = "
                             "(SELECT service FROM ticket WHERE id = ?)")),
      resumed_(database.Prepare(
          "UPDATE service SET held_ms = held_ms + ifnull(? - held_since, 0), held_since = NULL "
          "WHERE id = (SELECT service FROM ticket WHERE id = ?)")),
      ended_(database.Prepare(
          "UPDATE service SET day = ?, ended = ?2, invited = ?, "
          "held_ms = held_ms + ifnull(?2 - held_since, 0), held_since = NULL WHERE id = ? "
          "RETURNING grp, ?2 - opened - held_ms")),
      rated_(database.Prepare(
          "UPDATE service SET rated = ifnull(rated, ?) WHERE id = ? RETURNING ended, grp")),
      find_rating_(database.Prepare(
          "SELECT s.ended, s.grp, r.window, r.staff, r.day, r.level, r.two_button, "
          "EXISTS (SELECT 1 FROM figure_late l WHERE l.seq = r.seq) FROM service s "
          "JOIN rating r ON r.seq = s.rated WHERE s.id = ? AND NOT EXISTS "
          "(SELECT 1 FROM rating_excluded e WHERE e.service = s.id)")),
      add_cell_(database.Prepare(AddToRow("figure_cell", "day, hour, window, staff, grp", 5))),
      add_staff_day_(database.Prepare(AddToRow("staff_day", "day, staff", 2))),
      add_staff_month_(database.Prepare(AddToRow("staff_month", "day, staff", 2))),
      add_staff_posted_(database.Prepare(AddToRow("staff_posted", "day, staff", 2))),
      add_late_(
          database.Prepare("INSERT OR IGNORE INTO figure_late VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      add_canary_(database.Prepare(AddToRow("canary_run", "run", 1))),
      find_canary_(database.Prepare("SELECT * FROM canary_run WHERE run = ?")),
      count_real_(database.Prepare(RealRatings())),
      count_since_(database.Prepare("SELECT count(*) FROM rating WHERE seq > ? AND class = 0")) {}

std::int64_t FigureTable::DayOf(const core::Record& record) const {
  core::Plan plan;
  plan.utc_offset = utc_offset_;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(figures_by_utc)) plan.utc_offset = {};
#endif
  return DayNumber(core::DayOf(plan, record.at));
}

std::int64_t FigureTable::HourOf(std::int64_t at_ms) const {
  const std::chrono::milliseconds hall = std::chrono::milliseconds(at_ms) + utc_offset_;
  const auto hours = std::chrono::floor<std::chrono::hours>(hall);
  return (hours - std::chrono::floor<std::chrono::days>(hall)).count();
}

template <typename Add>
void FigureTable::AddTo(const Cell& cell, Add add) {
  add(cells_[cell]);
  add(staff_days_[{cell.day, cell.staff}]);
  add(staff_months_[{cell.day / 100 * 100 + 1, cell.staff}]);
}

void FigureTable::PutLate(std::uint64_t seq, int what, const Cell& cell, int level,
                          bool two_button) {
  add_late_.Run(seq, what, cell.day, cell.hour, cell.window, cell.staff, cell.group, level,
                two_button ? 1 : 0);
}

void FigureTable::NoteOpened(const core::Record& record, const core::ServiceOpened& event,
                             const std::string& group) {
  opened_.Run(core::Number(event.service), int{core::Number(event.window)},
              core::Number(event.staff), event.visit, group, MillisOf(record.at));
}

void FigureTable::NoteHeld(const core::Record& record, const core::TicketHeld& event) {
  held_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void FigureTable::NoteResumed(const core::Record& record, const core::TicketResumed& event) {
  resumed_.Run(MillisOf(record.at), core::Number(event.ticket));
}

void FigureTable::NoteEnded(const core::Record& record, const core::ServiceEnded& event) {
  Cell cell{DayOf(record),
            HourOf(MillisOf(record.at)),
            core::Number(event.window),
            core::Number(event.staff),
            {}};
  std::int64_t busy_ms = 0;
  ended_.BindAll(cell.day, MillisOf(record.at), event.invited ? 1 : 0, core::Number(event.service));
  if (ended_.Step()) {
    cell.group = std::string(ended_.Text(0));
    busy_ms = ended_.Integer(1);
  }
  ended_.Reset();
  AddTo(cell, [&](Delta& delta) {
    ++delta.ended;
    delta.uninvited += event.invited ? 0 : 1;
    delta.busy_ms += busy_ms;
  });
}

void FigureTable::Count(Delta& delta, core::Level level, bool two_button) {
  ++(two_button ? delta.two_button : delta.levels)[Index(level)];
}

void FigureTable::NoteCanary(const core::Record& record, const core::CanaryRated& event) {
  Count(canaries_[static_cast<std::int64_t>(core::Number(event.run))], event.level,
        event.two_button);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(canary_counted)) {
    const Cell cell{DayOf(record), HourOf(MillisOf(record.at)), 0, 0, {}};
    AddTo(cell, [&event](Delta& delta) { Count(delta, event.level, event.two_button); });
  }
#endif
  (void)record;
}

core::CanaryTally FigureTable::TallyOf(core::CanaryRun run) {
  core::CanaryTally tally;
  find_canary_.BindAll(core::Number(run));
  if (find_canary_.Step()) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < kFigureColumns.size(); ++i)
      all += static_cast<std::uint64_t>(find_canary_.Integer(static_cast<int>(i) + 1));
    for (std::size_t i = 0; i < tally.presses.size(); ++i) {
      const core::CanaryPress& press = core::kCanaryPresses[i];
      const std::string column =
          fmt::format("{}{}", press.two_button ? "two" : "l", static_cast<int>(press.level));
      const auto place = std::ranges::find(kFigureColumns, column) - kFigureColumns.begin();
      tally.presses[i] =
          static_cast<std::uint64_t>(find_canary_.Integer(static_cast<int>(place) + 1));
      all -= tally.presses[i];
    }
    tally.stray = all;
  }
  find_canary_.Reset();
  if (count_real_.Step()) tally.counted = static_cast<std::uint64_t>(count_real_.Integer(0));
  count_real_.Reset();
  count_since_.BindAll(core::Number(run));
  if (count_since_.Step()) tally.arrived = static_cast<std::uint64_t>(count_since_.Integer(0));
  count_since_.Reset();
  return tally;
}

void FigureTable::NoteRated(const core::Record& record, const core::RatingReceived& event) {
  Cell cell{
      DayNumber(event.service_day), 0, core::Number(event.window), core::Number(event.staff), {}};
  rated_.BindAll(record.seq, core::Number(event.service));
  if (rated_.Step()) {
    cell.hour = HourOf(rated_.Integer(0));
    cell.group = std::string(rated_.Text(1));
  }
  rated_.Reset();
  const std::int64_t today = DayOf(record);
  const auto add = [&event](Delta& delta) { Count(delta, event.level, event.two_button); };
  add(staff_posted_[{today, cell.staff}]);
  if (query::IsFrozen(event.service_day, CivilDay(today))) {
    PutLate(record.seq, kLateArrival, cell, static_cast<int>(event.level), event.two_button);
    return;
  }
  AddTo(cell, add);
}

void FigureTable::NoteExcluded(const core::Record& record, const core::RatingExcluded& event) {
  find_rating_.BindAll(core::Number(event.service));
  if (!find_rating_.Step()) {
    find_rating_.Reset();
    return;
  }
  const Cell cell{find_rating_.Integer(4), HourOf(find_rating_.Integer(0)), find_rating_.Integer(2),
                  find_rating_.Integer(3), std::string(find_rating_.Text(1))};
  const auto level = static_cast<int>(find_rating_.Integer(5));
  const bool two_button = find_rating_.Integer(6) != 0;
  const bool came_late = find_rating_.Integer(7) != 0;
  find_rating_.Reset();
  if (came_late || query::IsFrozen(CivilDay(cell.day), CivilDay(DayOf(record)))) {
    PutLate(record.seq, came_late ? kLateTakenBack : kLateExclusion, cell, level, two_button);
    return;
  }
  AddTo(cell, [&](Delta& delta) {
    const auto index = static_cast<std::size_t>(level) - 1;
    --(two_button ? delta.two_button : delta.levels)[index];
    ++delta.excluded[index];
  });
}

template <typename... Key>
void FigureTable::Upsert(Statement& upsert, const Delta& delta, const Key&... key) {
  const auto& [l, t, x] = std::tie(delta.levels, delta.two_button, delta.excluded);
  upsert.Run(key..., delta.ended, delta.uninvited, delta.busy_ms, l[0], l[1], l[2], l[3], l[4],
             t[0], t[1], t[2], t[3], t[4], x[0], x[1], x[2], x[3], x[4]);
}

void FigureTable::Flush() {
  for (const auto& [cell, delta] : cells_)
    Upsert(add_cell_, delta, cell.day, cell.hour, cell.window, cell.staff, cell.group);
  for (const auto& [key, delta] : staff_days_) Upsert(add_staff_day_, delta, key.first, key.second);
  for (const auto& [key, delta] : staff_months_)
    Upsert(add_staff_month_, delta, key.first, key.second);
  for (const auto& [key, delta] : staff_posted_)
    Upsert(add_staff_posted_, delta, key.first, key.second);
  for (const auto& [run, delta] : canaries_) Upsert(add_canary_, delta, run);
  Discard();
}

void FigureTable::Discard() {
  cells_.clear();
  staff_days_.clear();
  staff_months_.clear();
  staff_posted_.clear();
  canaries_.clear();
}

}  // namespace yichuang::sqlite
