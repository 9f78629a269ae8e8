#pragma once

#include <array>
#include <cstdint>

#include "evaluator-firmware/core/key_layout.h"

namespace yichuang::evaluator {

inline constexpr std::uint32_t kDebounceMs = 20;
inline constexpr std::uint32_t kStuckAfterMs = 10'000;

enum class KeyEvent : std::uint8_t {
  kNone,
  kPressed,   ///< one key went down, alone
  kTogether,  ///< several keys are down at once; each must be released before it counts again
};

struct KeyReport {
  KeyEvent event = KeyEvent::kNone;
  std::uint8_t key = 0;  ///< with kPressed
};

/// Turns noisy contacts into presses.
///
/// A key counts as down after kDebounceMs without a change. A key that is down at the first sample
/// or at BlockHeld is ignored until it has been up for kDebounceMs. Clock values may wrap. Main
/// loop only.
class KeyPad {
 public:
  explicit KeyPad(std::uint8_t keys) : keys_(keys) {}

  /// Takes a sample of all contacts (bit n = key n down). Call at least every 10 ms.
  KeyReport Sample(std::uint8_t down, std::uint32_t now_ms);

  /// Ignores what is down now, so that nobody answers a question that was not yet asked.
  void BlockHeld();

  /// Bit n: key n has not been properly up for kStuckAfterMs; cleared when it is released.
  std::uint8_t stuck() const { return stuck_; }

 private:
  struct Contact {
    bool down = false;             // last sample
    std::uint32_t since_ms = 0;    // when that changed last
    bool pressed = false;          // debounced
    std::uint32_t last_up_ms = 0;  // when it was last up for long enough
  };

  bool SampleOne(std::uint8_t key, bool down, std::uint32_t now_ms);

  std::uint8_t keys_;
  bool started_ = false;
  std::uint8_t blocked_ = 0;
  std::uint8_t stuck_ = 0;
  std::array<Contact, kMaxKeys> contacts_{};
};

}  // namespace yichuang::evaluator
