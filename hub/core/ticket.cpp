#include "hub/core/ticket.h"

#include <array>

namespace yichuang::core {
namespace {

using contract::Reason;
using Outcome = std::variant<TicketState, Reason>;
using Row = std::array<Outcome, kTicketActCount>;

constexpr Outcome kWait = TicketState::kWaiting;
constexpr Outcome kCall = TicketState::kCalled;
constexpr Outcome kServe = TicketState::kServing;
constexpr Outcome kHold = TicketState::kHeld;
constexpr Outcome kOffer = TicketState::kOffered;
constexpr Outcome kMiss = TicketState::kMissed;
constexpr Outcome kDone = TicketState::kDone;
constexpr Outcome kCancel = TicketState::kCancelled;
constexpr Outcome kExpire = TicketState::kExpired;
constexpr Outcome kIsWaiting = Reason::kTicketWaiting;
constexpr Outcome kIsCalled = Reason::kTicketCalled;
constexpr Outcome kIsServed = Reason::kTicketServing;
constexpr Outcome kIsHeld = Reason::kTicketHeld;
constexpr Outcome kIsOffered = Reason::kTicketOffered;
constexpr Outcome kIsMissed = Reason::kTicketMissed;
constexpr Outcome kIsOver = Reason::kTicketOver;

constexpr Row All(Outcome outcome) {
  Row row{};
  for (Outcome& each : row) each = outcome;
  return row;
}

// One row per state, one column per act, in the order of the enumerations. What a citizen or clerk
// may be told is the reason; there is no third possibility.
// clang-format off
constexpr std::array<Row, kTicketStateCount> kTable{{
  // call        recall       arrive       miss         return       hold         resume       transfer     offer        release      finish       cancel       expire
  {{kCall,       kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kIsWaiting,  kCancel,     kExpire}},
  {{kIsCalled,   kCall,       kServe,      kMiss,       kIsCalled,   kIsCalled,   kIsCalled,   kWait,       kOffer,      kWait,       kIsCalled,   kCancel,     kIsCalled}},
  {{kIsServed,   kIsServed,   kIsServed,   kIsServed,   kIsServed,   kHold,       kIsServed,   kWait,       kOffer,      kIsServed,   kDone,       kIsServed,   kIsServed}},
  {{kIsHeld,     kIsHeld,     kIsHeld,     kIsHeld,     kIsHeld,     kIsHeld,     kServe,      kIsHeld,     kIsHeld,     kWait,       kIsHeld,     kIsHeld,     kExpire}},
  {{kCall,       kIsOffered,  kIsOffered,  kIsOffered,  kIsOffered,  kIsOffered,  kIsOffered,  kIsOffered,  kIsOffered,  kWait,       kIsOffered,  kCancel,     kExpire}},
  {{kIsMissed,   kIsMissed,   kIsMissed,   kIsMissed,   kWait,       kIsMissed,   kIsMissed,   kIsMissed,   kIsMissed,   kIsMissed,   kIsMissed,   kIsMissed,   kExpire}},
  All(kIsOver), All(kIsOver), All(kIsOver),
}};
// clang-format on
static_assert(kMiss.index() == 0 && kTable.size() == kTicketStateCount);

}  // namespace

std::variant<TicketState, Reason> Next(TicketState state, TicketAct act) {
  return kTable[static_cast<std::size_t>(state)][static_cast<std::size_t>(act)];
}

}  // namespace yichuang::core
