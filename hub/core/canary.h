#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hub/core/canary_event.h"

/// When the nightly canary runs and what it finds. See docs/operate.md for how far it reaches.
namespace yichuang::core {

struct Hall;
struct Record;
struct TakeEntry;

struct CanaryPress {
  bool two_button = false;
  Level level = Level::k5;
  friend bool operator==(const CanaryPress&, const CanaryPress&) = default;
};
/// Every level that a device of each class can sign: five keys, and two (满意 is 4, 不满意 is 2).
inline constexpr std::array<CanaryPress, 7> kCanaryPresses{{{false, Level::k5},
                                                            {false, Level::k4},
                                                            {false, Level::k3},
                                                            {false, Level::k2},
                                                            {false, Level::k1},
                                                            {true, Level::k4},
                                                            {true, Level::k2}}};

/// Whom its entries come from: no name of a terminal, for those have no blank in them.
inline constexpr std::string_view kCanaryDevice = "night check";
/// Serials of its two signers, above any device's; their sources.
inline constexpr std::array<std::uint32_t, 2> kCanarySerials{4'294'967'290U, 4'294'967'291U};
inline constexpr std::array<std::string_view, 2> kCanarySources{"ev-4294967290", "ev-4294967291"};

/// All have arrived by then, or it has failed.
inline constexpr std::chrono::seconds kCanaryLimit{60};

struct Canary {
  std::optional<HallDay> day{};  ///< of the last one that began
  CanaryRun run{};               ///< the same
  std::optional<Instant> due{};  ///< while it is under way
  std::uint64_t counted = 0;     ///< real ratings when it began
  std::uint32_t pending = 0;     ///< bit n: kCanaryPresses[n] has not come
  friend bool operator==(const Canary&, const Canary&) = default;
};

/// What the counters hold; see Store.
struct CanaryTally {
  /// By kCanaryPresses; what stands anywhere else is `stray`.
  std::array<std::uint64_t, kCanaryPresses.size()> presses{};
  std::uint64_t stray = 0;
  std::uint64_t counted = 0;  ///< real ratings that the counters hold
  std::uint64_t arrived = 0;  ///< real ratings that came since the run began
  friend bool operator==(const CanaryTally&, const CanaryTally&) = default;
};

/// The hall begins one; `counted` is what the counters hold.
struct BeginCanary {
  std::uint64_t counted = 0;
};
/// All have come, or the time is over.
struct EndCanary {
  CanaryTally tally;
};

/// Whether tonight's is to begin: once a day of the hall, from `at` on. A hall without windows has
/// none.
bool IsCanaryDue(const Hall& hall, std::chrono::minutes at, Instant now);
/// Whether one is under way and has nothing left to wait for.
bool IsCanaryOver(const Hall& hall, Instant now);

void ApplyCanary(Hall& hall, const Record& record, const CanaryBegun& event);
void ApplyCanary(Hall& hall, const Record& record, const CanaryRated& event);
void ApplyCanary(Hall& hall, const Record& record, const CanaryEnded& event);

}  // namespace yichuang::core
