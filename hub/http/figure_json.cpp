#include "hub/http/figure_json.h"

#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/hotline.h"
#include "hub/http/json_body.h"
#include "hub/http/reply_json.h"
#include "hub/query/figure_rules.h"
#include "hub/query/indicators.h"
#include "hub/query/tag_set.h"

namespace yichuang::http {
namespace {

using nlohmann::json;
using query::FigureCounts;

std::string DayBefore(const std::string& day) {
  return contract::DayText(std::chrono::sys_days(CivilDay(day)) - std::chrono::days(1));
}

json CountsJson(const FigureCounts& counts, const query::FigureRules& rules) {
  const query::Indicators figures = query::IndicatorsOf(counts, rules);
  json fields{{"ended", counts.ended},
              {"uninvited", counts.uninvited},
              {"open", counts.open},
              {"unrated", figures.unrated},
              {"busy_ms", counts.busy_ms},
              {"rated", figures.rated},
              {"levels", counts.levels},
              {"two_button", counts.two_button},
              {"excluded", figures.excluded},
              {"late", counts.late},
              {"excluded_late", counts.excluded_late},
              {"points", figures.points},
              {"satisfied_low", nullptr},
              {"satisfied_high", nullptr}};
  if (const auto interval = query::IntervalOf(figures.satisfied)) {
    fields["satisfied_low"] = interval->low;
    fields["satisfied_high"] = interval->high;
  }
  return fields;
}

json RowsOf(const std::vector<query::FigureRow>& rows, const query::FigureRules& rules) {
  json list = json::array();
  for (const query::FigureRow& row : rows) {
    json fields = CountsJson(row.counts, rules);
    fields["key"] = row.key;
    list.push_back(std::move(fields));
  }
  return list;
}

json StaffJson(const FigureView& view, const query::FigureRules& rules) {
  json list = RowsOf(view.sheet.staff, rules);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const query::FigureRow& row = view.sheet.staff[i];
    const query::Score score = query::ScoreOf(row.counts, view.sheet.total, rules);
    json& fields = list[i];
    fields["score"] = score.value ? json(*score.value) : json(nullptr);
    fields["score_low"] = score.value ? json(score.interval.low) : json(nullptr);
    fields["score_high"] = score.value ? json(score.interval.high) : json(nullptr);
    fields["ranked"] = score.ranked;
    const auto hidden = view.hidden_months.find(row.key);
    fields["hidden_months"] = hidden == view.hidden_months.end() ? 0U : hidden->second;
  }
  return list;
}

json WaitsJson(const std::vector<query::WaitRow>& rows) {
  json list = json::array();
  for (const query::WaitRow& row : rows) {
    list.push_back({{"group", row.group},
                    {"issued", row.issued},
                    {"called", row.called},
                    {"served", row.served},
                    {"missed", row.missed},
                    {"cancelled", row.cancelled},
                    {"expired", row.expired},
                    {"p50_ms", row.p50_ms},
                    {"p90_ms", row.p90_ms},
                    {"p95_ms", row.p95_ms},
                    {"most_ms", row.most_ms}});
  }
  return list;
}

/// By code; a bit behind the list of its level is no tag of the set, and has the code 0.
json TagsJson(const query::BadTags& tags) {
  json list = json::array();
  std::uint64_t unknown = 0;
  for (const auto& [level, counts] : {std::pair(0, tags.level1), std::pair(1, tags.level2)}) {
    const auto& codes = query::kTagSet[static_cast<std::size_t>(level)];
    for (std::size_t bit = 0; bit < counts.size(); ++bit) {
      if (counts[bit] == 0) continue;
      if (bit < codes.size()) {
        list.push_back({{"tag", codes[bit]}, {"n", counts[bit]}});
      } else {
        unknown += counts[bit];
      }
    }
  }
  if (unknown > 0) list.push_back({{"tag", 0}, {"n", unknown}});
  return {{"ratings", tags.ratings}, {"untagged", tags.untagged}, {"list", std::move(list)}};
}

json BadCasesJson(const query::BadCaseFacts& bad) {
  return {{"opened", bad.opened},
          {"excluded", bad.excluded},
          {"called", bad.called},
          {"verified", bad.verified},
          {"satisfied", bad.satisfied},
          {"solved", bad.solved},
          {"solved_in_time", bad.solved_in_time},
          {"explained", bad.explained},
          {"open", bad.open},
          {"open_late", bad.open_late}};
}

json MattersJson(const FigureMatters& matters) {
  return {{"sum", HotlineLineJson(matters.lines.sum)},
          {"kinds", HotlineLinesJson(matters.lines.kinds)},
          {"channels", HotlineLinesJson(matters.lines.channels)},
          {"bad", BadCasesJson(matters.bad)},
          {"hidden_months", matters.hidden_months}};
}

/// Names of the sites there are now, by zone id.
json SiteNamesJson(const FigureHall& hall) {
  json names = json::object();
  for (const auto& [window, site] : hall.sites) names[site] = {{"zh", ""}, {"en", ""}};
  for (const query::LiveZone& zone : hall.zones) {
    if (names.contains(zone.id)) names[zone.id] = {{"zh", zone.name_zh}, {"en", zone.name_en}};
  }
  return names;
}

json UnitNamesJson(const FigureHomes& homes) {
  std::set<std::string> units;
  for (const auto& [staff, unit] : homes.units) units.insert(unit);
  return units;
}

}  // namespace

