#include "hub/http/report_bad_tables.h"

#include <algorithm>
#include <map>

#include "hub/contract/text_codec.h"
#include "hub/http/report_rating_tables.h"
#include "hub/query/figure_rules.h"
#include "hub/query/tag_set.h"

namespace yichuang::http {

using query::ReportLine;
using query::ReportTable;

ReportTable BadTagsTable(query::Reader& reader, const ReportScope& scope,
                         const ReportPlace& place) {
  query::FigureAsk ask;
  ask.from = contract::DayText(scope.from);
  ask.until = contract::DayText(scope.until);
  ask.today = contract::DayText(core::HallDay(std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(place.now_ms)) +
      place.utc_offset)));
  const query::BadTags tags = reader.FigureSheetOf(ask).tags;
  ReportTable table{"bad_tags", {"count", "share"}, {}, 0};
  if (tags.ratings < query::RulesOn(scope.from).least_shown) return table;
  std::map<std::uint16_t, std::uint64_t> times;
  for (std::size_t bit = 0; bit < query::kTagsOfLevel; ++bit) {
    times[query::kTagSet[0][bit]] += tags.level1[bit];
    times[query::kTagSet[1][bit]] += tags.level2[bit];
  }
  std::vector<std::pair<std::uint16_t, std::uint64_t>> often(times.begin(), times.end());
  std::ranges::stable_sort(often, std::ranges::greater(),
                           &std::pair<std::uint16_t, std::uint64_t>::second);
  for (const auto& [tag, n] : often) {
    if (n > 0) table.lines.push_back({std::to_string(tag), {n, RateCell({n, tags.ratings})}});
  }
  table.lines.push_back({"untagged", {tags.untagged, RateCell({tags.untagged, tags.ratings})}});
  table.lines.push_back({"sum", {tags.ratings, std::monostate{}}});
  return table;
}

ReportTable BadCasesTable(const query::BadCaseFacts& bad, const ReportScope& scope) {
  ReportTable table{"bad_cases", {"count", "rate"}, {}, 0};
  if (bad.opened < query::RulesOn(scope.from).least_shown) return table;
  const std::uint64_t counted = bad.opened - std::min(bad.opened, bad.excluded);
  table.lines = {{"opened", {bad.opened, std::monostate{}}},
                 {"excluded", {bad.excluded, RateCell({bad.excluded, bad.opened})}},
                 {"called", {bad.called, RateCell({bad.called, counted})}},
                 {"satisfied", {bad.satisfied, RateCell({bad.satisfied, bad.verified})}},
                 {"solved", {bad.solved, RateCell({bad.solved, counted})}},
                 {"in_time", {bad.solved_in_time, RateCell({bad.solved_in_time, counted})}},
                 {"explained", {bad.explained, RateCell({bad.explained, counted})}},
                 {"open", {bad.open, RateCell({bad.open, counted})}},
                 {"open_late", {bad.open_late, RateCell({bad.open_late, counted})}}};
  return table;
}

}  // namespace yichuang::http
