#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>

#include "tests/machines/guest.h"
#include "tests/machines/volatile_disk.h"
#include "tools/simulator/accounts.h"
#include "tools/simulator/hall_programs.h"
#include "tools/simulator/hall_setup.h"

namespace yichuang::machines {

struct HallMachineSettings {
  std::filesystem::path bin;        ///< of the hall's programs
  std::filesystem::path kit;        ///< what make_guest made
  std::filesystem::path directory;  ///< new or empty
  simulator::HallSettings hall;     ///< without its folders; with a transport for each window
  std::string weakened;             ///< as GuestParts has it
  std::string options;              ///< as GuestParts has them
};

/// A hall of one window host on a machine of its own: made and enrolled here, then put onto the
/// machine's disk, where it lives on. Rating devices stay on this side, at the ends of their
/// cables.
class HallMachine {
 public:
  /// Throws std::runtime_error when the hall or its disk cannot be made.
  explicit HallMachine(const HallMachineSettings& settings);

  const simulator::HallSetup& setup() const { return setup_; }
  simulator::Processes& processes() { return programs_.processes(); }
  Guest& guest() { return *guest_; }
  VolatileDisk& disk() { return *disk_; }
  /// Starts the played rating device of a window.
  void StartEvaluator(const simulator::HallWindow& window);

  /// Kills the machine; of what its disk's cache held the rest is lost.
  void CutPower(Survival survival, std::mt19937_64& random);
  struct Survivor {
    std::optional<simulator::Ledger> ledger;  ///< absent when it cannot be read
    bool sound =
        false;  ///< file system, ledger, books and the window's outbox; else it was printed
  };
  /// What the disk holds after a cut, looked at here by the hub's own commands on a copy: the
  /// machine goes on with the disk as it is, journal and all.
  Survivor Look();

 private:
  void MakeDisk();
  bool OutboxKnows(const std::filesystem::path& folder, const std::string& exported);

  const HallMachineSettings settings_;
  simulator::HallSetup setup_;
  simulator::HallPrograms programs_;
  const std::filesystem::path image_;
  std::unique_ptr<VolatileDisk> disk_;
  std::unique_ptr<Guest> guest_;
};

/// A line on standard output, at once.
void Say(const std::string& line);

}  // namespace yichuang::machines
