#pragma once

#include <algorithm>
#include <chrono>

namespace yichuang::client {

/// Pauses between attempts to connect: doubled each time, and spread so that a hall does not return
/// in one instant.
///
/// Pure: the caller draws the random number. Each pause lies between half and the whole of its
/// step; the steps are 2, 4, 8 … × `least` and never above `most`.
class Backoff {
 public:
  using Millis = std::chrono::milliseconds;

  Backoff(Millis least, Millis most) : least_(least), most_(most), whole_(2 * least) {}

  /// REQUIRES: 0 <= random < 1.
  Millis Next(double random) {
    const Millis whole = whole_;
    whole_ = std::min(2 * whole_, most_);
    const double spread = 0.5 + 0.5 * random;
    return Millis(static_cast<Millis::rep>(static_cast<double>(whole.count()) * spread));
  }

  /// To be called when a connection has lasted.
  void Reset() { whole_ = std::min(2 * least_, most_); }

 private:
  Millis least_;
  Millis most_;
  Millis whole_;
};

}  // namespace yichuang::client
