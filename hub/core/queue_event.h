#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "hub/contract/messages.h"
#include "hub/core/ids.h"
#include "hub/core/ticket.h"

/// What happens in the lines of the hall. Arrival is ServiceOpened at the window the ticket was
/// called to, the end is ServiceEnded there. The four times of a ticket follow from these alone:
/// wait = first call − issue (or the last return into a line), walk = opened − first call, serve =
/// ended − opened − held; the idle time of the window stands in the first call.
namespace yichuang::core {

struct TicketIssued {
  TicketId ticket{};
  TicketNo no;
  std::string group;
  HallDay day{};
  TicketClass cls = TicketClass::kWalkIn;
  std::string source;                     ///< device of a kiosk, "desk" or "guide"
  bool offline = false;                   ///< from a block, while the hub was away
  Instant issued{};                       ///< of an offline ticket earlier than the record
  std::optional<contract::EntryKey> key;  ///< of a kiosk's entry
  /// Handle of whose it is, where the group has limits per person: the same person has the same one
  /// on the same day, and nobody finds the person from it. "": nobody was named.
  std::string person = {};
  bool unchecked = false;  ///< the group has limits and nobody was named: they were not checked
  friend bool operator==(const TicketIssued&, const TicketIssued&) = default;
};

/// The kiosk may give these numbers by itself on that day.
struct BlockLeased {
  std::string kiosk;
  std::string group;
  HallDay day{};
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  friend bool operator==(const BlockLeased&, const BlockLeased&) = default;
};

/// Why this one and no other: what the clerk is told.
enum class WhyThisOne : std::uint8_t {
  kLongest,      ///< has waited longest
  kClass,        ///< its class goes first
  kWalkInsTurn,  ///< so many others were called in a row that it is a walk-in's turn
  kAccepted,     ///< transferred to this window
  kRecalled,     ///< the same again
};

struct TicketCalled {
  TicketId ticket{};
  WindowNo window{};
  StaffId staff{};
  std::uint8_t call = 1;    ///< 1, 2, 3 at this window
  std::uint64_t voice = 0;  ///< of the call: spoken once
  WhyThisOne why = WhyThisOne::kLongest;
  std::uint64_t idle_ms = 0;          ///< the window was free before its first call
  std::uint64_t idle_waiting_ms = 0;  ///< of that, while people waited whom it serves
  friend bool operator==(const TicketCalled&, const TicketCalled&) = default;
};

struct TicketMissed {
  TicketId ticket{};
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const TicketMissed&, const TicketMissed&) = default;
};

/// Into the line again, with its own time of issue; the next `behind` calls go to others.
struct TicketReturned {
  TicketId ticket{};
  std::uint8_t behind = 0;
  friend bool operator==(const TicketReturned&, const TicketReturned&) = default;
};

enum class CancelledBy : std::uint8_t {
  kHolder,      ///< 按错了, or the visitor leaves
  kSuperseded,  ///< the kiosk heard nothing of it and gave another number
};

struct TicketCancelled {
  TicketId ticket{};
  CancelledBy by = CancelledBy::kHolder;
  std::optional<contract::EntryKey> key;  ///< of a kiosk's entry
  friend bool operator==(const TicketCancelled&, const TicketCancelled&) = default;
};

struct TicketHeld {
  TicketId ticket{};
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const TicketHeld&, const TicketHeld&) = default;
};

struct TicketResumed {
  TicketId ticket{};
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const TicketResumed&, const TicketResumed&) = default;
};

/// Number and time of issue are kept.
struct TicketTransferred {
  TicketId ticket{};
  WindowNo window{};  ///< which gave it away
  StaffId staff{};
  std::string group;           ///< whose line it stands in now
  std::optional<WindowNo> to;  ///< the window it is offered to; absent: any of the group
  friend bool operator==(const TicketTransferred&, const TicketTransferred&) = default;
};

/// The window lets go of it: an offer given back, or there is no such window any more.
struct TicketReleased {
  TicketId ticket{};
  WindowNo window{};
  friend bool operator==(const TicketReleased&, const TicketReleased&) = default;
};

struct TicketExpired {
  TicketId ticket{};
  friend bool operator==(const TicketExpired&, const TicketExpired&) = default;
};

enum class PauseReason : std::uint8_t { kBreak, kMeal, kMeeting, kDevice, kMatter };

struct WindowPaused {
  WindowNo window{};
  StaffId staff{};
  PauseReason reason = PauseReason::kBreak;
  friend bool operator==(const WindowPaused&, const WindowPaused&) = default;
};

struct WindowResumed {
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const WindowResumed&, const WindowResumed&) = default;
};

/// On hold longer than the hall allows. Its service ends and it goes back into the line next.
struct HoldOverran {
  TicketId ticket{};
  TicketNo no;
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const HoldOverran&, const HoldOverran&) = default;
};

/// One page of the clerk acts at the window from here on (接管); any other only shows it.
struct SeatTaken {
  WindowNo window{};
  StaffId staff{};
  std::string seat;  ///< the page's own name, 1 to kMostSeat of a-z and 0-9; no secret
  friend bool operator==(const SeatTaken&, const SeatTaken&) = default;
};
inline constexpr std::size_t kMostSeat = 64;

/// 一键求助: somebody at the window needs help now.
struct HelpCalled {
  WindowNo window{};
  StaffId staff{};
  friend bool operator==(const HelpCalled&, const HelpCalled&) = default;
};

}  // namespace yichuang::core
