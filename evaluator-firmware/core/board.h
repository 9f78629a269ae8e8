#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "evaluator-firmware/core/screen_model.h"

namespace yichuang::evaluator {

/// What the core wants from a board, besides a ByteStore: ten calls in all. A new board fills them
/// and calls Evaluator::Poll from its main loop. All calls come from that loop, never from an
/// interrupt.
class Board {
 public:
  /// Milliseconds of a steady clock; wraps after 49 days, and the core expects that.
  virtual std::uint32_t NowMs() = 0;

  /// Unpredictable bits: the boot number and the epoch of a new log come from here.
  virtual std::uint32_t Random32() = 0;

  /// Bit n: key n from the left is down right now, not debounced.
  virtual std::uint8_t KeysDown() = 0;

  /// 0 while nobody is connected; another number for every connection. A board that cannot tell
  /// answers 1 always.
  virtual std::uint32_t CableSession() = 0;

  /// Fills `bytes` with what has come and returns how many; never waits.
  virtual std::size_t Receive(std::span<std::uint8_t> bytes) = 0;

  /// Takes as many bytes as fit and returns how many; never waits.
  virtual std::size_t Send(std::span<const std::uint8_t> bytes) = 0;

  /// Shows `view`. Called only when it changed. The board beeps once when `lamp` becomes true.
  virtual void Draw(const ScreenView& view) = 0;

 protected:
  ~Board() = default;
};

}  // namespace yichuang::evaluator
