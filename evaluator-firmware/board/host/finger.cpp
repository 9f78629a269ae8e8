#include "evaluator-firmware/board/host/finger.h"

namespace yichuang::evaluator::host {
namespace {

constexpr std::uint32_t kHoldMs = 80;
constexpr std::uint32_t kPauseMs = 40;

}  // namespace

std::uint8_t Finger::Down(std::uint32_t now_ms) {
  if (moving_ && now_ms - since_ms_ >= kHoldMs + kPauseMs) moving_ = false;
  if (!moving_ && !waiting_.empty()) {
    moving_ = true;
    key_ = waiting_.front();
    since_ms_ = now_ms;
    waiting_.pop_front();
  }
  const bool held = moving_ && now_ms - since_ms_ < kHoldMs;
  return held ? static_cast<std::uint8_t>(1U << key_) : std::uint8_t{0};
}

}  // namespace yichuang::evaluator::host
