#include "evaluator-firmware/board/cortex-m/oled.h"

#include <initializer_list>

#include "evaluator-firmware/board/cortex-m/registers.h"

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr std::uint32_t kControl0 = kSsi + 0x00;
constexpr std::uint32_t kControl1 = kSsi + 0x04;
constexpr std::uint32_t kData = kSsi + 0x08;
constexpr std::uint32_t kStatus = kSsi + 0x0C;
constexpr std::uint32_t kPrescale = kSsi + 0x10;
constexpr std::uint32_t kBusy = 1U << 4;
constexpr std::uint32_t kReceived = 1U << 2;
constexpr std::uint32_t kIsData = 1U << 7;  // port C, pin 7
constexpr std::uint32_t kSelect = 1U << 3;  // port A, pin 3

void Send(std::uint8_t byte) {
  Register(kData) = byte;
  while ((Register(kStatus) & kBusy) != 0) {
  }
  while ((Register(kStatus) & kReceived) != 0) {
    [[maybe_unused]] const std::uint32_t unused = Register(kData);
  }
}

void Command(std::initializer_list<std::uint8_t> bytes) {
  Pins(kGpioC, kIsData) = 0;
  for (const std::uint8_t byte : bytes) Send(byte);
}

}  // namespace

void StartOled() {
  Register(kGpioA + kAlternate) = Register(kGpioA + kAlternate) | 0x34;
  Register(kGpioA + kDigital) = Register(kGpioA + kDigital) | 0x3C;
  Register(kGpioA + kDirection) = Register(kGpioA + kDirection) | kSelect;
  Register(kGpioC + kDirection) = kIsData;
  Register(kGpioC + kDigital) = kIsData;
  Pins(kGpioA, kSelect) = 0;
  Register(kControl1) = 0;
  Register(kControl0) = 7;  // eight bits
  Register(kPrescale) = 16;
  Register(kControl1) = 2;
  Command({0xAF});  // on
}

void ShowOnOled(const Picture& picture) {
  Command({0x15, 0, Picture::kWidth / 2 - 1, 0x75, 0, 79});
  Pins(kGpioC, kIsData) = kIsData;
  for (int y = 0; y < Picture::kHeight; ++y) {
    for (int x = 0; x < Picture::kWidth; x += 2)
      Send(static_cast<std::uint8_t>(picture.At(x, y) * 5 << 4 | picture.At(x + 1, y) * 5));
  }
}

}  // namespace yichuang::evaluator::cortex_m
