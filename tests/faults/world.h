#pragma once

#include <chrono>
#include <cstdint>
#include <random>

#include "hub/client/session.h"
#include "hub/core/ids.h"
#include "tests/faults/machine_disk.h"

namespace yichuang::faults {

using client::SteadyMillis;

/// Thrown where a process is killed; see KillPoint.
struct Killed {};

/// Clock and chance of one hall. All of a run follows from the seed.
struct World {
  explicit World(std::uint64_t seed) : random(seed) {}

  /// 0 … limit - 1.
  std::uint64_t Below(std::uint64_t limit) { return random() % limit; }
  /// True once in `times`.
  bool OneIn(std::uint64_t times) { return Below(times) == 0; }
  SteadyMillis Between(int from, int until) {
    return SteadyMillis(from + static_cast<int>(Below(static_cast<std::uint64_t>(until - from))));
  }

  /// How the next process to die does.
  bool DiesByPowerCut() { return death == Death::kEither ? OneIn(2) : death == Death::kPowerCut; }

  enum class Death { kEither, kProcess, kPowerCut };
  Death death = Death::kEither;  ///< kPowerCut: nothing of what was not synced survives
  Random random;
  SteadyMillis now{1'000};
  /// Wall clock when `now` is 0: a Monday, 09:00 in Beijing.
  core::Instant origin{std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) +
                       std::chrono::hours(1)};
  core::Instant wall() const { return origin + now; }
};

/// Kills one process at a named point of its path (YICHUANG_FAULT_POINT, builds with
/// YICHUANG_DEFECTS). One for a thread.
class KillPoint {
 public:
  /// While a machine works, its disk is the one that dies with it.
  class Working {
   public:
    explicit Working(MachineDisk& disk);
    ~Working();
    Working(const Working&) = delete;
    Working& operator=(const Working&) = delete;

   private:
    MachineDisk* before_;
  };

  /// The next time that the machine of this disk passes `name`; not before it has passed `after`,
  /// when there is such a point.
  static void Arm(const char* name, const MachineDisk& disk, const char* after = nullptr);
  static void Disarm();
  /// Whether it has killed since Arm.
  static bool fired();
};

}  // namespace yichuang::faults
