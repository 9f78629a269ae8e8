#include "hub/http/report_rating_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/figure_view.h"
#include "hub/query/figure_rules.h"

namespace yichuang::http {
namespace {

using core::HallDay;
using query::FigureCounts;
using query::Rate;
using query::ReportCell;
using query::ReportLine;
using query::ReportTable;
using std::chrono::months;
using std::chrono::year_month;

/// Staff of the unit, by key of the view; all where no unit is asked for.
bool IsOfUnit(const std::map<std::string, std::string>& units, const std::string& number,
              const std::string& unit) {
  if (unit.empty()) return true;
  const auto found = units.find(number);
  return found != units.end() && found->second == unit;
}

std::map<std::string, std::string> UnitsOf(query::Reader& reader) {
  std::map<std::string, std::string> units;
  for (const query::DutyRow& each : reader.Duties()) units[each.number] = each.unit;
  return units;
}

/// Work number of a row of staff; "#7" for an id that nobody has any more.
std::string NumberOf(const ReportPlace& place, const std::string& id) {
  for (const auto& [staff, number] : place.staff) {
    if (std::to_string(staff) == id) return number;
  }
  return '#' + id;
}

/// After the freeze nothing counts that comes: who has not answered is silent, and late arrivals
/// are told by the page of figures alone. So a settled report stays what it is.
FigureCounts Settled(FigureCounts counts, bool settled) {
  if (!settled) return counts;
  counts.open = counts.late = counts.excluded_late = 0;
  return counts;
}

std::vector<std::pair<std::string, ReportCell>> IndicatorCells(const ReportRatings& ratings,
                                                               const ReportScope& scope) {
  const query::FigureRules& rules = query::RulesOn(scope.from);
  const query::Indicators made = query::IndicatorsOf(ratings.total, rules);
  const bool told = ratings.told;
  const auto count = [told](std::uint64_t value) -> ReportCell {
    if (!told) return std::monostate{};
    return value;
  };
  const auto rate = [told](const Rate& value) -> ReportCell {
    return told ? RateCell(value) : ReportCell{};
  };
  ReportCell average;
  if (told && made.average) average = DecimalText(*made.average, 2);
  ReportCell busy;
  if (told && made.mean_busy_ms)
    busy = MinutesCell(static_cast<std::uint64_t>(std::llround(*made.mean_busy_ms)));
  return {{"ended", count(ratings.total.ended)},
          {"rated", count(made.rated)},
          {"response", rate(made.response)},
          {"unrated", count(made.unrated)},
          {"still_open", count(ratings.total.open)},
          {"satisfied", rate(made.satisfied)},
          {"very", rate(made.very)},
          {"bad", rate(made.bad)},
          {"average", average},
          {"two_button", rate(made.two_button_satisfied)},
          {"uninvited", rate(made.uninvited)},
          {"excluded", count(made.excluded)},
          {"busy", busy}};
}

}  // namespace

ReportRatings RatingsIn(query::Reader& reader, const ReportScope& scope, const ReportPlace& place) {
  query::FigureAsk ask;
  ask.from = contract::DayText(scope.from);
  ask.until = contract::DayText(scope.until);
  ask.today = contract::DayText(core::HallDay(std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(place.now_ms)) +
      place.utc_offset)));
  const FigureView view = MonthsViewOf(reader, ask);
  const auto units = UnitsOf(reader);
  ReportRatings ratings;
  ratings.told = !view.hidden_months.contains("");
  ratings.months = view.sheet.series;
  FigureCounts shown;
  for (const query::FigureRow& row : view.sheet.staff) {
    const std::string number = NumberOf(place, row.key);
    if (!IsOfUnit(units, number, scope.unit)) continue;
    if (view.hidden_months.contains(row.key)) {
      ratings.hidden.push_back(number);
      if (row.counts == FigureCounts{}) continue;
    }
    ratings.staff.push_back({number, Settled(row.counts, scope.settled)});
    shown += ratings.staff.back().counts;
  }
  for (query::FigureRow& month : ratings.months)
    month.counts = Settled(month.counts, scope.settled);
  // Of a unit the sum of what may be told: the hidden ones of the hall are hidden here too.
  ratings.total = scope.unit.empty() ? Settled(view.sheet.total, scope.settled) : shown;
  return ratings;
}

ReportScope PeriodBefore(const ReportScope& scope) {
  ReportScope before = scope;
  const int length = static_cast<int>(
      (scope.until.year() / scope.until.month() - scope.from.year() / scope.from.month()).count());
  const year_month first = scope.from.year() / scope.from.month() - months(length);
  before.until = scope.from;
  before.from = HallDay(first / 1);
  return before;
}

std::string DecimalText(double value, int decimals) {
  return fmt::format("{:.{}f}", value, decimals);
}

