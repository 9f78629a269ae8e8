#include "evaluator-firmware/core/debounce.h"

namespace yichuang::evaluator {
namespace {

constexpr std::uint8_t BitOf(std::uint8_t key) { return static_cast<std::uint8_t>(1U << key); }

constexpr std::uint8_t Without(std::uint8_t set, std::uint8_t bits) {
  return static_cast<std::uint8_t>(set & ~static_cast<unsigned>(bits));
}

}  // namespace

KeyReport KeyPad::Sample(std::uint8_t down, std::uint32_t now_ms) {
  down = static_cast<std::uint8_t>(down & (BitOf(keys_) - 1U));
  if (!started_) {
    started_ = true;
    for (std::uint8_t key = 0; key < keys_; ++key) {
      const bool held = (down & BitOf(key)) != 0;
      contacts_[key] = {held, now_ms, held, now_ms};
    }
    blocked_ = down;
    return {};
  }
  std::uint8_t fresh = 0;
  for (std::uint8_t key = 0; key < keys_; ++key) {
    if (SampleOne(key, (down & BitOf(key)) != 0, now_ms)) {
      fresh = static_cast<std::uint8_t>(fresh | BitOf(key));
    }
  }
  fresh = Without(fresh, blocked_);
  if (fresh == 0) return {};
  const bool alone = (fresh & (fresh - 1U)) == 0 && Without(down, blocked_) == fresh;
  if (!alone) {
    BlockHeld();
    return {KeyEvent::kTogether, 0};
  }
  std::uint8_t key = 0;
  while (BitOf(key) != fresh) ++key;
  return {KeyEvent::kPressed, key};
}

void KeyPad::BlockHeld() {
  for (std::uint8_t key = 0; key < keys_; ++key) {
    if (contacts_[key].down || contacts_[key].pressed) {
      blocked_ = static_cast<std::uint8_t>(blocked_ | BitOf(key));
    }
  }
}

// True when the key has just become pressed.
bool KeyPad::SampleOne(std::uint8_t key, bool down, std::uint32_t now_ms) {
  Contact& contact = contacts_[key];
  if (down != contact.down) {
    contact.down = down;
    contact.since_ms = now_ms;
  }
  const bool settled = now_ms - contact.since_ms >= kDebounceMs;
  if (!down && settled) {
    contact.pressed = false;
    contact.last_up_ms = now_ms;
    blocked_ = Without(blocked_, BitOf(key));
    stuck_ = Without(stuck_, BitOf(key));
    return false;
  }
  // Neither a held key nor one that chatters for ever is ever up for long enough.
  bool stuck = now_ms - contact.last_up_ms >= kStuckAfterMs;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(stuck_key_ignored)) stuck = false;
#endif
  if (stuck) {
    stuck_ = static_cast<std::uint8_t>(stuck_ | BitOf(key));
    blocked_ = static_cast<std::uint8_t>(blocked_ | BitOf(key));
  }
  if (!down || !settled || contact.pressed) return false;
  contact.pressed = true;
  return true;
}

}  // namespace yichuang::evaluator
