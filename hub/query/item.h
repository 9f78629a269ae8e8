#pragma once

#include <cstdint>
#include <string>

namespace yichuang::query {

enum class VersionState : std::uint8_t { kPending, kInForce, kWithdrawn };

/// One change of a service item: which version it brought, from when, who and when.
struct ItemVersionRow {
  std::uint64_t change = 0;  ///< core::ChangeId
  std::string sm3;           ///< of the version's file; "": as the imported catalogue has it
  std::int64_t asked_ms = 0;
  std::int64_t effective_ms = 0;
  std::string actor;  ///< "user:2001"
  VersionState state = VersionState::kPending;
  std::uint64_t undoes = 0;  ///< the change it turns round; 0: none
  friend bool operator==(const ItemVersionRow&, const ItemVersionRow&) = default;
};

}  // namespace yichuang::query
