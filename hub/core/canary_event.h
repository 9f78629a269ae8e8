#pragma once

#include <cstdint>

#include "hub/core/case_event.h"
#include "hub/core/ids.h"

/// 夜间自检 (nightly canary): ratings that the hub makes itself, to see that each level of each
/// class of devices is counted. They are of no service, and no figure, report or book knows them.
namespace yichuang::core {

/// Sequence number of the record that begins it.
enum class CanaryRun : std::uint64_t {};

struct CanaryBegun {
  HallDay day{};
  std::uint64_t counted = 0;  ///< real ratings that the counters hold
  Instant due{};              ///< all have arrived by then
  friend bool operator==(const CanaryBegun&, const CanaryBegun&) = default;
};

/// One of its ratings came through.
struct CanaryRated {
  CanaryRun run{};
  bool two_button = false;
  Level level = Level::k5;
  friend bool operator==(const CanaryRated&, const CanaryRated&) = default;
};

struct CanaryEnded {
  HallDay day{};
  bool passed = false;
  std::uint32_t arrived = 0;   ///< of kCanaryPresses
  std::uint32_t tallied = 0;   ///< of those, found where they belong, and nowhere else
  std::uint64_t counted = 0;   ///< real ratings that the counters hold
  std::uint64_t expected = 0;  ///< those at the begin, and what came since
  friend bool operator==(const CanaryEnded&, const CanaryEnded&) = default;
};

template <typename Event>
concept CanaryEvent = kIsOneOf<Event, CanaryBegun, CanaryRated, CanaryEnded>;

}  // namespace yichuang::core
