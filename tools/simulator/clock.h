#pragma once

#include <chrono>
#include <cstdint>

namespace yichuang::simulator {

/// The demo's clock, the same line as the hub's [demo] table: virtual time runs `speed` times as
/// fast as real time.
struct DemoClock {
  double speed = 1;
  std::int64_t real_origin_ms = 0;  ///< real time at which …
  std::int64_t virtual_origin_ms =
      0;  ///< … it is this virtual time; both milliseconds since 1970 UTC

  std::int64_t VirtualAt(std::int64_t real_ms) const {
    return virtual_origin_ms +
           static_cast<std::int64_t>(static_cast<double>(real_ms - real_origin_ms) * speed);
  }
  std::int64_t RealAt(std::int64_t virtual_ms) const {
    return real_origin_ms +
           static_cast<std::int64_t>(static_cast<double>(virtual_ms - virtual_origin_ms) / speed);
  }
  /// How long a virtual span takes.
  std::chrono::milliseconds RealSpan(std::chrono::milliseconds span) const {
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(span.count()) / speed));
  }
};

/// Real time, milliseconds since 1970 UTC.
inline std::int64_t RealNow() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace yichuang::simulator
