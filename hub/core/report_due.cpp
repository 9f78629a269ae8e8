#include "hub/core/report_due.h"

#include <algorithm>
#include <iterator>

#include "hub/core/case_book.h"

namespace yichuang::core {
namespace {

using namespace std::chrono_literals;

constexpr auto kDraftClock = 9h;

HallDay DayIn(HallDay month, unsigned day) {
  return month.year() / month.month() / std::chrono::day(day);
}

HallDay DayBefore(HallDay day) {
  return HallDay(std::chrono::sys_days(day) - std::chrono::days(1));
}

HallDay DraftDay(const Calendar& calendar, const ReportJob& job, HallDay until) {
  const HallDay day = DayIn(until, job.day);
  if (job.settled) return AddWorkingDays(calendar, day, 1);
  const HallDay last = LastWorkingDay(calendar, day);
  // A holiday may take the days up to it: then the first one of the month that is worked.
  return last >= until ? last : AddWorkingDays(calendar, DayBefore(until), 1);
}

/// Nothing of it is left to do: published, wanted before, or before the hall began.
bool IsDone(const Reports& reports, const ReportJob& job, HallDay from, HallDay until) {
  if (!reports.since || until <= *reports.since) return true;
  const auto wanted = reports.wanted.find({job.kind, job.settled});
  if (wanted != reports.wanted.end() && wanted->second >= from) return true;
  // The settled one was wanted: there is nothing to tell in advance any more.
  const auto settled = reports.wanted.find({job.kind, true});
  if (!job.settled && settled != reports.wanted.end() && settled->second >= from) return true;
  const auto published = reports.published.find(job.kind);
  return published != reports.published.end() && published->second.from >= from &&
         (published->second.from > from || published->second.settled || !job.settled);
}

}  // namespace

Instant DraftTime(const Hall& hall, const ReportJob& job, HallDay until) {
  return BeginOfDay(hall, DraftDay(hall.board.calendar, job, until)) + kDraftClock;
}

Instant PublishTime(const Hall& hall, const ReportJob& job, HallDay until) {
  const Calendar& calendar = hall.board.calendar;
  // Whoever approves has the rest of the working day at least.
  const HallDay last = std::max(DayIn(until, job.publish), DraftDay(calendar, job, until));
  return BeginOfDay(hall, HallDay(std::chrono::sys_days(last) + std::chrono::days(1)));
}

std::vector<ExpectedReport> UndraftedReports(const Hall& hall) {
  std::vector<ExpectedReport> undrafted;
  std::ranges::copy_if(
      hall.reports.expected, std::back_inserter(undrafted), [&hall](const ExpectedReport& each) {
        return std::ranges::none_of(hall.reports.open, [&each](const auto& open) {
          const OpenReport& report = open.second;
          const bool same =
              report.kind == each.kind && report.from == each.from && report.unit.empty();
          return same && (report.settled || !each.settled || !report.drafted_by.empty());
        });
      });
  return undrafted;
}

void AppendDueReports(const Hall& hall, Instant now, Events& events) {
  for (const ExpectedReport& each : hall.reports.expected) {
    if (!each.late && each.due <= now)
      events.emplace_back(ReportLate{each.kind, each.from, each.settled});
  }
  if (!hall.reports.since) return;
  const HallDay today = DayOf(hall.plan, now);
  for (const ReportJob& job : ReportJobs()) {
    const ReportRule& rule = *RuleOf(job.kind);
    const auto want = [&](const std::pair<HallDay, HallDay>& period) {
      const auto& [from, until] = period;
      if (IsDone(hall.reports, job, from, until) || DraftTime(hall, job, until) > now) return;
      events.emplace_back(
          ReportWanted{job.kind, from, until, job.settled, PublishTime(hall, job, until)});
    };
    // Of a hub that stood still: the one before too (NextReportDeadline looks from there).
    const auto known = LastPeriod(rule, hall.day);
    const auto last = LastPeriod(rule, today);
    if (known != last) want(known);
    want(last);
  }
}

std::optional<Instant> NextReportDeadline(const Hall& hall) {
  std::optional<Instant> next;
  const auto take = [&next](Instant at) {
    if (!next || at < *next) next = at;
  };
  if (!hall.reports.since) return next;
  for (const ExpectedReport& each : hall.reports.expected) {
    if (!each.late) take(each.due);
  }
  for (const ReportJob& job : ReportJobs()) {
    const ReportRule& rule = *RuleOf(job.kind);
    const auto [from, until] = LastPeriod(rule, hall.day);
    if (!IsDone(hall.reports, job, from, until)) {
      take(DraftTime(hall, job, until));
      continue;
    }
    // It ends with the present period.
    if (const auto present = PeriodFrom(rule, until)) take(DraftTime(hall, job, present->second));
  }
  return next;
}

}  // namespace yichuang::core
