#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <string>

namespace yichuang::hub {

/// Tells a certificate that is on two machines from a cable that was out: two that live throw each
/// other off again and again. One thread.
class DisplacementWatch {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;
  /// So often within so long. A terminal that is cut off leaves its old connection behind, but
  /// notices only after its keep-alive of ten seconds.
  static constexpr std::size_t kOften = 3;
  static constexpr std::chrono::seconds kWithin{20};
  /// Names that are remembered at most; they come from certificates of the hall alone.
  static constexpr std::size_t kMostDevices = 1'000;

  /// Somebody came with the device's name while its owner was there. True when it was too often.
  bool Note(const std::string& device, SteadyTime now);

 private:
  std::map<std::string, std::deque<SteadyTime>> noted_;
};

}  // namespace yichuang::hub
