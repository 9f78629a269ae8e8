#pragma once

#include <chrono>
#include <string>

#include "hub/documents/paper.h"

namespace yichuang::documents {

/// What stands on the slip of a matter (首问、投诉、办不成事). Nothing of it belongs to a person.
struct MatterSlip {
  Language language = Language::kChinese;
  bool large_print = false;
  bool sample = false;  ///< of sample data: marked so
  std::string hall;
  std::string no;        ///< "TS202611240007"
  std::string code;      ///< 12 characters A–Z and 2–7
  bool citizen = false;  ///< opened without a name: the code is the only key, and the slip says so
  std::string phone;     ///< for questions; may be empty
  std::chrono::local_seconds made{};  ///< hall time
};

/// The slip for a roll of 58 or 80 mm: the code in groups of four and as a barcode, and what it is
/// good for.
Paper MatterSlipPaper(const MatterSlip& slip);

}  // namespace yichuang::documents
