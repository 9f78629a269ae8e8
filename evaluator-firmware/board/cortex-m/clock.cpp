#include "evaluator-firmware/board/cortex-m/clock.h"

#include "evaluator-firmware/board/cortex-m/registers.h"

namespace yichuang::evaluator::cortex_m {
namespace {

volatile std::uint32_t g_milliseconds = 0;

// Run-mode clock configuration.
constexpr std::uint32_t kRcc = kSystem + 0x60;
constexpr std::uint32_t kRawInterrupts = kSystem + 0x50;
constexpr std::uint32_t kPllLocked = 1U << 6;
constexpr std::uint32_t kBypass = 1U << 11;
constexpr std::uint32_t kPowerDown = 1U << 13;
constexpr std::uint32_t kUseDivider = 1U << 22;
constexpr std::uint32_t kDivideByFour = 3U << 23;  // 200 MHz / 4
constexpr std::uint32_t kCrystal8MHz = 0xEU << 6;

constexpr std::uint32_t kWatchdogLoad = kWatchdog + 0x00;
constexpr std::uint32_t kWatchdogControl = kWatchdog + 0x08;
constexpr std::uint32_t kWatchdogClear = kWatchdog + 0x0C;
constexpr std::uint32_t kWatchdogLock = kWatchdog + 0xC00;
constexpr std::uint32_t kUnlock = 0x1ACCE551;

}  // namespace

extern "C" void SysTickHandler() { g_milliseconds = g_milliseconds + kTickMs; }

void StartClock() {
  Register(kRcc) = kBypass | kPowerDown | kCrystal8MHz;
  Register(kRcc) = kBypass | kCrystal8MHz | kDivideByFour | kUseDivider;
  while ((Register(kRawInterrupts) & kPllLocked) == 0) {
  }
  Register(kRcc) = kCrystal8MHz | kDivideByFour | kUseDivider;
  Register(kSystem + 0x100) = 1U << 3;                             // watchdog
  Register(kSystem + 0x104) = (1U << 12) | (1U << 4) | (3U << 0);  // I2C, SSI, two UARTs
  Register(kSystem + 0x108) = 0x3F;                                // GPIO A to F
  Register(kSysTick + 4) = kClockHz / 1000 * kTickMs - 1;
  Register(kSysTick + 8) = 0;
  Register(kSysTick) = 7;  // the processor's clock, interrupt, on
}

std::uint32_t Milliseconds() { return g_milliseconds; }

void WaitForInterrupt() { asm volatile("wfi" ::: "memory"); }

void StartWatchdog() {
  Register(kWatchdogLock) = kUnlock;
  Register(kWatchdogLoad) = kClockHz / 1000 * kWatchdogMs;
  Register(kWatchdogControl) = 3;  // counts; the second time it runs out it resets
}

void FeedWatchdog() {
  Register(kWatchdogClear) = 1;
  Register(kWatchdogLoad) = kClockHz / 1000 * kWatchdogMs;
}

std::uint32_t CyclesInTick() { return Register(kSysTick + 8); }

}  // namespace yichuang::evaluator::cortex_m
