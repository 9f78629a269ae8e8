#include "evaluator-firmware/board/cortex-m/evaluator_board.h"

#include <algorithm>

#include "evaluator-firmware/board/cortex-m/clock.h"
#include "evaluator-firmware/board/cortex-m/oled.h"
#include "evaluator-firmware/board/cortex-m/registers.h"
#include "evaluator-firmware/board/cortex-m/service_line.h"
#include "evaluator-firmware/board/cortex-m/uart.h"
#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/crc32.h"
#include "evaluator-firmware/protocol/sm3.h"

namespace yichuang::evaluator::cortex_m {
namespace {

constexpr std::uint32_t kIdentityAt = Eeprom::kSize - identity_page::kSize;
constexpr std::uint32_t kLamp = 1U << 0;      // port F
constexpr std::uint32_t kFourKeys = 0x0F;     // port E
constexpr std::uint32_t kFifthKey = 1U << 1;  // port F
// Port D; not its pin 0, which selects between display and SD card on the evaluation board.
constexpr std::uint32_t kBeeper = 1U << 1;
constexpr std::uint32_t kBeepMs = 80;

void StartPins() {
  Register(kGpioE + kPullUp) = kFourKeys;
  Register(kGpioE + kDigital) = kFourKeys;
  Register(kGpioF + kDirection) = kLamp;
  Register(kGpioF + kPullUp) = kFifthKey;
  Register(kGpioF + kDigital) = kLamp | kFifthKey;
  Register(kGpioD + kDirection) = Register(kGpioD + kDirection) | kBeeper;
  Register(kGpioD + kDigital) = Register(kGpioD + kDigital) | kBeeper;
}

}  // namespace

std::optional<identity_page::Written> EvaluatorBoard::Start() {
  StartClock();
  StartPins();
  StartLines();
  eeprom_.Start();
  StartOled();
  std::array<std::uint8_t, identity_page::kIdentitySize> page{};
  if (!eeprom_.Read(kIdentityAt, page)) return std::nullopt;
  const auto written = identity_page::Decode(page);
  if (!written) return std::nullopt;
  key_ = written->key;
  starts_ = CountStart();
  return written;
}

/// The higher copy that is whole, and one; written over the other. 0 when the chip took nothing:
/// then the cycles of the clock alone tell starts apart.
std::uint32_t EvaluatorBoard::CountStart() {
  std::uint32_t highest = 0;
  std::size_t older = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    std::array<std::uint8_t, identity_page::kStartSize> copy{};
    if (!eeprom_.Read(kIdentityAt + identity_page::kStartCopies[i], copy)) return 0;
    const std::span<const std::uint8_t> bytes(copy);
    const auto count = protocol::GetBig<std::uint32_t>(bytes, 0);
    // Four bytes of an EEPROM that nobody wrote have a checksum that holds.
    const bool blank = count == 0xFFFFFFFF;
    const bool whole =
        !blank && protocol::GetBig<std::uint32_t>(bytes, 4) == protocol::Crc32(bytes.first(4));
    if (whole && count >= highest) {
      highest = count;
      older = 1 - i;
    }
  }
  std::array<std::uint8_t, identity_page::kStartSize> copy{};
  const std::span<std::uint8_t> bytes(copy);
  protocol::PutBig(bytes, 0, highest + 1);
  protocol::PutBig(bytes, 4, protocol::Crc32(bytes.first(4)));
  return eeprom_.Write(kIdentityAt + identity_page::kStartCopies[older], copy) ? highest + 1 : 0;
}

std::uint32_t EvaluatorBoard::NowMs() { return Milliseconds(); }

std::uint32_t EvaluatorBoard::Random32() {
  constexpr std::string_view kLabel = "yc/board/random";
  std::array<std::uint8_t, kLabel.size() + 12> message{};
  std::copy(kLabel.begin(), kLabel.end(), message.begin());
  const std::span<std::uint8_t> all(message);
  protocol::PutBig(all, kLabel.size(), starts_);
  protocol::PutBig(all, kLabel.size() + 4, ++draws_);
  protocol::PutBig(all, kLabel.size() + 8, CyclesInTick());
  const auto mac = protocol::HmacSm3Of(key_, message);
  return protocol::GetBig<std::uint32_t>(mac, 0);
}

// Active low. Pins that nobody has driven since the reset read as down: the core takes what is down
// at its first look for stuck until it is released.
std::uint8_t EvaluatorBoard::KeysDown() {
  const std::uint32_t four = ~Pins(kGpioE, kFourKeys) & kFourKeys;
  const std::uint32_t fifth = ~Pins(kGpioF, kFifthKey) & kFifthKey;
  const auto down = static_cast<std::uint8_t>(four | (fifth << 3));
  if (down == 0) down_since_.reset();
  if (down != 0 && !down_since_) down_since_ = Milliseconds();
  return down;
}

std::size_t EvaluatorBoard::Receive(std::span<std::uint8_t> bytes) { return ReadCable(bytes); }

std::size_t EvaluatorBoard::Send(std::span<const std::uint8_t> bytes) {
  return Write(Line::kCable, bytes);
}

// The lamp first: the picture takes a moment.
void EvaluatorBoard::Draw(const ScreenView& view) {
  if (view.lamp && !lamp_) {
    Pins(kGpioD, kBeeper) = kBeeper;
    beeping_since_ = Milliseconds();
  }
  if (view.lamp != lamp_) {
    lamp_ = view.lamp;
    Pins(kGpioF, kLamp) = lamp_ ? kLamp : 0;
    const std::uint32_t now = Milliseconds();
    ServiceLine line("lamp");
    line.With("on", lamp_ ? 1U : 0U).With("ms", now);
    if (lamp_ && down_since_) line.With("after", now - *down_since_);
  }
  picture_.Show(view);
  ShowOnOled(picture_);
  ServiceLine("screen")
      .With("kind", static_cast<std::uint32_t>(view.kind))
      .With("name", view.name.width)
      .With("ms", Milliseconds());
}

void EvaluatorBoard::Say(std::string_view text) {
  picture_.Show(text);
  ShowOnOled(picture_);
}

void EvaluatorBoard::Turn() {
  if (!beeping_since_ || Milliseconds() - *beeping_since_ < kBeepMs) return;
  Pins(kGpioD, kBeeper) = 0;
  beeping_since_.reset();
}

}  // namespace yichuang::evaluator::cortex_m
