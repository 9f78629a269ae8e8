#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "hub/documents/paper.h"

namespace yichuang::documents {

/// What stands on the ticket of a number. Nothing of it belongs to a person.
struct Ticket {
  Language language = Language::kChinese;
  bool large_print = false;  ///< only the number, where, and what to do, all in large type
  bool sample = false;       ///< of sample data: marked so
  std::string hall;
  std::string number;                  ///< "A001"
  std::string group;                   ///< "企业开办"
  std::string where;                   ///< may be empty
  std::string phone;                   ///< for questions; may be empty
  std::chrono::local_days day{};       ///< the only day it holds for
  std::chrono::local_seconds taken{};  ///< hall time
  /// Given by the kiosk while the hub was away: how many wait is not known.
  bool offline = false;
  bool unchecked = false;   ///< the group has limits per person, and nobody checked them
  std::uint16_t ahead = 0;  ///< people before it; not printed when offline
  /// Minutes; both 0: not known.
  std::uint16_t wait_from = 0;
  std::uint16_t wait_until = 0;
};

/// The ticket for a roll of 58 mm (32 columns of Latin letters, 16 Chinese characters) or 80 mm (48
/// and 24); it has no line that either breaks inside the number. The barcode holds the number and
/// the day, for a scanner at the guide desk.
Paper TicketPaper(const Ticket& ticket);

}  // namespace yichuang::documents
