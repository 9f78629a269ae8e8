#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/reasons.h"

namespace yichuang::catalogue {

/// Which list of the catalogue a row stands in.
enum class Part : std::uint8_t { kHead, kDepartments, kThemes, kLifeEvents, kItems, kJointMatters };

struct Finding {
  Part part = Part::kHead;
  std::size_t place = 0;  ///< in that list
  std::string field;      ///< path in the row
  Reason reason = Reason::kUnreadable;
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Everything the values themselves must keep: unique ids, references, lengths, limits, what an
/// unverified item may not claim and a complete one must hold. Empty when all is well; never more
/// than kMaxFaults.
std::vector<Finding> CheckCatalogue(const Catalogue& catalogue);

}  // namespace yichuang::catalogue
