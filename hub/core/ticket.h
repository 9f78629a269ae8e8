#pragma once

#include <cstdint>
#include <variant>

#include "hub/contract/kiosk_queue.h"
#include "hub/contract/reasons.h"
#include "hub/core/ids.h"

/// A ticket: the place of one visitor in the line of one group, and what may happen to it.
namespace yichuang::core {

/// Sequence of issue over all days, never used twice; the number is an attribute of it.
enum class TicketId : std::uint64_t {};

using TicketNo = contract::TicketNumber;
using contract::TextOf;
using contract::TicketClass;
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
