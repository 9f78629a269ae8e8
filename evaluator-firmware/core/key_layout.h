#pragma once

#include <array>
#include <cstdint>

#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::evaluator {

inline constexpr std::uint8_t kMaxKeys = 5;

/// What the keys of a device mean, from the left.
struct KeyLayout {
  std::uint8_t keys = 0;
  std::array<protocol::Level, kMaxKeys> levels{};
  bool asks_consent = false;     ///< whether this device can ask for a call-back
  std::uint8_t consent_yes = 0;  ///< key for 愿意
  std::uint8_t consent_no = 0;   ///< key for 不愿意
};

/// 非常满意, 满意, 基本满意, 不满意, 非常不满意.
inline constexpr KeyLayout kFiveKeys{
    5,
    {protocol::Level::kVerySatisfied, protocol::Level::kSatisfied, protocol::Level::kFair,
     protocol::Level::kDissatisfied, protocol::Level::kVeryDissatisfied},
    true,
    4,
    0};

/// 满意, 基本满意, 不满意.
inline constexpr KeyLayout kThreeKeys{
    3,
    {protocol::Level::kSatisfied, protocol::Level::kFair, protocol::Level::kDissatisfied},
    false,
    0,
    0};

/// 满意, 不满意; their figures are shown apart.
inline constexpr KeyLayout kTwoKeys{
    2, {protocol::Level::kSatisfied, protocol::Level::kDissatisfied}, false, 0, 0};

/// nullptr when there is no device with so many keys.
constexpr const KeyLayout* FindLayout(std::uint32_t keys) {
  switch (keys) {
    case 2:
      return &kTwoKeys;
    case 3:
      return &kThreeKeys;
    case 5:
      return &kFiveKeys;
    default:
      return nullptr;
  }
}

}  // namespace yichuang::evaluator
