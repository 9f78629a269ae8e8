#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "hub/contract/kiosk_queue.h"
#include "kiosk/model/hall.h"

/// A number that was given at this kiosk, and why there is none.
namespace yichuang::model {

/// A number in somebody's hand. It exists before and without any paper.
struct GivenNumber {
  std::string group;  ///< QueueGroup::id
  contract::TicketNumber number;
  std::chrono::year_month_day day{};  ///< the hall's day it is counted on
  Instant at{};                       ///< when it was given
  /// From this kiosk's block, because the hub did not answer: how many wait is not known, and where
  /// the group has limits per person, they were not checked.
  bool offline = false;
  std::uint16_t ahead = 0;   ///< people before it; 0 when offline
  contract::WaitRange wait;  ///< nothing known when offline
  friend bool operator==(const GivenNumber&, const GivenNumber&) = default;
};

enum class NumberTrouble : std::uint8_t {
  kNoneLeft,      ///< the hub does not answer, and no number of today is left in the blocks
  kHallClosed,    ///< numbers are not given now
  kNumbersOut,    ///< the group has none left today
  kUnknownGroup,  ///< the hall changed its groups a moment ago
  kPersonLimit,   ///< whoever laid the card down has as many open numbers of the group as he may
  kOther,         ///< anything else; the log knows what
};

}  // namespace yichuang::model
