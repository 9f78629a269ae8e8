#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hub/contract/reasons.h"
#include "hub/core/ids.h"

/// A ticket: the place of one visitor in the line of one group, and what may happen to it.
namespace yichuang::core {

/// Sequence of issue over all days, never used twice; the number is an attribute of it.
enum class TicketId : std::uint64_t {};

/// What is printed and called, "A001". Counted per group and hall day; kept for the ticket's whole
/// life, also when it is transferred to another group.
struct TicketNo {
  char letter = 'A';         ///< of the group that issued it, 'A'…'Z'
  std::uint16_t number = 0;  ///< 1…999
  friend auto operator<=>(const TicketNo&, const TicketNo&) = default;
};
inline constexpr std::uint16_t kMostTicketNumber = 999;

/// "A001".
std::string TextOf(TicketNo no);
/// Absent unless it is a letter and three digits, 001…999.
std::optional<TicketNo> TicketNoOf(std::string_view text);

enum class TicketClass : std::uint8_t { kWalkIn, kAppointment, kPriority };
inline constexpr int kTicketClassCount = 3;

enum class TicketState : std::uint8_t {
  kWaiting,    ///< in the line of its group
  kCalled,     ///< to a window, not arrived yet
  kServing,    ///< at a window
  kHeld,       ///< 暂存: the visitor comes back to the same window
  kOffered,    ///< transferred to one window, which accepts or gives it back
  kMissed,     ///< 过号
  kDone,       ///< from here on the hall forgets it
  kCancelled,  ///< by its holder, or another number took its place
  kExpired,    ///< its day ended
};
inline constexpr int kTicketStateCount = 9;

enum class TicketAct : std::uint8_t {
  kCall,
  kRecall,
  kArrive,
  kMiss,
  kReturn,  ///< a missed one comes back into the line
  kHold,
  kResume,
  kTransfer,  ///< to the line of a group
  kOffer,     ///< to one window
  kRelease,   ///< the window lets go of it: back into the line
  kFinish,
  kCancel,
  kExpire,
};
inline constexpr int kTicketActCount = 13;

/// What a ticket in `state` becomes, or why the act is refused. Total: every act in every state.
std::variant<TicketState, contract::Reason> Next(TicketState state, TicketAct act);

}  // namespace yichuang::core
