#include "hub/http/own_ratings.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>

#include "hub/contract/text_codec.h"
#include "hub/http/figure_view.h"
#include "hub/query/tag_set.h"

namespace yichuang::http {
namespace {

/// "2026-2" of a day: its quarter.
std::string QuarterOf(std::string_view day) {
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  return std::string(day.substr(0, 5)) + std::to_string((month - 1) / 3);
}

std::string WeekOf(const std::string& day) {
  const std::chrono::sys_days at = CivilDay(day);
  return contract::DayText(core::HallDay(at - (std::chrono::weekday(at) - std::chrono::Monday)));
}

/// Of levels `low` to `high`.
OwnTagSum TagsBetween(const std::vector<OwnBlock>& blocks,
                      const std::vector<query::OwnTagRow>& rows, int low, int high) {
  OwnTagSum sum;
  std::map<std::uint16_t, std::uint32_t> times;
  OwnBlock open;
  for (const OwnBlock& block : blocks) {
    if (open.rated > 0 && QuarterOf(open.to) != QuarterOf(block.to)) open = {};
    if (open.rated == 0) open.from = block.from;
    open.to = block.to;
    for (int level = low; level <= high; ++level)
      open.rated += block.levels[static_cast<std::size_t>(level) - 1];
#ifdef YICHUANG_DEFECT
    if (!YICHUANG_DEFECT(own_tags_of_few))
#endif
      if (open.rated < kLeastOwn) continue;
    sum.ratings += open.rated;
    for (const query::OwnTagRow& row : rows) {
      if (row.level < low || row.level > high || row.day < open.from || row.day > open.to) continue;
      sum.tagged += row.tagged;
      for (std::size_t bit = 0; bit < row.tags.size(); ++bit) {
        if (row.tags[bit] > 0)
          times[query::kTagSet[static_cast<std::size_t>(row.level) - 1][bit]] += row.tags[bit];
      }
    }
    open = {};
  }
  sum.tags.assign(times.begin(), times.end());
  std::ranges::stable_sort(sum.tags, std::ranges::greater(),
                           &std::pair<std::uint16_t, std::uint32_t>::second);
  return sum;
}

}  // namespace

std::vector<OwnBlock> OwnTrend(const std::vector<OwnBlock>& blocks, OwnPeriod period) {
  std::vector<OwnBlock> trend;
  std::string open;
  for (const OwnBlock& block : blocks) {
    const std::string key = period == OwnPeriod::kWeek ? WeekOf(block.to) : block.to.substr(0, 7);
    if (key != open) {
      trend.push_back(block);
      open = key;
      continue;
    }
    OwnBlock& row = trend.back();
    row.to = block.to;
    row.rated += block.rated;
    for (std::size_t i = 0; i < row.levels.size(); ++i) row.levels[i] += block.levels[i];
  }
  return trend;
}

OwnTagSums OwnTagsOf(const std::vector<OwnBlock>& blocks,
                     const std::vector<query::OwnTagRow>& rows) {
  return {TagsBetween(blocks, rows, 4, 5), TagsBetween(blocks, rows, 1, 2)};
}

std::vector<OwnBlock> OwnBlocks(const std::vector<query::DayRow>& rows) {
  std::vector<OwnBlock> blocks;
  OwnBlock open;
  for (const query::DayRow& row : rows) {
    if (row.rated == 0 || row.day.size() < 7) continue;
    if (open.rated > 0 && QuarterOf(open.from) != QuarterOf(row.day)) open = {};
    if (open.rated == 0) open.from = row.day;
    open.to = row.day;
    open.rated += row.rated;
    for (std::size_t i = 0; i < open.levels.size(); ++i) open.levels[i] += row.levels[i];
    if (open.rated < kLeastOwn) continue;
    blocks.push_back(open);
    open = {};
  }
  return blocks;
}

std::string FirstOwnDay(const std::string& today) {
  const int quarter = (std::stoi(today.substr(5, 2)) - 1) / 3;
  const int year = std::stoi(today.substr(0, 4));
  if (quarter == 0) return std::to_string(year - 1) + "-10-01";
  return std::to_string(year) + "-0" + std::to_string(3 * quarter - 2) + "-01";
}

}  // namespace yichuang::http
