#pragma once

#include <array>
#include <cstdint>

namespace yichuang::core {

/// Counts of one hall day; response rate = rated / invited_or_not ended services.
struct DayCounts {
  std::uint32_t ended = 0;                ///< services ended
  std::uint32_t uninvited = 0;            ///< of those, without an invitation
  std::uint32_t rated = 0;                ///< counted ratings for services ended that day
  std::array<std::uint32_t, 5> levels{};  ///< levels[n-1]: counted ratings of level n
  friend bool operator==(const DayCounts&, const DayCounts&) = default;
};

}  // namespace yichuang::core
