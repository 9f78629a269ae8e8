#include "kiosk/app/paper_desk.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "hub/documents/guides.h"
#include "hub/documents/once_notice.h"
#include "kiosk/app/paper_job.h"

namespace yichuang::app {
namespace {

model::PrintOutcome OutcomeOf(printer::Outcome outcome) {
  switch (outcome) {
    case printer::Outcome::kPrinted:
      return model::PrintOutcome::kPrinted;
    case printer::Outcome::kPaperOut:
      return model::PrintOutcome::kPaperOut;
    case printer::Outcome::kCoverOpen:
      return model::PrintOutcome::kCoverOpen;
    case printer::Outcome::kNoPrinter:
      return model::PrintOutcome::kNoPrinter;
    case printer::Outcome::kKnifeFault:
    case printer::Outcome::kOffline:
    case printer::Outcome::kBadPicture:
    case printer::Outcome::kTimedOut:
    case printer::Outcome::kWriteFailed:
      return model::PrintOutcome::kFailed;
  }
  return model::PrintOutcome::kFailed;
}

model::Instant JobOf(const PaperOrder& order) {
  if (const auto* notice = std::get_if<NoticeOrder>(&order)) return notice->print.job;
  if (const auto* slip = std::get_if<SlipOrder>(&order)) return slip->job;
  return std::get<TicketOrder>(order).job;
}

}  // namespace

PaperDesk::PaperDesk(PrinterSettings printer, std::string public_url, Mailbox& mailbox)
    : printer_(std::move(printer)),
      outlet_(printer_.usb_port ? printer::UsbOutlet(*printer_.usb_port)
                                : printer::FileOutlet(printer_.path)),
      public_url_(std::move(public_url)),
      mailbox_(mailbox) {
  if (!public_url_.empty() && public_url_.back() != '/') public_url_ += '/';
  thread_ = std::thread([this] { Work(); });
}

PaperDesk::~PaperDesk() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    waiting_.clear();
  }
  wake_.notify_one();
  thread_.join();
}

void PaperDesk::Put(PaperOrder order) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(order));
  }
  wake_.notify_one();
}

void PaperDesk::DropWaiting() {
  const std::lock_guard lock(mutex_);
  waiting_.clear();
}

void PaperDesk::Work() {
  while (true) {
    PaperOrder order;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      order = std::move(waiting_.front());
      waiting_.pop_front();
    }
    mailbox_.Put(model::PrintFinished{JobOf(order), Print(order)});
  }
}

std::optional<documents::Paper> PaperDesk::PaperOf(const NoticeOrder& order) const {
  const auto& items = order.catalogue->items;
  const auto item = std::find_if(items.begin(), items.end(), [&](const catalogue::Item& each) {
    return each.id == order.print.item;
  });
  if (item == items.end()) return std::nullopt;
  documents::NoticeFrame frame;
  frame.hall = order.hall;
  frame.now = order.now;
  frame.reference = documents::NoticeReference(*item, order.print.answers);
  frame.language = order.print.language == model::Language::kChinese
                       ? documents::Language::kChinese
                       : documents::Language::kEnglish;
  if (!public_url_.empty())
    frame.public_url = documents::GuideAddress(public_url_, item->id, frame.language);
  frame.large_print = order.large_print;
  return documents::OnceNotice(*order.catalogue, *item, order.print.answers, frame);
}

std::optional<documents::Paper> PaperDesk::PaperOf(const PaperOrder& order) const {
  if (const auto* notice = std::get_if<NoticeOrder>(&order)) return PaperOf(*notice);
  if (const auto* slip = std::get_if<SlipOrder>(&order))
    return documents::MatterSlipPaper(slip->slip);
  return documents::TicketPaper(std::get<TicketOrder>(order).ticket);
}

/// Once for each roll: while there is time to fetch a new one.
void PaperDesk::TellPaperLow() {
  const auto state = outlet_->Ask();
  const bool low = state && state->paper_low;
  if (low && !paper_low_told_)
    spdlog::warn("the paper of {} is nearly at its end; put in a new roll today", outlet_->Name());
  paper_low_told_ = low;
}

model::PrintOutcome PaperDesk::Print(const PaperOrder& order) {
  try {
    const auto paper = PaperOf(order);
    if (!paper) return model::PrintOutcome::kFailed;
    const auto outcome = outlet_->Print(PaperJob(*paper, printer_));
    if (outcome != printer::Outcome::kPrinted)
      spdlog::warn("printing to {} failed: {}", outlet_->Name(), printer::Name(outcome));
    TellPaperLow();
    return OutcomeOf(outcome);
  } catch (const std::exception& error) {
    spdlog::error("a paper could not be made: {}", error.what());
    return model::PrintOutcome::kFailed;
  }
}

}  // namespace yichuang::app