std::string FigureViewJson(const FigureView& view, const FigureMatters& matters,
                           const FigureHomes& homes, const FigureHall& hall) {
  const query::FigureRules& rules = query::RulesOn(CivilDay(view.ask.from));
  const query::FigureSheet& sheet = view.sheet;
  const bool empty = view.ask.until <= view.ask.from;
  const auto hidden = view.hidden_months.find("");
  json names = json::object();
  for (const query::DeskGroup& group : hall.groups)
    names[group.id] = {{"zh", group.name_zh}, {"en", group.name_en}};
  return BodyText({{"from", empty ? json(nullptr) : json(view.ask.from)},
                   {"to", empty ? json(nullptr) : json(DayBefore(view.ask.until))},
                   {"today", view.ask.today},
                   {"corrected", view.ask.corrected},
                   {"shielded", view.shielded},
                   {"hidden_months", hidden == view.hidden_months.end() ? 0U : hidden->second},
                   {"rules",
                    {{"freeze_day", rules.freeze_day},
                     {"weights", rules.weights},
                     {"prior", rules.prior},
                     {"least_ranked", rules.least_ranked},
                     {"least_shown", rules.least_shown},
                     {"open_days", query::kOpenDays}}},
                   {"total", CountsJson(sheet.total, rules)},
                   {"staff", StaffJson(view, rules)},
                   {"windows", RowsOf(sheet.windows, rules)},
                   {"groups", RowsOf(sheet.groups, rules)},
                   {"group_names", std::move(names)},
                   {"items", RowsOf(sheet.items, rules)},
                   {"units", RowsOf(view.units, rules)},
                   {"unit_names", UnitNamesJson(homes)},
                   {"sites", RowsOf(view.sites, rules)},
                   {"site_names", SiteNamesJson(hall)},
                   {"matters", MattersJson(matters)},
                   {"series_by", sheet.by_month ? "month" : "day"},
                   {"series", RowsOf(sheet.series, rules)},
                   {"week_hours", RowsOf(sheet.week_hours, rules)},
                   {"waits", WaitsJson(sheet.waits)},
                   {"tags", TagsJson(sheet.tags)}});
}

std::function<std::string(query::Reader&)> QueryOf(FiguresAsk ask, FigureHall hall) {
  ask.ask.today = hall.today;
  return [ask = std::move(ask), hall = std::move(hall)](query::Reader& reader) {
    FigureHomes homes;
    homes.sites = hall.sites;
    std::map<std::string, std::string> units;
    for (const query::DutyRow& each : reader.Duties()) units[each.number] = each.unit;
    for (const auto& [staff, number] : hall.place.staff) {
      const auto unit = units.find(number);
      if (unit != units.end() && !unit->second.empty())
        homes.units[std::to_string(staff)] = unit->second;
    }
    const FigureView view = FigureViewOf(reader, ask.ask, ask.single, homes, ask.filter);
    return FigureViewJson(view, FigureMattersOf(reader, view, hall.place), homes, hall);
  };
}

std::function<std::string(query::Reader&)> QueryOf(DayAsk ask) {
  return [ask = std::move(ask)](query::Reader& reader) {
    if (ask.table == DayTable::kFigures) return FiguresJson(ask.day, reader.Figures(ask.day));
    return RowsJson(ask.table == DayTable::kStaff ? reader.StaffDay(ask.day)
                                                  : reader.WindowDay(ask.day));
  };
}

}  // namespace yichuang::http
