#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/faults/storm_window.h"
#include "tests/machines/hall_machine.h"
#include "tools/simulator/accounts.h"

namespace yichuang::machines {

struct PowerCutSettings {
  int cuts = 8;
  std::uint64_t seed = 1;
  int windows = 4;  ///< of one host: at most four
  std::string weakened;
  std::filesystem::path bin;
  std::filesystem::path kit;
  std::filesystem::path directory;  ///< new or empty
};

/// The hall's server and a window host on one machine whose power goes while people press, again
/// and again; the rating devices have power of their own.
///
/// After each cut the disk is looked at as it survived: what a device has let go of is in the
/// ledger, nothing is there twice, the ledger verifies, its books balance, and the window's outbox
/// knows of every entry that the hub has. The next start goes on with that disk.
class PowerCut {
 public:
  explicit PowerCut(const PowerCutSettings& settings);
  ~PowerCut();

  /// Exit status: 0 when nothing was lost, doubled or left over.
  int Run();

 private:
  bool PressAndCut(int cut);
  bool Drain();
  void Cut(Survival survival);
  std::map<std::string, simulator::DeviceEnd> AskDevices();
  /// True when nothing is wrong.
  bool Account(const std::string& when, bool at_rest);
  bool Wait(std::chrono::milliseconds most, const std::function<bool()>& done);
  std::uint64_t Below(std::uint64_t limit) { return random_() % limit; }

  const PowerCutSettings settings_;
  std::mt19937_64 random_;
  simulator::Loop loop_;
  HallMachine machine_;
  std::unique_ptr<simulator::DeskClient> hub_;
  std::vector<std::unique_ptr<faults::StormWindow>> windows_;
  std::vector<simulator::Press> presses_;
  simulator::Verdict verdict_;
  std::size_t thrown_away_ = 0;
  bool verified_ = true;
  int cuts_ = 0;
};

}  // namespace yichuang::machines
