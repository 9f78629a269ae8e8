#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "evaluator-firmware/core/board.h"
#include "evaluator-firmware/core/byte_store.h"
#include "evaluator-firmware/core/debounce.h"
#include "evaluator-firmware/core/key_layout.h"
#include "evaluator-firmware/core/name_shelf.h"
#include "evaluator-firmware/core/press_log.h"
#include "evaluator-firmware/core/rating_machine.h"
#include "evaluator-firmware/core/uplink.h"
#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"

namespace yichuang::evaluator {

/// A receipt that takes longer than this does not come soon: the citizen is told that his press is
/// kept.
inline constexpr std::uint32_t kReceiptMs = 1'000;

/// What makes one device out of many.
struct Identity {
  std::uint32_t serial = 0;
  std::uint16_t firmware = 0;  ///< major * 256 + minor
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
};

/// Counts since the start, for boards that report them.
struct EvaluatorStats {
  std::uint32_t pressed = 0;          ///< presses that the device meant to keep
  std::uint32_t confirmed = 0;        ///< of these: kept, and the lamp lit
  std::uint32_t last_counter = 0;     ///< of the newest confirmed press
  std::uint64_t last_invitation = 0;  ///< of the newest confirmed press
  std::uint32_t refused_frames = 0;   ///< came down damaged, forged or for somebody else
};

/// A rating device: keys, rating machine, press log and cable together.
///
/// A press is in the log before the lamp is lit and before a frame is sent. Main loop only; no
/// heap.
class Evaluator final {
 public:
  /// Reads the press log. Board, store and layout must outlive the evaluator.
  Evaluator(Board& board, ByteStore& store, const KeyLayout& layout, const Identity& identity);

  /// One turn: keys, cable, time, screen. Call at least every 10 ms.
  void Poll();

  const PressLog& log() const { return log_; }
  const EvaluatorStats& stats() const { return stats_; }
  std::uint32_t boot() const { return boot_; }

 private:
  void ReadCable(std::uint32_t now_ms);
  void TakeFrame(std::span<const std::uint8_t> frame, std::uint32_t now_ms);
  void TakeShow(std::span<const std::uint8_t> frame, std::uint32_t now_ms);
  void TakeReceipt(std::span<const std::uint8_t> frame, std::uint32_t now_ms);
  void TakeName(std::span<const std::uint8_t> frame);
  void ReadKeys(std::uint32_t now_ms);
  void Handle(const Input& input, std::uint32_t now_ms);
  void TellLogRoom(std::uint32_t now_ms);
  void TellUnanswered(std::uint32_t now_ms);
  void DrawChange();

  Board& board_;
  const KeyLayout& layout_;
  std::uint32_t serial_;
  std::uint32_t boot_;
  protocol::DeviceKeys keys_;
  PressLog log_;
  KeyPad pad_;
  RatingState state_;
  NameShelf names_;
  std::optional<ScreenView> drawn_;
  EvaluatorStats stats_;
  std::array<std::uint8_t, protocol::kMaxFrameSize + protocol::kCrcSize> buffer_{};
  protocol::FrameReader reader_;
  Uplink uplink_;
  std::uint32_t cable_session_ = 0;
  std::uint32_t confirmed_ms_ = 0;  ///< when the newest press was
};

}  // namespace yichuang::evaluator
