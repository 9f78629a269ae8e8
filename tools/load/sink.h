#pragma once

#include <chrono>
#include <cstdint>

namespace yichuang::load {

struct SinkResult {
  std::uint64_t messages = 0;
  double per_second = 0;  ///< from the first to the last message
};

/// The limit of everything that stands behind this broker: one paho subscriber, QoS 1, that only
/// counts. Ends when nothing has come for a second after the first message, or after `patience`.
SinkResult CountMessages(std::uint16_t port, std::chrono::milliseconds patience);

}  // namespace yichuang::load
