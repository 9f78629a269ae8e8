#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/faults/storm_window.h"
#include "tests/faults/world.h"
#include "tools/simulator/accounts.h"
#include "tools/simulator/hall_programs.h"
#include "tools/simulator/hall_setup.h"

namespace yichuang::faults {

struct StormSettings {
  std::uint64_t ratings = 2'000;
  int faults = 20;
  std::uint64_t seed = 1;
  /// Each of them has one citizen at a time, so that more windows mean more presses a second.
  int windows = 24;
  std::filesystem::path bin;
  std::filesystem::path directory;  ///< new or empty
  bool own_namespaces = false;      ///< network and mounts are this process's own: it may cut them
};

/// A hall of real processes, presses without pause, and one fault after the other.
///
/// Kinds and their order follow from the seed; when a fault strikes depends on how far the presses
/// have come. After each one the ledger is verified beside the running hub.
class Storm {
 public:
  explicit Storm(const StormSettings& settings);
  ~Storm();

  /// Exit status: 0 when nothing was lost, doubled or left over.
  int Run();

 private:
  struct Kind {
    const char* name;
    std::string lacks;  ///< why it cannot be done here; "": it can
    std::function<void()> begin;
    std::function<void()> end = {};  ///< of a state that lasts
    std::chrono::milliseconds lasts{0};
    bool ends_hub = false;  ///< its hub must be there again soon
  };
  using SteadyTime = std::chrono::steady_clock::time_point;

  void AddKinds();
  void AddKills();
  void AddStorageFaults();
  void AddNetworkFaults();
  void AddClockFaults();
  void MountSmallDisk();
  void KeepWhatIsLeft();
  void StartHub();
  void Beat();
  void Strike();
  void Check();
  void Trace(const std::string& process, const char* calls, const char* error);
  void SendRubbish();
  void SpoilSnapshots();
  bool Drained();
  int Close();
  std::uint64_t Below(std::uint64_t limit) { return random_() % limit; }
  std::string SomeHost();
  simulator::Processes& processes() { return programs_.processes(); }

  const StormSettings settings_;
  Random random_;
  simulator::Loop loop_;
  simulator::HallSetup setup_;
  simulator::HallPrograms programs_;
  std::filesystem::path clock_file_;
  std::filesystem::path small_disk_;
  std::unique_ptr<simulator::DeskClient> hub_;
  std::vector<std::unique_ptr<StormWindow>> windows_;
  std::vector<simulator::Press> presses_;

  std::vector<Kind> kinds_;
  std::vector<std::size_t> order_;  ///< of kinds still to strike before each comes again
  std::map<std::string, int> struck_;
  int faults_ = 0;
  const Kind* present_ = nullptr;
  std::optional<SteadyTime> ends_at_;  ///< of the present fault
  std::optional<SteadyTime> hub_gone_;
  std::chrono::milliseconds slowest_return_{0};
  int violations_ = 0;
  int traces_ = 0;
  SteadyTime last_press_{};
};

}  // namespace yichuang::faults
