#pragma once

#include <cstdint>

#include "hub/evidence/frames.h"

/// Presses that the hub signs and seals itself, by the device's own code: of the night check alone.
namespace yichuang::evidence {

struct MadePress {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  std::uint64_t invitation = 0;
  std::uint8_t level = 5;  ///< 1 to 5
};

/// The frame that a device with this key would send.
Bytes FrameOf(const MadePress& made, const DeviceKey& key);

}  // namespace yichuang::evidence
