#include "evaluator-firmware/board/cortex-m/eeprom.h"

#include <algorithm>

#include "evaluator-firmware/board/cortex-m/clock.h"
#include "evaluator-firmware/board/cortex-m/registers.h"

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr std::uint32_t kAddress = kI2c + 0x00;
constexpr std::uint32_t kCommand = kI2c + 0x04;
constexpr std::uint32_t kData = kI2c + 0x08;
constexpr std::uint32_t kPeriod = kI2c + 0x0C;
constexpr std::uint32_t kConfiguration = kI2c + 0x20;
constexpr std::uint32_t kRun = 1;
constexpr std::uint32_t kBegin = 2;
constexpr std::uint32_t kStop = 4;
constexpr std::uint32_t kAcknowledge = 8;
constexpr std::uint32_t kBusy = 1;
constexpr std::uint32_t kFailed = 2;
constexpr std::uint32_t kChip = 0x50 << 1;
constexpr std::uint32_t kToRead = 1;
// The data sheet promises 5 ms for a page.
constexpr std::uint32_t kLongestWriteMs = 20;
constexpr std::uint32_t kMostTurns = 100'000;

}  // namespace

void Eeprom::Start() {
  Register(kGpioB + kAlternate) = 0x0C;
  Register(kGpioB + kOpenDrain) = 0x0C;
  Register(kGpioB + kDigital) = 0x0C;
  Register(kConfiguration) = 0x10;
  Register(kPeriod) = kClockHz / (20 * 100'000) - 1;
}

/// One byte on the bus; false when the chip did not answer or the bus hangs.
bool Eeprom::Step(std::uint32_t command) {
  Register(kCommand) = command;
  for (std::uint32_t i = 0; i < kMostTurns; ++i) {
    const std::uint32_t status = Register(kCommand);
    if ((status & kBusy) != 0) continue;
    return (status & kFailed) == 0;
  }
  return false;
}

/// Sets the chip's pointer.
bool Eeprom::Point(std::uint32_t offset, bool stop) {
  Register(kAddress) = kChip;
  Register(kData) = offset >> 8;
  if (!Step(kRun | kBegin)) {
    Step(kStop);
    return false;
  }
  Register(kData) = offset & 0xFF;
  return Step(stop ? kRun | kStop : kRun);
}

// The pointer is set by a write of its own: a start with a change of direction in one transfer is
// what many bus masters get wrong.
bool Eeprom::Read(std::uint32_t offset, std::span<std::uint8_t> bytes) {
  if (bytes.empty()) return true;
  if (!Point(offset, true)) return false;
  Register(kAddress) = kChip | kToRead;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool last = i + 1 == bytes.size();
    if (!Step(kRun | (i == 0 ? kBegin : 0) | (last ? kStop : kAcknowledge))) return false;
    bytes[i] = static_cast<std::uint8_t>(Register(kData));
  }
  return true;
}

bool Eeprom::Write(std::uint32_t offset, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const std::size_t room = kPage - offset % kPage;
    const std::size_t count = std::min<std::size_t>(room, bytes.size());
    if (!WritePage(offset, bytes.first(count))) return false;
    bytes = bytes.subspan(count);
    offset += static_cast<std::uint32_t>(count);
  }
  return true;
}

bool Eeprom::WritePage(std::uint32_t offset, std::span<const std::uint8_t> bytes) {
  if (!Point(offset, false)) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Register(kData) = bytes[i];
    if (!Step(i + 1 == bytes.size() ? kRun | kStop : kRun)) return false;
  }
  return WaitUntilWritten();
}

/// While it writes, the chip does not answer to its address.
bool Eeprom::WaitUntilWritten() {
  const std::uint32_t begun = Milliseconds();
  do {
    if (Point(0, true)) return true;
  } while (Milliseconds() - begun < kLongestWriteMs);
  return false;
}

}  // namespace yichuang::evaluator::cortex_m
