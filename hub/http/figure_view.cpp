#include "hub/http/figure_view.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
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

std::string HomeOf(const std::map<std::string, std::string>& homes, const std::string& key) {
  const auto found = homes.find(key);
  return found == homes.end() ? std::string() : found->second;
}

/// Numbers of those whose home it is.
std::vector<std::uint32_t> AtHome(const std::map<std::string, std::string>& homes,
                                  const std::string& home) {
  std::vector<std::uint32_t> numbers;
  for (const auto& [key, each] : homes) {
    if (each == home) numbers.push_back(static_cast<std::uint32_t>(std::stoul(key)));
  }
  return numbers;
}

/// Rows put together by their homes: names first, what is none of them last.
std::vector<FigureRow> ByHome(const std::vector<FigureRow>& rows,
                              const std::map<std::string, std::string>& homes) {
  std::map<std::string, FigureCounts> sums;
  for (const FigureRow& row : rows) sums[HomeOf(homes, row.key)] += row.counts;
  std::vector<FigureRow> list;
  for (const auto& [home, counts] : sums) list.push_back({home, counts});
  std::stable_partition(list.begin(), list.end(),
                        [](const FigureRow& row) { return !row.key.empty(); });
  return list;
}

/// Where each member of staff worked in the month of the question: a site, or kSeveralSites.
std::map<std::string, std::string> SitesOfStaff(query::Reader& reader, FigureAsk ask,
                                                const FigureHomes& homes) {
  std::map<std::string, std::string> sites;
  if (homes.sites.empty()) return sites;
  ask.by = query::FigureKey::kStaffWindow;
  for (const FigureRow& row : reader.FiguresOf(ask)) {
    const std::size_t dash = row.key.find('-');
    const std::string site = HomeOf(homes.sites, row.key.substr(dash + 1));
    const auto [known, is_new] = sites.emplace(row.key.substr(0, dash), site);
    if (!is_new && known->second != site) known->second = kSeveralSites;
  }
  return sites;
}

/// What months are read with.
struct MonthsOf {
  const FigureHomes& homes;
  const FigureFilter& filter;
};

void AddMonth(FigureView& view, query::Reader& reader, year_month_day month, const MonthsOf& of) {
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
  const auto sites = SitesOfStaff(reader, ask, of.homes);
  const bool part = of.filter.unit || of.filter.site;
  FigureCounts shown;
  for (const FigureRow& row : rows) {
    const std::string site = HomeOf(sites, row.key);
    if (of.filter.unit && HomeOf(of.homes.units, row.key) != *of.filter.unit) continue;
    if (of.filter.site && site != *of.filter.site) continue;
    if (few || std::ranges::find(hidden, row.key) != hidden.end()) {
      ++view.hidden_months[row.key];
      AddRow(view.sheet.staff, {row.key, {}});
#ifdef YICHUANG_DEFECT
      if (YICHUANG_DEFECT(hidden_in_sites)) AddRow(view.sites, {site, row.counts});
#endif
    } else {
      AddRow(view.sheet.staff, row);
      if (!of.homes.sites.empty()) AddRow(view.sites, {site, row.counts});
      shown += row.counts;
    }
  }
  if (few) return;
  view.sheet.total += part ? shown : total;
  view.sheet.series.push_back({ask.from.substr(0, 7), part ? shown : total});
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
  const FigureHomes everything;
  const FigureFilter all;
  for (year_month_day month = CivilDay(ask.from); month < CivilDay(ask.until);
       month = FirstOfNext(month))
    AddMonth(view, reader, month, {everything, all});
  return view;
}

FigureView FigureViewOf(query::Reader& reader, const FigureAsk& ask, bool single,
                        const FigureHomes& homes, const FigureFilter& filter) {
  FigureView view;
  view.ask = ask;
  if (single) {
    FigureAsk part = ask;
    if (filter.unit) part.staff_among = AtHome(homes.units, *filter.unit);
    if (filter.site) part.windows_among = AtHome(homes.sites, *filter.site);
    view.sheet = reader.FigureSheetOf(part);
    if (!homes.units.empty()) view.units = ByHome(view.sheet.staff, homes.units);
    if (!homes.sites.empty()) view.sites = ByHome(view.sheet.windows, homes.sites);
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
  for (const year_month_day month : months) AddMonth(view, reader, month, {homes, filter});
  if (!homes.units.empty()) view.units = ByHome(view.sheet.staff, homes.units);
  std::ranges::sort(view.sites, {}, [](const FigureRow& row) {
    return std::tuple(row.key.empty(), row.key == kSeveralSites, row.key);
  });
  view.sheet.waits = reader.FigureSheetOf(view.ask).waits;
  return view;
}

}  // namespace yichuang::http
