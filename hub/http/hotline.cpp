#include "hub/http/hotline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "hub/core/matter_kind.h"
#include "hub/core/matter_names.h"
#include "hub/core/working_time.h"
#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

std::string KindOfMatter(const query::HotlineMatter& matter) {
  const core::MatterKind* kind =
      core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(matter.kind)},
                   static_cast<std::uint16_t>(matter.rules));
  return kind == nullptr ? std::string() : std::string(kind->name);
}

std::string ChannelOf(const query::HotlineMatter& matter) {
  const auto place = static_cast<std::size_t>(matter.channel);
  return std::string(core::kMatterChannelNames[place % core::kMatterChannelNames.size()]);
}

core::HallDay DayAt(std::int64_t ms, std::chrono::minutes offset) {
  const core::Instant at{core::Millis(ms)};
  return core::HallDay(std::chrono::floor<std::chrono::days>(at + offset));
}

void Count(query::HotlineLine& line, const query::HotlineMatter& matter, int days) {
  line.opened += matter.opened ? 1U : 0U;
  line.reopened += matter.reopened ? 1U : 0U;
  line.open += matter.open ? 1U : 0U;
  if (!matter.closed) return;
  ++line.closed;
  line.on_time += matter.late ? 0U : 1U;
  line.called += matter.satisfied ? 1U : 0U;
  line.satisfied += matter.satisfied == true ? 1U : 0U;
  line.excluded += matter.outcome == static_cast<int>(core::MatterOutcome::kExcluded) ? 1U : 0U;
  line.solved += matter.outcome == static_cast<int>(core::MatterOutcome::kSolved) ? 1U : 0U;
  line.working_days += static_cast<std::uint64_t>(std::max(0, days));
}

std::vector<query::HotlineLine> Lines(std::map<std::string, query::HotlineLine>&& by_name) {
  std::vector<query::HotlineLine> lines;
  for (auto& [name, line] : by_name) {
    line.name = name;
    lines.push_back(std::move(line));
  }
  std::stable_partition(lines.begin(), lines.end(),
                        [](const auto& line) { return !line.name.empty(); });
  return lines;
}

void AddLine(query::HotlineLine& to, const query::HotlineLine& more, bool last) {
  to.opened += more.opened;
  to.closed += more.closed;
  to.on_time += more.on_time;
  to.called += more.called;
  to.satisfied += more.satisfied;
  to.solved += more.solved;
  to.reopened += more.reopened;
  to.working_days += more.working_days;
  to.excluded += more.excluded;
  to.open = last ? more.open : 0;
}

void AddLines(std::vector<query::HotlineLine>& to, const std::vector<query::HotlineLine>& more,
              bool last) {
  for (query::HotlineLine& line : to) line.open = 0;
  for (const query::HotlineLine& line : more) {
    auto found = std::ranges::find(to, line.name, &query::HotlineLine::name);
    if (found == to.end()) {
      to.emplace_back().name = line.name;
      found = to.end() - 1;
    }
    AddLine(*found, line, last);
  }
}

}  // namespace

std::pair<std::int64_t, std::int64_t> SpanOf(std::chrono::year_month month,
                                             std::chrono::minutes utc_offset) {
  const auto begin = [&](std::chrono::year_month of) {
    const std::chrono::sys_days day(of / 1);
    return core::MillisOf(core::Instant(day) - utc_offset);
  };
  return {begin(month), begin(month + std::chrono::months(1))};
}

