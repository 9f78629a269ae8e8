#include "hub/http/own_ratings.h"

#include <string_view>

namespace yichuang::http {
namespace {

/// "2026-2" of a day: its quarter.
std::string QuarterOf(std::string_view day) {
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  return std::string(day.substr(0, 5)) + std::to_string((month - 1) / 3);
}

bool IsWorkingDay(std::chrono::sys_days day) {
  const unsigned weekday = std::chrono::weekday(day).iso_encoding();
  return weekday <= 5;
}

std::string TextOf(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
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

std::chrono::sys_days ShownBefore(std::chrono::sys_days today) {
  while (!IsWorkingDay(today)) today -= std::chrono::days(1);
  return today;
}

std::chrono::sys_days FirstOwnDay(std::chrono::sys_days today) {
  const std::chrono::year_month_day date(today);
  const unsigned month = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
  return std::chrono::sys_days(date.year() / std::chrono::month(month) / 1 -
                               std::chrono::months(3));
}

std::pair<std::string, std::string> OwnRangeOf(const std::string& today) {
  const auto part = [&today](std::size_t at, std::size_t size) {
    return std::stoi(today.substr(at, size));
  };
  const std::chrono::sys_days day = std::chrono::year(part(0, 4)) /
                                    std::chrono::month(static_cast<unsigned>(part(5, 2))) /
                                    std::chrono::day(static_cast<unsigned>(part(8, 2)));
  return {TextOf(FirstOwnDay(day)), TextOf(ShownBefore(day))};
}

}  // namespace yichuang::http
