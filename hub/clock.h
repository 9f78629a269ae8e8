#pragma once

#include <chrono>
#include <cstdint>

#include "hub/core/ids.h"

namespace yichuang::hub {

/// The hub's clock: the system's, or for demonstrations one that runs `speed` times faster from an
/// agreed origin.
class Clock {
 public:
  Clock() = default;
  /// At real instant `real_origin` this clock shows `virtual_origin`. REQUIRES: speed > 0.
  Clock(double speed, core::Instant real_origin, core::Instant virtual_origin)
      : speed_(speed), real_origin_(real_origin), virtual_origin_(virtual_origin) {}

  /// Shows what stands in `hand`, which outlives it: a simulation moves the hand.
  explicit Clock(const core::Instant& hand) : hand_(&hand) {}

  core::Instant Now() const {
    if (hand_ != nullptr) return *hand_;
    const auto real =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    if (speed_ == 1.0) return virtual_origin_ + (real - real_origin_);
    const auto elapsed = static_cast<double>((real - real_origin_).count()) * speed_;
    return virtual_origin_ + std::chrono::milliseconds(static_cast<std::int64_t>(elapsed));
  }

  /// How long to wait, really, until this clock shows `deadline`; zero when it has passed.
  std::chrono::milliseconds Until(core::Instant deadline) const {
    const auto left = static_cast<double>((deadline - Now()).count()) / speed_;
    return std::chrono::milliseconds(left > 0 ? static_cast<std::int64_t>(left) + 1 : 0);
  }

 private:
  double speed_ = 1.0;
  core::Instant real_origin_{};
  core::Instant virtual_origin_{};
  const core::Instant* hand_ = nullptr;
};

/// The machine's own time, also in a demonstration: what certificates are measured by.
inline std::chrono::sys_seconds MachineTime() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace yichuang::hub