std::optional<std::chrono::year_month> MonthIn(std::string_view text) {
  const bool shaped =
      text.size() == 7 && text[4] == '-' && text[0] == '2' &&
      std::ranges::all_of(text, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
  if (!shaped || text.find('-') != 4) return std::nullopt;
  const std::chrono::year_month month{
      std::chrono::year(std::stoi(std::string(text.substr(0, 4)))),
      std::chrono::month(static_cast<unsigned>(std::stoi(std::string(text.substr(5)))))};
  return month.ok() ? std::optional(month) : std::nullopt;
}

query::HotlineReport FoldHotline(const std::vector<query::HotlineMatter>& matters,
                                 const HotlineMonth& of) {
  query::HotlineReport report;
  report.year = static_cast<int>(of.month.year());
  report.month = static_cast<unsigned>(of.month.month());
  report.frozen_ms = of.frozen_ms;
  std::map<std::string, query::HotlineLine> kinds;
  std::map<std::string, query::HotlineLine> channels;
  std::map<std::string, query::HotlineLine> units;
  for (const query::HotlineMatter& matter : matters) {
    int days = 0;
    if (matter.closed && matter.over_ms) {
      days = core::CountWorkingDays(of.calendar, DayAt(matter.opened_ms, of.utc_offset),
                                    DayAt(*matter.over_ms, of.utc_offset));
    }
    for (query::HotlineLine* line : {&report.sum, &kinds[KindOfMatter(matter)],
                                     &channels[ChannelOf(matter)], &units[matter.unit]})
      Count(*line, matter, days);
    if (!matter.open) continue;
    ++report.open_count;
    if (report.open.size() < query::kHotlineOpen) report.open.push_back(matter);
  }
  report.kinds = Lines(std::move(kinds));
  report.channels = Lines(std::move(channels));
  report.units = Lines(std::move(units));
  return report;
}

query::HotlineReport HotlineOver(query::Reader& reader, const HotlineSpan& span) {
  query::HotlineReport sum;
  core::HallDay from = span.from;
  while (from < span.until) {
    const std::chrono::year_month month = from.year() / from.month();
    const core::HallDay next((month + std::chrono::months(1)) / 1);
    const core::HallDay until = std::min(next, span.until);
    const auto at = [&span](core::HallDay day) {
      return core::MillisOf(core::Instant(std::chrono::sys_days(day)) - span.utc_offset);
    };
    std::vector<query::HotlineMatter> matters = reader.HotlineMatters(at(from), at(until));
    if (!span.bad_ratings) {
      std::erase_if(matters, [](const query::HotlineMatter& each) {
        return each.kind == int{core::Number(core::KindOfBadRating()->id)};
      });
    }
    const query::HotlineReport one =
        FoldHotline(matters, {month, span.utc_offset, span.now_ms, span.calendar});
    const bool last = until == span.until;
    AddLine(sum.sum, one.sum, last);
    AddLines(sum.kinds, one.kinds, last);
    AddLines(sum.channels, one.channels, last);
    AddLines(sum.units, one.units, last);
    sum.year = one.year;
    sum.month = one.month;
    sum.open_count = one.open_count;
    from = until;
  }
  sum.frozen_ms = span.now_ms;
  return sum;
}

json HotlineLineJson(const query::HotlineLine& line) {
  return {{"name", line.name},        {"opened", line.opened},
          {"closed", line.closed},    {"on_time", line.on_time},
          {"called", line.called},    {"satisfied", line.satisfied},
          {"solved", line.solved},    {"reopened", line.reopened},
          {"open", line.open},        {"working_days", line.working_days},
          {"excluded", line.excluded}};
}

json HotlineLinesJson(const std::vector<query::HotlineLine>& lines) {
  json rows = json::array();
  for (const query::HotlineLine& line : lines) rows.push_back(HotlineLineJson(line));
  return rows;
}

std::string HotlineJson(const query::HotlineReport& report) {
  json open = json::array();
  for (const query::HotlineMatter& each : report.open) {
    open.push_back({{"id", each.id},
                    {"no", each.no},
                    {"kind", KindOfMatter(each)},
                    {"channel", ChannelOf(each)},
                    {"unit", each.unit},
                    {"charged", each.charged},
                    {"opened_ms", each.opened_ms},
                    {"due_ms", each.due_ms ? json(*each.due_ms) : json()}});
  }
  return BodyText({{"year", report.year},
                   {"month", report.month},
                   {"frozen_ms", report.frozen_ms},
                   {"sum", HotlineLineJson(report.sum)},
                   {"kinds", HotlineLinesJson(report.kinds)},
                   {"channels", HotlineLinesJson(report.channels)},
                   {"units", HotlineLinesJson(report.units)},
                   {"open", std::move(open)},
                   {"open_count", report.open_count}});
}

}  // namespace yichuang::http
