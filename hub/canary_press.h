#pragma once

#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/canary.h"
#include "hub/evidence/frames.h"

/// The nightly canary's own rating devices: no terminal, two keys that live as long as the process.
namespace yichuang::hub {

/// Makes the entries that two devices would send, signed and sealed by the firmware's own code.
class CanaryDevices {
 public:
  /// `key`: random, of nobody else.
  explicit CanaryDevices(const evidence::DeviceKey& key) : key_(key) {}

  /// Makes the keys known to whoever opens the frames.
  void Introduce(evidence::FrameBook& book) const;

  /// One entry for each of core::kCanaryPresses, in their order.
  std::vector<contract::Entry> Presses(core::CanaryRun run) const;

 private:
  evidence::DeviceKey KeyOf(std::size_t device) const;

  evidence::DeviceKey key_;
};

}  // namespace yichuang::hub
