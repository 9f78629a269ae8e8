#pragma once

#include <optional>
#include <string>
#include <utility>

#include "hub/core/ids.h"
#include "hub/core/queue_event.h"

/// What somebody asks of the lines.
namespace yichuang::core {

/// Who asks at a window.
struct Clerk {
  std::string number;  ///< work number: acts only where he is on shift; "": at any window
  std::string seat;    ///< page he acts from (SeatTaken); "": none

  Clerk() = default;
  // A number alone is the usual clerk of programs and tests.
  Clerk(std::string work_number, std::string page = {})  // NOLINT(google-explicit-constructor)
      : number(std::move(work_number)), seat(std::move(page)) {}
  Clerk(const char* work_number) : number(work_number) {}  // NOLINT(google-explicit-constructor)
};

/// A kiosk's entry: the citizen chose a group. Answered by a number in the kiosk's desired state.
struct WantedTicket {
  std::string group;
  TicketClass cls = TicketClass::kWalkIn;
  std::string person = {};  ///< handle (TicketIssued) of the document that was laid down; "": none
};

/// A kiosk's entry: it gave a number of one of its blocks.
struct TakenTicket {
  std::string group;
  std::uint16_t number = 0;
  HallDay day{};  ///< of the block
  TicketClass cls = TicketClass::kWalkIn;
  Instant at{};                  ///< by the kiosk's clock; kept within what the hub knows
  std::uint64_t instead_of = 0;  ///< counter of the WantedTicket that got no answer; 0: none
  std::string person = {};       ///< as in WantedTicket
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
  std::string person = {};      ///< handle (TicketIssued); "": nobody is named
};

struct CancelTicket {
  TicketId ticket{};
};

/// 下一位.
struct CallNext {
  WindowNo window{};
  Clerk clerk = {};
};

/// 重呼.
struct RecallTicket {
  WindowNo window{};
  Clerk clerk = {};
};

/// 过号.
struct MissTicket {
  WindowNo window{};
  Clerk clerk = {};
};

/// A guide restores a missed number.
struct ReturnTicket {
  TicketNo no;
};

/// 暂存.
struct HoldTicket {
  WindowNo window{};
  Clerk clerk = {};
};

struct ResumeTicket {
  WindowNo window{};
  TicketId ticket{};
  Clerk clerk = {};
};

/// 转窗口: of the ticket that is called or served there.
struct TransferTicket {
  WindowNo window{};
  std::string group;           ///< whose line it goes to; "": stays in its own
  std::optional<WindowNo> to;  ///< the window it is offered to
  Clerk clerk = {};
};

struct AcceptTransfer {
  WindowNo window{};
  TicketId ticket{};
  Clerk clerk = {};
};

struct GiveBackTransfer {
  WindowNo window{};
  TicketId ticket{};
  Clerk clerk = {};
};

/// 暂离.
struct PauseWindow {
  WindowNo window{};
  PauseReason reason = PauseReason::kBreak;
  Clerk clerk = {};
};

struct ResumeWindow {
  WindowNo window{};
  Clerk clerk = {};
};

/// 接管: this page acts from here on. Only the clerk on shift there may ask.
struct TakeSeat {
  WindowNo window{};
  Clerk clerk = {};
};

/// 一键求助, from any page. Asking again before somebody has acknowledged it is no error.
struct CallHelp {
  WindowNo window{};
  Clerk clerk = {};
};

}  // namespace yichuang::core
