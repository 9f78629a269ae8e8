#include "hub/http/report_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/core/matter_event.h"
#include "hub/http/hotline.h"
#include "hub/http/report_bad_tables.h"
#include "hub/http/report_proposal.h"
#include "hub/http/report_rating_tables.h"
#include "hub/query/figure_rules.h"

namespace yichuang::http {
namespace {

using core::HallDay;
using query::ReportCell;
using query::ReportLine;
using query::ReportTable;

ReportTable WindowsTable(query::Reader& reader, const ReportScope& scope) {
  query::FigureAsk ask;
  ask.from = contract::DayText(scope.from);
  ask.until = contract::DayText(scope.until);
  ask.by = query::FigureKey::kWindow;
  ReportTable table{"windows", {"ended", "busy", "uninvited"}, {}, 0};
  for (const query::FigureRow& row : reader.FiguresOf(ask)) {
    const query::Indicators made = query::IndicatorsOf(row.counts, query::RulesOn(scope.from));
    ReportCell busy;
    if (made.mean_busy_ms)
      busy = MinutesCell(static_cast<std::uint64_t>(std::llround(*made.mean_busy_ms)));
    table.lines.push_back({row.key, {row.counts.ended, busy, RateCell(made.uninvited)}});
  }
  return table;
}

ReportTable QueueTable(query::Reader& reader, const ReportScope& scope) {
  query::FigureAsk ask;
  ask.from = contract::DayText(scope.from);
  ask.until = contract::DayText(scope.until);
  ask.today = ask.until;
  ReportTable table{
      "queue",
      {"issued", "served", "missed", "cancelled", "expired", "p50", "p90", "p95", "most"},
      {},
      0};
  for (const query::WaitRow& row : reader.FigureSheetOf(ask).waits) {
    ReportLine line{row.group,
                    {row.issued, RateCell({row.served, row.issued}),
                     RateCell({row.missed, row.called}), row.cancelled, row.expired}};
    for (const std::uint64_t ms : {row.p50_ms, row.p90_ms, row.p95_ms, row.most_ms})
      line.cells.push_back(row.called > 0 ? MinutesCell(ms) : ReportCell{});
    table.lines.push_back(std::move(line));
  }
  return table;
}

query::ReportFacts FactsIn(query::Reader& reader, const ReportScope& scope,
                           const ReportPlace& place) {
  const auto at = [&place](HallDay day) {
    const std::chrono::sys_time<std::chrono::milliseconds> begin =
        std::chrono::sys_days(day) - place.utc_offset;
    return static_cast<std::int64_t>(begin.time_since_epoch().count());
  };
  return reader.ReportFactsOf({contract::DayText(scope.from), contract::DayText(scope.until),
                               at(scope.from), at(scope.until)});
}

ReportTable ExclusionsTable(query::Reader& reader, const ReportScope& scope,
                            const ReportPlace& place) {
  const query::ReportFacts facts = FactsIn(reader, scope, place);
  const std::uint64_t all = facts.excluded[0] + facts.excluded[1];
  return {"exclusions",
          {"count", "share"},
          {{"mistake", {facts.excluded[0], RateCell({facts.excluded[0], all})}},
           {"malicious", {facts.excluded[1], RateCell({facts.excluded[1], all})}},
           {"sum", {all, std::monostate{}}}},
          0};
}

query::HotlineReport HotlineIn(query::Reader& reader, const ReportScope& scope,
                               const ReportPlace& place) {
  return HotlineOver(reader,
                     {scope.from, scope.until, place.utc_offset, place.now_ms, place.calendar});
}

ReportLine HotlineCells(std::string key, const query::HotlineLine& line) {
  ReportCell mean;
  if (line.closed > 0)
    mean =
        DecimalText(static_cast<double>(line.working_days) / static_cast<double>(line.closed), 1);
  return {std::move(key),
          {std::uint64_t{line.opened}, std::uint64_t{line.closed},
           RateCell({line.on_time, line.closed}), RateCell({line.satisfied, line.called}),
           RateCell({line.solved, line.closed}), mean, RateCell({line.reopened, line.closed}),
           std::uint64_t{line.open}, std::uint64_t{line.excluded}}};
}

ReportTable HotlineTable(query::Reader& reader, core::ReportSection section,
                         const ReportScope& scope, const ReportPlace& place) {
  const query::HotlineReport report = HotlineIn(reader, scope, place);
  const bool kinds = section == core::ReportSection::kHotlineKinds;
  const bool channels = section == core::ReportSection::kHotlineChannels;
  ReportTable table{std::string(core::kReportSectionNames[static_cast<std::size_t>(section)]),
                    {"opened", "closed", "on_time", "satisfied", "solved", "mean_days", "reopened",
                     "open", "excluded"},
                    {},
                    0};
  for (const query::HotlineLine& line : kinds      ? report.kinds
                                        : channels ? report.channels
                                                   : report.units)
    table.lines.push_back(HotlineCells(line.name, line));
  if (kinds) table.lines.push_back(HotlineCells("sum", report.sum));
  return table;
}

ReportTable SpotCheckTable(query::Reader& reader, const ReportScope& scope) {
  const std::uint32_t month =
      static_cast<std::uint32_t>(static_cast<int>(scope.from.year())) * 100 +
      static_cast<unsigned>(scope.from.month());
  ReportTable table{"spot_check", {"drawn", "called", "reached", "satisfied", "excluded"}, {}, 0};
  const auto sample = reader.SampleOf(month);
  if (!sample) return table;
  struct Tally {
    std::uint64_t drawn = 0, called = 0, reached = 0, satisfied = 0, excluded = 0;
  };
  std::map<std::string, Tally> units;
  Tally sum;
  for (const query::SampledRow& row : sample->rows) {
    const bool called = !row.calls.empty();
    const bool reached =
        called && row.calls.back().result == static_cast<int>(core::SampleResult::kReached);
    const bool satisfied = reached && row.calls.back().satisfied == true;
    for (Tally* tally : {&units[row.unit], &sum}) {
      ++tally->drawn;
      tally->called += called ? 1 : 0;
      tally->reached += reached ? 1 : 0;
      tally->satisfied += satisfied ? 1 : 0;
    }
  }
  for (const query::SampleExcluded& each : sample->excluded) {
    units[each.unit].excluded += each.count;
    sum.excluded += each.count;
  }
  const auto line = [](std::string key, const Tally& tally) {
    return ReportLine{std::move(key),
                      {tally.drawn, RateCell({tally.called, tally.drawn}),
                       RateCell({tally.reached, tally.called}),
                       RateCell({tally.satisfied, tally.reached}), tally.excluded}};
  };
  for (const auto& [unit, tally] : units) table.lines.push_back(line(unit, tally));
  table.lines.push_back(line("sum", sum));
  return table;
}

ReportTable DevicesTable(query::Reader& reader, const ReportScope& scope,
                         const ReportPlace& place) {
  ReportTable table{"devices", {"state", "since", "software", "refused"}, {}, 0};
  for (const query::ReportTerminal& each : FactsIn(reader, scope, place).terminals) {
    const core::Instant since{core::Millis(each.since_ms)};
    const auto local = since + place.utc_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    table.lines.push_back({each.device,
                           {std::string(each.online ? "online" : "offline"),
                            fmt::format("{} {:02}:{:02}", contract::DayText(HallDay(day)),
                                        minutes / 60, minutes % 60),
                            each.software, each.refused}});
  }
  return table;
}

/// 五零: what each of them is measured by stands in docs/reports.md.
ReportTable FiveZeroTable(query::Reader& reader, const ReportScope& scope,
                          const ReportPlace& place) {
  const query::ReportFacts facts = FactsIn(reader, scope, place);
  const query::HotlineReport hotline = HotlineIn(reader, scope, place);
  query::FigureAsk ask;
  ask.from = contract::DayText(scope.from);
  ask.until = contract::DayText(scope.until);
  std::uint64_t ended = 0;
  for (const query::FigureRow& row : reader.FiguresOf(ask)) ended += row.counts.ended;
  // Of kinds that are counted so: which they are says their table.
  const auto opened_of = [&hotline](bool core::MatterKind::*counts) {
    std::uint64_t opened = 0;
    for (const query::HotlineLine& line : hotline.kinds) {
      const core::MatterKind* kind = core::KindNamed(line.name);
      if (kind != nullptr && kind->*counts) opened += line.opened;
    }
    return opened;
  };
  const std::uint64_t refused =
      facts.violations[static_cast<std::size_t>(core::MatterViolation::kNoTarget)] +
      facts.violations[static_cast<std::size_t>(core::MatterViolation::kRerouted)];
  const std::uint64_t complaints = opened_of(&core::MatterKind::complains);
  ReportCell per_ten_thousand;
  if (ended > 0)
    per_ten_thousand =
        DecimalText(static_cast<double>(complaints) * 10'000.0 / static_cast<double>(ended), 2);
  const query::HotlineLine& sum = hotline.sum;
  const auto saved = facts.legal_days - std::min(facts.legal_days, facts.promised_days);
  return {"five_zero",
          {"count", "rate"},
          {{"no_refusal", {refused, RateCell({refused, opened_of(&core::MatterKind::refusable)})}},
           {"no_distance", {std::uint64_t{sum.called}, RateCell({sum.called, sum.closed})}},
           {"no_backlog", {facts.open_late, RateCell({facts.open_late, facts.open})}},
           {"no_complaint", {complaints, per_ten_thousand}},
           {"no_second_trip", {facts.one_visit, RateCell({facts.one_visit, facts.delivered})}},
           {"told_once", {facts.told_twice, RateCell({facts.told_twice, facts.promised_cases})}},
           {"shorter_limits", {facts.limited, RateCell({saved, facts.legal_days})}}},
          0};
}

}  // namespace

ReportTable TableOf(query::Reader& reader, core::ReportSection section, const ReportScope& scope,
                    const ReportPlace& place) {
  using S = core::ReportSection;
  switch (section) {
    case S::kRatings:
      return RatingsTable(reader, scope, place);
    case S::kLevels:
      return LevelsTable(reader, scope, place);
    case S::kTrend:
      return TrendTable(reader, scope, place);
    case S::kStaff:
      return StaffTable(reader, scope, place);
    case S::kWindows:
      return WindowsTable(reader, scope);
    case S::kQueue:
      return QueueTable(reader, scope);
    case S::kExclusions:
      return ExclusionsTable(reader, scope, place);
    case S::kHotlineKinds:
    case S::kHotlineChannels:
    case S::kHotlineUnits:
      return HotlineTable(reader, section, scope, place);
    case S::kSpotCheck:
      return SpotCheckTable(reader, scope);
    case S::kDevices:
      return DevicesTable(reader, scope, place);
    case S::kFiveZero:
      return FiveZeroTable(reader, scope, place);
    case S::kBadTags:
      return BadTagsTable(reader, scope, place);
    case S::kBadCases:
      return BadCasesTable(FactsIn(reader, scope, place).bad, scope);
    case S::kProposal:
      return ProposalTable(reader, scope, place);
    case S::kProposalMonths:
      return ProposalMonthsTable(reader, scope, place);
  }
  return {};
}

}  // namespace yichuang::http
