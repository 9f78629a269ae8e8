#pragma once

#include <cstdint>

#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::evaluator {

/// One press as it is kept. `elapsed_ms` is kept up to six days.
struct PressEntry {
  std::uint64_t invitation = 0;
  std::uint32_t elapsed_ms = 0;
  protocol::Level level = protocol::Level::kVerySatisfied;
  friend bool operator==(const PressEntry&, const PressEntry&) = default;
};

/// What a citizen added to the press before it.
struct DetailEntry {
  std::uint32_t tags = 0;
  protocol::Consent consent = protocol::Consent::kNotAsked;
  friend bool operator==(const DetailEntry&, const DetailEntry&) = default;
};

}  // namespace yichuang::evaluator
