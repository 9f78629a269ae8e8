#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "evaluator-firmware/board/cortex-m/eeprom.h"
#include "evaluator-firmware/board/cortex-m/identity_page.h"
#include "evaluator-firmware/board/cortex-m/picture.h"
#include "evaluator-firmware/core/board.h"

namespace yichuang::evaluator::cortex_m {

/// The board of docs/device.md: five keys, lamp, beeper, display, cable. Main loop only.
class EvaluatorBoard final : public Board {
 public:
  explicit EvaluatorBoard(Eeprom& eeprom) : eeprom_(eeprom) {}

  /// Sets the hardware up. Absent when the EEPROM holds no identity: nobody has enrolled the
  /// device, or the chip does not answer. Counts the start.
  std::optional<identity_page::Written> Start();

  std::uint32_t NowMs() override;
  /// Bits nobody foresees who does not know the device's key: HMAC-SM3 under it of the number of
  /// this start and of the draw. No start has the number of another one.
  std::uint32_t Random32() override;
  std::uint8_t KeysDown() override;
  /// The bridge does not tell whether anybody listens.
  std::uint32_t CableSession() override { return 1; }
  std::size_t Receive(std::span<std::uint8_t> bytes) override;
  std::size_t Send(std::span<const std::uint8_t> bytes) override;
  void Draw(const ScreenView& view) override;

  /// A sentence on the display, for a device that cannot work.
  void Say(std::string_view text);
  /// Ends the beep when it has been long enough. Call it with every Poll.
  void Turn();

 private:
  std::uint32_t CountStart();

  Eeprom& eeprom_;
  Picture picture_;
  std::array<std::uint8_t, protocol::kDeviceKeySize> key_{};
  std::uint32_t starts_ = 0;
  std::uint32_t draws_ = 0;
  bool lamp_ = false;
  std::optional<std::uint32_t> down_since_;  ///< the first look at which a contact was closed
  std::optional<std::uint32_t> beeping_since_;
};

}  // namespace yichuang::evaluator::cortex_m
