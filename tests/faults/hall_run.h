#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/faults/device_machine.h"
#include "tests/faults/hub_machine.h"
#include "tests/faults/kiosk_machine.h"
#include "tests/faults/network.h"
#include "tests/faults/window_machine.h"

namespace yichuang::faults {

struct RunSettings {
  std::uint64_t seed = 1;
  int days = 3;
  int services = 12;  ///< a window and day
  bool storm = true;  ///< false: nothing fails but what a test does itself
};

/// What a run came to. Fault-free: `violations` is empty.
struct RunReport {
  std::vector<std::string> violations;
  std::uint64_t days = 0;
  std::uint64_t presses = 0;  ///< with a lit lamp
  std::uint64_t refused = 0;  ///< of these, settled as refused: too late, of a lost service
  std::uint64_t numbers = 0;  ///< tickets in somebody's hand
  std::uint64_t faults = 0;   ///< deaths, cuts, storage errors, restores
  std::uint64_t lost_messages = 0;
  std::uint64_t rows = 0;
  std::array<std::uint8_t, 32> head{};  ///< of the ledger: the same for the same seed
};

/// One hall from a seed: its clerks, citizens and machines, day after day.
class HallRun {
 public:
  /// `folder` is empty and on a disk of its own choice; memory is fastest.
  HallRun(const RunSettings& settings, std::filesystem::path folder);

  RunReport Play();

  // For tests that play themselves.
  /// Time passes; every machine works.
  void Advance(SteadyMillis span);
  /// Until `done`, at most so long; false when it does not come.
  bool Until(const std::function<bool()>& done, SteadyMillis most = SteadyMillis(60'000));
  /// All faults end; false when not everything that is on its way arrives.
  bool Settle();
  /// Somebody is served at a window and invited; true when its device shows the invitation.
  bool Invite(int window);
  /// Invariant I, as far as it has come; REQUIRES: Settle was true.
  void Account();

  World& world() { return world_; }
  Network& network() { return network_; }
  HubMachine& hub() { return hub_; }
  WindowMachine& host() { return *host_; }
  KioskMachine& kiosk() { return *kiosk_; }
  DeviceMachine& device(int window) { return *devices_[static_cast<std::size_t>(window - 1)]; }
  RunReport& report() { return report_; }

 private:
  /// A clerk and the citizen before him.
  struct Desk {
    enum class Step { kFree, kOpening, kServing, kEnding, kInvited, kPressed };
    Step step = Step::kFree;
    int left = 0;  ///< services of today still to come
    bool shift = false;
    bool asking = false;
    bool answered = false;
    SteadyMillis next{0};   ///< nothing is done before
    SteadyMillis until{0};  ///< of what is waited for
    std::string visit;
    std::uint64_t before = 0;  ///< the invitation shown before
  };

  void Day();
  void Work(int window);
  void Ask(Desk& desk, core::Command command);
  void Strike();
  void StrikeHub();
  void StrikeTerminal();
  void StrikeDevice();
  void StartAll();
  bool Drained();
  void Fault(std::string what) { report_.violations.push_back(std::move(what)); }

  const RunSettings settings_;
  World world_;
  Network network_{world_};
  HallPlan plan_;
  HubMachine hub_;
  std::vector<std::unique_ptr<DeviceMachine>> devices_;
  std::unique_ptr<WindowMachine> host_;
  std::unique_ptr<KioskMachine> kiosk_;
  std::vector<Desk> desks_;
  std::uint64_t visits_ = 0;
  std::array<SteadyMillis, 8> device_on_at_{};
  bool may_restore_ = false;
  bool may_lose_host_ = false;
  RunReport report_;
};

/// Plays one hall in a folder of its own below `base`, which it removes.
RunReport PlayHall(const RunSettings& settings, const std::filesystem::path& base);

}  // namespace yichuang::faults