/// Minutes with one decimal.
ReportCell MinutesCell(std::uint64_t ms) {
  return DecimalText(static_cast<double>(ms) / 60'000.0, 1);
}

ReportCell RateCell(const Rate& rate) {
  if (rate.of == 0) return std::monostate{};
  return rate;
}

ReportTable RatingsTable(query::Reader& reader, const ReportScope& scope,
                         const ReportPlace& place) {
  const ReportRatings now = RatingsIn(reader, scope, place);
  const ReportScope earlier = PeriodBefore(scope);
  const ReportRatings before = RatingsIn(reader, earlier, place);
  const auto now_cells = IndicatorCells(now, scope);
  const auto before_cells = IndicatorCells(before, earlier);
  ReportTable table{
      "ratings", {"now", "before"}, {}, static_cast<std::uint32_t>(now.hidden.size())};
  for (std::size_t i = 0; i < now_cells.size(); ++i)
    table.lines.push_back({now_cells[i].first, {now_cells[i].second, before_cells[i].second}});
  return table;
}

ReportTable LevelsTable(query::Reader& reader, const ReportScope& scope, const ReportPlace& place) {
  const ReportRatings ratings = RatingsIn(reader, scope, place);
  std::uint64_t all = 0;
  for (const std::uint64_t level : ratings.total.levels) all += level;
  ReportTable table{"levels", {"count", "share"}, {}, 0};
  for (int level = 5; level >= 1; --level) {
    const std::uint64_t count = ratings.total.levels[static_cast<std::size_t>(level) - 1];
    ReportLine line{std::to_string(level), {std::monostate{}, std::monostate{}}};
    if (ratings.told) line.cells = {count, RateCell({count, all})};
    table.lines.push_back(std::move(line));
  }
  return table;
}

ReportTable TrendTable(query::Reader& reader, const ReportScope& scope, const ReportPlace& place) {
  const ReportRatings ratings = RatingsIn(reader, scope, place);
  ReportTable table{
      "trend", {"ended", "response", "satisfied", "bad", "average", "excluded"}, {}, 0};
  for (year_month month = scope.from.year() / scope.from.month(); HallDay(month / 1) < scope.until;
       month += months(1)) {
    const std::string key = contract::DayText(HallDay(month / 1)).substr(0, 7);
    const auto found = std::ranges::find(ratings.months, key, &query::FigureRow::key);
    ReportLine line{key, std::vector<ReportCell>(table.columns.size())};
    if (found != ratings.months.end()) {
      const auto made = query::IndicatorsOf(found->counts, query::RulesOn(HallDay(month / 1)));
      ReportCell average;
      if (made.average) average = DecimalText(*made.average, 2);
      line.cells = {found->counts.ended,
                    RateCell(made.response),
                    RateCell(made.satisfied),
                    RateCell(made.bad),
                    average,
                    made.excluded};
    }
    table.lines.push_back(std::move(line));
  }
  return table;
}

ReportTable StaffTable(query::Reader& reader, const ReportScope& scope, const ReportPlace& place) {
  ReportScope hall = scope;
  hall.unit.clear();
  const FigureCounts whole = RatingsIn(reader, hall, place).total;
  const ReportRatings ratings = RatingsIn(reader, scope, place);
  const query::FigureRules& rules = query::RulesOn(scope.from);
  ReportTable table{
      "staff",
      {"rank", "ended", "response", "satisfied", "bad", "average", "score", "excluded", "busy"},
      {},
      static_cast<std::uint32_t>(ratings.hidden.size())};
  struct Placed {
    query::FigureRow row;
    query::Score score;
  };
  std::vector<Placed> placed;
  for (const query::FigureRow& row : ratings.staff)
    placed.push_back({row, query::ScoreOf(row.counts, whole, rules)});
  std::ranges::stable_sort(placed, [](const Placed& one, const Placed& other) {
    if (one.score.ranked != other.score.ranked) return one.score.ranked;
    return one.score.ranked && one.score.value.value_or(0) > other.score.value.value_or(0);
  });
  std::uint64_t rank = 0;
  for (const auto& [row, score] : placed) {
    const query::Indicators made = query::IndicatorsOf(row.counts, rules);
    ReportCell average;
    ReportCell text;
    ReportCell place_of;
    ReportCell busy;
    if (made.average) average = DecimalText(*made.average, 2);
    if (score.value && score.ranked) {
      text = fmt::format("{:.2f} ({:.2f}-{:.2f})", *score.value, score.interval.low,
                         score.interval.high);
      place_of = ++rank;
    }
    if (made.mean_busy_ms)
      busy = MinutesCell(static_cast<std::uint64_t>(std::llround(*made.mean_busy_ms)));
    table.lines.push_back(
        {row.key,
         {place_of, row.counts.ended, RateCell(made.response), RateCell(made.satisfied),
          RateCell(made.bad), average, text, made.excluded, busy}});
  }
  for (const std::string& number : ratings.hidden) {
    const auto known = std::ranges::find(table.lines, number, &ReportLine::key);
    if (known == table.lines.end())
      table.lines.push_back({number, std::vector<ReportCell>(table.columns.size())});
  }
  return table;
}

}  // namespace yichuang::http
