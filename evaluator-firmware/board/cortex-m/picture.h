#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "evaluator-firmware/core/screen_model.h"

namespace yichuang::evaluator::cortex_m {

/// 128 by 64 pixels of four greys, and what a view looks like on them.
class Picture {
 public:
  static constexpr int kWidth = 128;
  static constexpr int kHeight = 64;

  /// Replaces what was there. The same view always makes the same picture.
  void Show(const ScreenView& view);
  /// A sentence of the board's own, for a device that cannot work.
  void Show(std::string_view text);

  /// 0 is dark, 3 the brightest.
  std::uint8_t At(int x, int y) const {
    return static_cast<std::uint8_t>((pixels_[Place(x, y)] >> (6 - x % 4 * 2)) & 3);
  }

 private:
  static std::size_t Place(int x, int y) {
    return static_cast<std::size_t>(y * (kWidth / 4) + x / 4);
  }

  void Clear() { pixels_.fill(0); }
  void Set(int x, int y, std::uint8_t level);
  void Write(std::string_view text, int top, int scale);
  void WriteAt(std::string_view text, int left, int top, int scale);
  void WriteFoot(const ScreenView& view);
  void WriteLines(TextId id, int top);

  std::array<std::uint8_t, kWidth * kHeight / 4> pixels_{};
};

}  // namespace yichuang::evaluator::cortex_m
