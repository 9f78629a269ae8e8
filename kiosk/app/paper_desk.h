#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>

#include "hardware/printer/outlet.h"
#include "hub/documents/matter_slip.h"
#include "hub/documents/ticket.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/settings.h"
#include "kiosk/model/effect.h"

namespace yichuang::app {

/// All a notice needs, so that the desk can work while the model goes on.
struct NoticeOrder {
  model::Print print;
  std::shared_ptr<const catalogue::Catalogue> catalogue;  ///< holds print.item
  std::string hall;
  std::chrono::local_seconds now{};
  bool large_print = false;
};

/// All a ticket needs.
struct TicketOrder {
  model::Instant job{};
  documents::Ticket ticket;
};

/// All the slip of a matter needs.
struct SlipOrder {
  model::Instant job{};
  documents::MatterSlip slip;
};

using PaperOrder = std::variant<NoticeOrder, TicketOrder, SlipOrder>;

/// Makes 一次性告知单, tickets and slips and prints them, one after the other, on a thread of its
/// own.
///
/// Each order is tried once and answered with PrintFinished, unless it was dropped.
class PaperDesk {
 public:
  /// `mailbox` must outlive the desk.
  PaperDesk(PrinterSettings printer, std::string public_url, Mailbox& mailbox);
  ~PaperDesk();
  PaperDesk(const PaperDesk&) = delete;
  PaperDesk& operator=(const PaperDesk&) = delete;

  void Put(PaperOrder order);
  /// Forgets what has not begun. A paper that is in the printer comes out, since half of one would
  /// be left in it otherwise.
  void DropWaiting();

 private:
  void Work();
  /// The paper; absent when the catalogue lacks the item.
  std::optional<documents::Paper> PaperOf(const NoticeOrder& order) const;
  std::optional<documents::Paper> PaperOf(const PaperOrder& order) const;
  model::PrintOutcome Print(const PaperOrder& order);
  void TellPaperLow();

  PrinterSettings printer_;
  std::unique_ptr<printer::Outlet> outlet_;  ///< of the thread
  std::string public_url_;
  Mailbox& mailbox_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<PaperOrder> waiting_;
  bool paper_low_told_ = false;  ///< of the thread; since the last roll
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace yichuang::app
