#include "hub/access/lockout.h"

#include <algorithm>

namespace yichuang::access {

bool IsLockedOut(const Strikes& strikes, core::Instant now) { return now < strikes.locked_until; }

Strikes AfterFailure(const LockoutRules& rules, Strikes strikes, core::Instant now) {
  if (now - strikes.last >= rules.forgotten_after) strikes = {};
  ++strikes.failures;
  strikes.last = now;
  const int beyond = strikes.failures - rules.free_failures;
  if (beyond < 0) return strikes;
  std::chrono::minutes wait = rules.first_wait;
  for (int i = 0; i < beyond && wait < rules.longest_wait; ++i) wait *= 2;
  strikes.locked_until = now + std::min(wait, rules.longest_wait);
  return strikes;
}

}  // namespace yichuang::access
