#pragma once

#include <optional>
#include <string>

#include "hub/core/ids.h"
#include "hub/core/queue_event.h"

/// What somebody asks of the lines. `clerk` is a work number: who asks acts only at the window
/// where he is on shift; "": at any window.
namespace yichuang::core {

/// A kiosk's entry: the citizen chose a group. Answered by a number in the kiosk's desired state.
struct WantedTicket {
  std::string group;
  TicketClass cls = TicketClass::kWalkIn;
};

/// A kiosk's entry: it gave a number of one of its blocks.
struct TakenTicket {
  std::string group;
  std::uint16_t number = 0;
  HallDay day{};  ///< of the block
  TicketClass cls = TicketClass::kWalkIn;
  Instant at{};                  ///< by the kiosk's clock; kept within what the hub knows
  std::uint64_t instead_of = 0;  ///< counter of the WantedTicket that got no answer; 0: none
};

/// A kiosk's entry: 按错了.
struct CancelledTicket {
  TicketNo no;
  HallDay day{};
};

/// A guide or a clerk gives a number.
struct IssueTicket {
  std::string group;
  TicketClass cls = TicketClass::kWalkIn;
  std::string source = "desk";  ///< or "guide"
};

struct CancelTicket {
  TicketId ticket{};
};

/// 下一位.
struct CallNext {
  WindowNo window{};
  std::string clerk = {};
};

/// 重呼.
struct RecallTicket {
  WindowNo window{};
  std::string clerk = {};
};

/// 过号.
struct MissTicket {
  WindowNo window{};
  std::string clerk = {};
};

/// A guide restores a missed number.
struct ReturnTicket {
  TicketNo no;
};

/// 暂存.
struct HoldTicket {
  WindowNo window{};
  std::string clerk = {};
};

struct ResumeTicket {
  WindowNo window{};
  TicketId ticket{};
  std::string clerk = {};
};

/// 转窗口: of the ticket that is called or served there.
struct TransferTicket {
  WindowNo window{};
  std::string group;           ///< whose line it goes to; "": stays in its own
  std::optional<WindowNo> to;  ///< the window it is offered to
  std::string clerk = {};
};

struct AcceptTransfer {
  WindowNo window{};
  TicketId ticket{};
  std::string clerk = {};
};

struct GiveBackTransfer {
  WindowNo window{};
  TicketId ticket{};
  std::string clerk = {};
};

/// 暂离.
struct PauseWindow {
  WindowNo window{};
  PauseReason reason = PauseReason::kBreak;
  std::string clerk = {};
};

struct ResumeWindow {
  WindowNo window{};
  std::string clerk = {};
};

}  // namespace yichuang::core
