// The rating device: the core on the board, for ever.
#include "evaluator-firmware/board/cortex-m/clock.h"
#include "evaluator-firmware/board/cortex-m/evaluator_board.h"
#include "evaluator-firmware/board/cortex-m/service_line.h"
#include "evaluator-firmware/core/evaluator.h"

namespace board = yichuang::evaluator::cortex_m;
namespace core = yichuang::evaluator;

namespace {

constexpr std::uint16_t kFirmware = 0x0102;
static_assert(kFirmware >= yichuang::protocol::kFirmwareWithNames);

// Nothing to do without an identity but to say so; whoever enrols the device starts it anew.
[[noreturn]] void Idle(board::EvaluatorBoard& device) {
  board::ServiceLine("no identity: write one to the last 256 bytes of the EEPROM (docs/device.md)");
  device.Say("No identity");
  for (;;) board::WaitForInterrupt();
}

}  // namespace

int main() {
  static board::Eeprom eeprom;
  static board::EvaluatorBoard device(eeprom);
  const auto identity = device.Start();
  const core::KeyLayout* layout = identity ? core::FindLayout(identity->keys) : nullptr;
  if (layout == nullptr) Idle(device);
  static board::EepromPart store(eeprom, 0, board::Eeprom::kSize - core::identity_page::kSize);
  static core::Evaluator evaluator(device, store, *layout,
                                   {identity->serial, kFirmware, identity->key});
  board::ServiceLine("boot")
      .With("serial", identity->serial)
      .With("epoch", evaluator.log().epoch())
      .With("next", evaluator.log().next_counter())
      .With("pending", evaluator.log().next_counter() - evaluator.log().oldest_pending())
      .With("damaged", evaluator.log().damaged_slots());
  board::StartWatchdog();
  for (;;) {
    evaluator.Poll();
    device.Turn();
    board::FeedWatchdog();
    board::WaitForInterrupt();
  }
}
