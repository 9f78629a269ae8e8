#include "hub/core/report.h"

#include <algorithm>

#include "hub/core/hall.h"

namespace yichuang::core {
namespace {

void Forget(Hall& hall, ReportKind kind, HallDay from, bool settled) {
  const std::size_t gone = std::erase_if(hall.reports.expected, [&](const ExpectedReport& each) {
    return each.kind == kind && each.from == from && (settled || !each.settled);
  });
  if (gone > 0) EndAlarm(hall, AlarmKind::kReportLate, ReportSource(kind, from));
}

}  // namespace

std::string ReportSource(ReportKind kind, HallDay from) {
  const auto month = static_cast<unsigned>(from.month());
  return std::string(Name(kind)) + ' ' + std::to_string(static_cast<int>(from.year())) +
         (month < 10 ? "-0" : "-") + std::to_string(month);
}

// The settled edition takes the place of the one in advance, also where that was never published.
void ApplyReport(Hall& hall, const Record&, const ReportWanted& event) {
  Reports& reports = hall.reports;
  reports.wanted[{event.kind, event.settled}] = event.from;
  Forget(hall, event.kind, event.from, event.settled);
  while (reports.expected.size() >= kMostExpected) {
    const ExpectedReport oldest = reports.expected.front();
    Forget(hall, oldest.kind, oldest.from, true);
  }
  reports.expected.push_back(
      {event.kind, event.from, event.until, event.settled, event.due, false});
}

void ApplyReport(Hall& hall, const Record& record, const ReportLate& event) {
  for (ExpectedReport& each : hall.reports.expected) {
    if (each.kind == event.kind && each.from == event.from && each.settled == event.settled)
      each.late = true;
  }
  Alarm alarm;
  alarm.kind = AlarmKind::kReportLate;
  alarm.source = ReportSource(event.kind, event.from);
  EndAlarm(hall, alarm.kind, alarm.source);
  Raise(hall, record, std::move(alarm));
}

void ApplyReport(Hall& hall, const Record&, const ReportDrafted& event) {
  hall.reports.next = std::max(hall.reports.next, Number(event.id) + 1);
  hall.reports.open[event.id] = {
      event.kind,    event.from,     event.unit,
      event.settled, event.replaces, event.sm3,
      event.by,      false,          event.person.value_or(std::string())};
}

void ApplyReport(Hall& hall, const Record&, const ReportApproved& event) {
  const auto open = hall.reports.open.find(event.id);
  if (open != hall.reports.open.end()) open->second.approved = true;
}

void ApplyReport(Hall& hall, const Record&, const ReportPublished& event) {
  Reports& reports = hall.reports;
  reports.year = event.year;
  reports.last_number = event.number;
  const auto open = reports.open.find(event.id);
  if (open == reports.open.end()) return;
  const OpenReport report = std::move(open->second);
  reports.open.erase(open);
  if (!report.unit.empty() || !report.person.empty()) return;
  LatestReport& latest = reports.published[report.kind];
  if (latest.from <= report.from) latest = {report.from, report.settled};
  Forget(hall, report.kind, report.from, report.settled);
}

void ApplyReport(Hall& hall, const Record&, const ReportWithdrawn& event) {
  hall.reports.open.erase(event.id);
}

void SkipLostReports(Reports& reports) {
  reports.next += 100'000;
  reports.last_number += 5'000;
}

}  // namespace yichuang::core
