#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hub/core/hall.h"

namespace yichuang::hub {

/// What a member of staff is told outside the pages (a phone, a message system of the office).
/// Nothing of a citizen is in it: a number of the hall, and a work number or a role.
struct StaffMessage {
  enum class What : std::uint8_t {
    kHanded,     ///< something was handed to him and waits for his signature
    kSoon,       ///< his, about to be late
    kLate,       ///< his, late: a card
    kRaised,     ///< late, and escalated to a role
    kChased,     ///< 催办
    kUnclaimed,  ///< nobody has it, or nobody knows whose it is: the duty manager says so
    kShown,      ///< a bad rating that the head of its unit may see from now on
  };
  std::int64_t at_ms = 0;
  What what = What::kHanded;
  std::string to;            ///< work number; "" for whoever has the role
  std::string role;          ///< "duty_manager", of what goes to a role; else ""
  std::string no;            ///< of the matter or case; "" of a batch of papers
  std::uint64_t matter = 0;  ///< 0: it is of a case
  std::string unit = {};     ///< whose "unit_head"; "" for a role of the hall
  friend bool operator==(const StaffMessage&, const StaffMessage&) = default;
};

/// What a record tells somebody; absent for what tells nobody. `hall` is the one after the record.
std::optional<StaffMessage> MessageOf(const core::Hall& hall, const core::Record& record);

/// One JSON line with a line end.
std::string LineOf(const StaffMessage& message);

}  // namespace yichuang::hub
