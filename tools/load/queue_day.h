#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "hub/core/queue_plan.h"

/// A day of tickets played through the hub's own decisions, with time made up: no clock, no disk.
namespace yichuang::load {

struct DayShape {
  int tickets = 5000;
  int windows = 60;
  std::uint64_t seed = 1;
};

/// Waits of one class, in minutes from the number to the first call.
struct ClassWait {
  std::uint64_t called = 0;
  double mean = 0;
  double p95 = 0;
  double most = 0;
};

struct DayResult {
  std::uint64_t issued = 0;
  std::uint64_t called = 0;
  std::uint64_t missed = 0;    ///< 过号
  std::uint64_t records = 0;   ///< of the ledger it would have written
  double machine_seconds = 0;  ///< processor time of deciding and applying, and of the play itself
  double estimated = 0;        ///< share of the tickets that were told a range
  double hit = 0;              ///< share of those whose wait lay in the range told
  std::array<ClassWait, core::kTicketClassCount> waits;  ///< by TicketClass
};

/// Plays one day of the shape under a policy: the same citizens for the same seed, whatever the
/// policy is.
DayResult PlayDay(const DayShape& shape, const core::QueuePolicy& policy);

}  // namespace yichuang::load
