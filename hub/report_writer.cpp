#include "hub/report_writer.h"

#include <exception>

#include "hub/core/report_due.h"
#include "hub/http/report_body.h"

namespace yichuang::hub {

ReportWriter::ReportWriter(Options options)
    : options_(std::move(options)), thread_([this] { Run(); }) {}

ReportWriter::~ReportWriter() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void ReportWriter::Offer(const core::Hall& hall) {
  Work work;
  work.reports = core::UndraftedReports(hall);
  if (work.reports.empty()) return;
  work.place.utc_offset = hall.plan.utc_offset;
  work.place.calendar = hall.board.calendar;
  work.place.generator = options_.generator;
  for (const core::PlannedStaff& each : hall.plan.staff)
    work.place.staff[core::Number(each.id)] = each.number;
  {
    const std::scoped_lock lock(mutex_);
    work_ = std::move(work);
  }
  changed_.notify_all();
}

void ReportWriter::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || work_.has_value(); });
    if (stopping_) return;
    Work work = *std::exchange(work_, std::nullopt);
    lock.unlock();
    work.place.now_ms = core::MillisOf(options_.now());
    for (const core::ExpectedReport& each : work.reports) {
      try {
        core::DraftReport draft =
            http::ComposeReport(*options_.reader, {each.kind, each.from, {}}, work.place);
        draft.actor.hub = true;
        options_.tell(std::move(draft));
        if (each.kind != core::ReportKind::kQuarter || !each.settled) continue;
        // The letters of the quarter: somebody signs each, or withdraws it.
        for (const std::string& number :
             http::ProposedStaff(*options_.reader, each.from, work.place)) {
          core::DraftReport letter = http::ComposeReport(
              *options_.reader, {core::ReportKind::kProposal, each.from, {}, number}, work.place);
          letter.actor.hub = true;
          options_.tell(std::move(letter));
        }
      } catch (const std::exception& failure) {
        options_.log(std::string("a report that is due was not drafted: ") + failure.what());
      }
    }
    lock.lock();
  }
}

}  // namespace yichuang::hub
