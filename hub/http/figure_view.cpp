#include "hub/http/figure_view.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/query/figure_rules.h"

namespace yichuang::http {
namespace {

using query::FigureAsk;
using query::FigureCounts;
using query::FigureRow;
using std::chrono::year_month_day;

/// Every rating that was ever counted there: what could be told apart.
std::uint64_t RatingsOf(const FigureCounts& counts) {
  std::uint64_t ratings = counts.late;
  for (const auto* levels : {&counts.levels, &counts.two_button, &counts.excluded})
    ratings = std::accumulate(levels->begin(), levels->end(), ratings);
  return ratings;
}

year_month_day FirstOfNext(year_month_day day) {
  const std::chrono::year_month next = day.year() / day.month() + std::chrono::months(1);
  return next / 1;
}

/// The months of the span that lie wholly in it and are frozen; each by its first day.
std::vector<year_month_day> ClosedMonths(const FigureAsk& ask) {
  std::vector<year_month_day> months;
  const year_month_day from = CivilDay(ask.from);
  year_month_day month = from.year() / from.month() / 1;
  if (month != from) month = FirstOfNext(from);
  for (; FirstOfNext(month) <= CivilDay(ask.until); month = FirstOfNext(month)) {
    if (CivilDay(ask.today) >= query::FrozenFrom(month)) months.push_back(month);
  }
  return months;
}

void AddRow(std::vector<FigureRow>& rows, const FigureRow& more) {
  const auto found = std::ranges::find(rows, more.key, &FigureRow::key);
  if (found == rows.end()) {
    rows.push_back(more);
  } else {
    found->counts += more.counts;
  }
}

void AddMonth(FigureView& view, query::Reader& reader, year_month_day month) {
  FigureAsk ask = view.ask;
  ask.from = contract::DayText(month);
  ask.until = contract::DayText(FirstOfNext(month));
  ask.by = query::FigureKey::kStaff;
  const std::vector<FigureRow> rows = reader.FiguresOf(ask);
  const std::uint32_t least = query::RulesOn(month).least_shown;
  FigureCounts total;
  for (const FigureRow& row : rows) total += row.counts;
  const bool few = RatingsOf(total) > 0 && RatingsOf(total) < least;
  if (few) ++view.hidden_months[""];
  const std::vector<std::string> hidden = HiddenOf(rows, least);
  for (const FigureRow& row : rows) {
    if (few || std::ranges::find(hidden, row.key) != hidden.end()) {
      ++view.hidden_months[row.key];
      AddRow(view.sheet.staff, {row.key, {}});
    } else {
      AddRow(view.sheet.staff, row);
    }
  }
  if (few) return;
  view.sheet.total += total;
  view.sheet.series.push_back({ask.from.substr(0, 7), total});
}

}  // namespace

year_month_day CivilDay(std::string_view day) {
  const auto number = [](std::string_view digits) {
    return std::accumulate(digits.begin(), digits.end(), 0,
                           [](int value, char digit) { return value * 10 + (digit - '0'); });
  };
  return std::chrono::year(number(day.substr(0, 4))) /
         std::chrono::month(static_cast<unsigned>(number(day.substr(5, 2)))) /
         std::chrono::day(static_cast<unsigned>(number(day.substr(8, 2))));
}

std::vector<std::string> HiddenOf(const std::vector<FigureRow>& rows, std::uint32_t least_shown) {
  // The smallest first: they are hidden until what is hidden is none or enough.
  std::vector<std::pair<std::uint64_t, std::string>> by_size;
  for (const FigureRow& row : rows) {
    if (const std::uint64_t ratings = RatingsOf(row.counts); ratings > 0)
      by_size.emplace_back(ratings, row.key);
  }
  std::ranges::sort(by_size);
  std::vector<std::string> hidden;
  std::uint64_t together = 0;
  for (const auto& [ratings, key] : by_size) {
    const bool small = ratings < least_shown;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(rest_not_hidden) && !small) break;
#endif
    if (!small && (together == 0 || together >= least_shown)) break;
    hidden.push_back(key);
    together += ratings;
  }
  return hidden;
}

FigureView MonthsViewOf(query::Reader& reader, const FigureAsk& ask) {
  FigureView view;
  view.ask = ask;
  view.shielded = true;
  view.sheet.by_month = true;
  for (year_month_day month = CivilDay(ask.from); month < CivilDay(ask.until);
       month = FirstOfNext(month))
    AddMonth(view, reader, month);
  return view;
}

FigureView FigureViewOf(query::Reader& reader, const FigureAsk& ask, bool single) {
  FigureView view;
  view.ask = ask;
  if (single) {
    view.sheet = reader.FigureSheetOf(ask);
    return view;
  }
  view.shielded = true;
  view.sheet.by_month = true;
  const std::vector<year_month_day> months = ClosedMonths(ask);
  if (months.empty()) {
    view.ask.until = view.ask.from;
    return view;
  }
  view.ask.from = contract::DayText(months.front());
  view.ask.until = contract::DayText(FirstOfNext(months.back()));
  for (const year_month_day month : months) AddMonth(view, reader, month);
  view.sheet.waits = reader.FigureSheetOf(view.ask).waits;
  return view;
}

}  // namespace yichuang::http
