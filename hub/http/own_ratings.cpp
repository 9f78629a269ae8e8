#include "hub/http/own_ratings.h"

#include <string_view>

namespace yichuang::http {
namespace {

/// "2026-2" of a day: its quarter.
std::string QuarterOf(std::string_view day) {
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  return std::string(day.substr(0, 5)) + std::to_string((month - 1) / 3);
}

}  // namespace

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
