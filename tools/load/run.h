#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "tools/load/feed.h"

namespace yichuang::load {

struct RunSettings {
  std::uint16_t port = 0;  ///< of the broker on 127.0.0.1
  std::chrono::milliseconds duration{5000};
  std::size_t window = 20;  ///< ratings without receipt per connection, at most
  std::optional<double>
      rate;  ///< ratings a second over all connections; absent: as fast as receipts come
  std::chrono::milliseconds drain{15'000};  ///< how long the last receipts are waited for
};

struct RunResult {
  std::uint64_t sent = 0;  ///< ratings
  std::uint64_t receipted = 0;
  double seconds = 0;  ///< of sending
  /// Receipts a second while sending, after the first fifth; or over the whole run when that is
  /// more.
  double per_second = 0;
  double p50_ms = 0;  ///< from publishing to the receipt
  double p99_ms = 0;
  std::uint64_t refused_packets = 0;  ///< acknowledgements with a reason that means not delivered
};

/// Sends what the feed gives over one connection each, from one thread with epoll. Throws
/// std::runtime_error when a connection cannot be made or breaks.
RunResult Run(Feed& feed, const RunSettings& settings);

}  // namespace yichuang::load
