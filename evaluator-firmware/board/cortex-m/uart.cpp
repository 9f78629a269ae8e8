#include "evaluator-firmware/board/cortex-m/uart.h"

#include "evaluator-firmware/board/cortex-m/registers.h"

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr std::uint32_t kData = 0x00;
constexpr std::uint32_t kFlags = 0x18;
constexpr std::uint32_t kIntegerDivisor = 0x24;
constexpr std::uint32_t kFractionDivisor = 0x28;
constexpr std::uint32_t kLineControl = 0x2C;
constexpr std::uint32_t kControl = 0x30;
constexpr std::uint32_t kInterruptMask = 0x38;
constexpr std::uint32_t kInterruptClear = 0x44;
constexpr std::uint32_t kReceiveEmpty = 1U << 4;
constexpr std::uint32_t kTransmitFull = 1U << 5;
constexpr std::uint32_t kReceiveInterrupts = (1U << 4) | (1U << 6);  // level reached, line quiet
constexpr std::uint32_t kUart0Interrupt = 5;

/// From the interrupt to the main loop: one writes `end`, the other `begin`. Two of the longest
/// frames find room.
constexpr std::size_t kRingSize = 512;
std::array<std::uint8_t, kRingSize> g_ring;
volatile std::uint32_t g_begin = 0;
volatile std::uint32_t g_end = 0;

std::uint32_t AddressOf(Line line) { return line == Line::kCable ? kUart0 : kUart1; }

void Start(std::uint32_t uart) {
  Register(uart + kControl) = 0;
  Register(uart + kIntegerDivisor) = 27;  // 50 MHz / (16 · 115200) = 27 + 8/64
  Register(uart + kFractionDivisor) = 8;
  Register(uart + kLineControl) = 0x70;  // eight bits, FIFOs
  Register(uart + kControl) = 0x301;
}

}  // namespace

extern "C" void Uart0Handler() {
  Register(kUart0 + kInterruptClear) = kReceiveInterrupts;
  while ((Register(kUart0 + kFlags) & kReceiveEmpty) == 0) {
    const auto byte = static_cast<std::uint8_t>(Register(kUart0 + kData));
    const std::uint32_t end = g_end;
    if (end - g_begin >= kRingSize) continue;
    g_ring[end % kRingSize] = byte;
    g_end = end + 1;
  }
}

void StartLines() {
  Register(kGpioA + kAlternate) = Register(kGpioA + kAlternate) | 0x03;
  Register(kGpioA + kDigital) = Register(kGpioA + kDigital) | 0x03;
  Register(kGpioD + kAlternate) = Register(kGpioD + kAlternate) | 0x0C;
  Register(kGpioD + kDigital) = Register(kGpioD + kDigital) | 0x0C;
  Start(kUart0);
  Start(kUart1);
  Register(kUart0 + kInterruptMask) = kReceiveInterrupts;
  Register(kInterruptEnable) = 1U << kUart0Interrupt;
}

std::size_t ReadCable(std::span<std::uint8_t> bytes) {
  std::size_t count = 0;
  std::uint32_t begin = g_begin;
  while (count < bytes.size() && begin != g_end) bytes[count++] = g_ring[begin++ % kRingSize];
  g_begin = begin;
  return count;
}

std::size_t Write(Line line, std::span<const std::uint8_t> bytes) {
  const std::uint32_t uart = AddressOf(line);
  std::size_t count = 0;
  while (count < bytes.size() && (Register(uart + kFlags) & kTransmitFull) == 0)
    Register(uart + kData) = bytes[count++];
  return count;
}

void WriteAll(Line line, std::span<const char> text) {
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    while (Write(line, {&byte, 1}) == 0) {
    }
  }
}

}  // namespace yichuang::evaluator::cortex_m
