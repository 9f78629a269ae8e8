#pragma once

#include <chrono>

#include "hub/core/ids.h"

/// When somebody who keeps naming wrong passwords must wait; pure.
namespace yichuang::access {

struct LockoutRules {
  int free_failures = 5;                   ///< wrong ones in a row before the first wait
  std::chrono::minutes first_wait{1};      ///< doubled with every further one …
  std::chrono::minutes longest_wait{60};   ///< … up to this
  std::chrono::hours forgotten_after{24};  ///< of quiet, then counting begins anew
};

/// What is remembered of the wrong passwords for one work number, whether it has an account or not.
struct Strikes {
  int failures = 0;
  core::Instant last{};
  core::Instant locked_until{};
  friend bool operator==(const Strikes&, const Strikes&) = default;
};

/// While true no password is even looked at.
bool IsLockedOut(const Strikes& strikes, core::Instant now);

/// After one more wrong password at `now`.
Strikes AfterFailure(const LockoutRules& rules, Strikes strikes, core::Instant now);

}  // namespace yichuang::access
