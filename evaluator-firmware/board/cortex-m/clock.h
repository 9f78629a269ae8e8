#pragma once

#include <cstdint>

/// The clock tree, the tick and the watchdog.
namespace yichuang::evaluator::cortex_m {

/// 50 MHz from the crystal, the peripherals' clocks on, a tick every kTickMs.
void StartClock();

/// How fine Milliseconds() counts: the core wants to be called every 10 ms.
inline constexpr std::uint32_t kTickMs = 4;

/// Milliseconds since StartClock, in steps of a tick; wraps after 49 days.
std::uint32_t Milliseconds();

/// Sleeps until the next interrupt: at most a tick.
void WaitForInterrupt();

/// From here on the board starts anew when FeedWatchdog was not called for kWatchdogMs to twice
/// that.
void StartWatchdog();
void FeedWatchdog();
inline constexpr std::uint32_t kWatchdogMs = 1'000;

/// Counts processor cycles finer than the tick does; wraps. Not a clock: a source of small
/// differences.
std::uint32_t CyclesInTick();

}  // namespace yichuang::evaluator::cortex_m
