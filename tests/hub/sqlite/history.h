#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "hub/core/hall.h"
#include "hub/core/lookup.h"
#include "hub/evidence/frames.h"

namespace yichuang::sqlite {

/// A small hall that lives at random from a seed: what its Decide lets through becomes records,
/// with frames that its devices signed. The past it asks for it keeps itself, as a second opinion
/// on the tables.
class History {
 public:
  explicit History(unsigned seed, int windows = 4);

  /// The records of one more step, already in hall(). Empty when the hall had nothing to say.
  std::vector<core::Record> Step();
  /// At least `count` records from the start on.
  std::vector<core::Record> Records(std::size_t count);

  const core::Hall& hall() const { return hall_; }
  const std::map<core::ServiceId, core::PastService>& past() const { return past_; }

  static evidence::DeviceKey KeyOf(std::uint32_t serial);
  /// Keys of all devices.
  evidence::FrameBook Frames() const;

 private:
  struct Device {
    std::uint32_t epoch = 1;
    std::uint32_t counter = 0;  ///< entries settled
    std::uint64_t last_invitation = 0;
    std::uint32_t last_press = 0;
  };

  unsigned Random(unsigned below) { return static_cast<unsigned>(random_() % below); }
  core::WindowNo AnyWindow();
  std::string HostOf(core::WindowNo window) const;
  std::vector<core::Record> Do(const core::Command& command, const std::string& actor);
  std::vector<core::Record> Press();
  std::vector<core::Record> Detail();
  std::vector<core::Record> Attach();
  std::vector<core::Record> Detach();
  std::vector<core::Record> Birth();
  void Remember(const core::Record& record);

  int windows_;
  std::mt19937 random_;
  core::Instant now_;
  core::Hall hall_;
  std::map<core::ServiceId, core::PastService> past_;
  std::map<std::string, Device> devices_;
  std::map<std::string, std::uint64_t> host_counters_;
  std::size_t steps_ = 0;
};

}  // namespace yichuang::sqlite
