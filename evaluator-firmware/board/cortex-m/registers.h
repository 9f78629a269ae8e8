#pragma once

#include <cstdint>

/// Registers of the LM3S6965 (Stellaris data sheet) and of the Cortex-M3 that the board uses.
namespace yichuang::evaluator::cortex_m {

/// The register at an address. Reading and writing it is what the hardware sees.
inline volatile std::uint32_t& Register(std::uint32_t address) {
  return *reinterpret_cast<volatile std::uint32_t*>(address);
}

inline constexpr std::uint32_t kWatchdog = 0x40000000;
inline constexpr std::uint32_t kGpioA = 0x40004000;
inline constexpr std::uint32_t kGpioB = 0x40005000;
inline constexpr std::uint32_t kGpioC = 0x40006000;
inline constexpr std::uint32_t kGpioD = 0x40007000;
inline constexpr std::uint32_t kSsi = 0x40008000;
inline constexpr std::uint32_t kUart0 = 0x4000C000;
inline constexpr std::uint32_t kUart1 = 0x4000D000;
inline constexpr std::uint32_t kI2c = 0x40020000;
inline constexpr std::uint32_t kGpioE = 0x40024000;
inline constexpr std::uint32_t kGpioF = 0x40025000;
inline constexpr std::uint32_t kSystem = 0x400FE000;
inline constexpr std::uint32_t kSysTick = 0xE000E010;
inline constexpr std::uint32_t kInterruptEnable = 0xE000E100;

/// Of a GPIO port.
inline constexpr std::uint32_t kDirection = 0x400;
inline constexpr std::uint32_t kAlternate = 0x420;
inline constexpr std::uint32_t kPullUp = 0x510;
inline constexpr std::uint32_t kOpenDrain = 0x50C;
inline constexpr std::uint32_t kDigital = 0x51C;

/// The data register of a port as seen through a mask: only the bits of the mask are read or
/// written.
inline volatile std::uint32_t& Pins(std::uint32_t port, std::uint32_t mask) {
  return Register(port + (mask << 2));
}

inline constexpr std::uint32_t kClockHz = 50'000'000;

}  // namespace yichuang::evaluator::cortex_m
