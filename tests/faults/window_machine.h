#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "hardware/evaluator/intake.h"
#include "hardware/window/window_core.h"
#include "tests/faults/device_machine.h"
#include "tests/faults/machine_disk.h"
#include "tests/faults/network.h"

namespace yichuang::faults {

/// The small computer at the windows: outbox, session and what the program decides are the real
/// ones; cables, broker and disk are played.
class WindowMachine final : public Peer, public window::Uplink, public window::Places {
 public:
  WindowMachine(World& world, Network& network, std::filesystem::path folder,
                std::vector<DeviceMachine*> devices);
  ~WindowMachine() override;

  bool running() const { return core_ != nullptr; }
  bool Start();
  /// Hears the devices, does what is due.
  void Step();
  void Kill() { Die(false); }
  void CutPower() { Die(true); }
  /// The disk is lost: a new outbox, and a new series of its own entries.
  void LoseDisk();
  /// Entries without receipt; none while it does not run.
  std::size_t pending();
  MachineDisk& disk() { return disk_; }
  SteadyMillis start_at{0};
  int starts = 0;
  int storage_errors = 0;
  std::string unprovoked;  ///< a storage error although nothing was done to the disk
  /// Every so many bytes on the cables one is spoilt; 0: none.
  std::uint64_t cable_noise = 0;

  // Peer
  void OnConnected() override;
  void OnLost() override;
  void OnMessage(Channel channel, const std::string& device, const std::string& text) override;
  std::string Will() const override;

  // window::Uplink
  bool Send(const contract::Up& message) override;
  bool Announce(const contract::TerminalState& state) override;

  // window::Places
  bool Send(std::size_t place, std::span<const std::uint8_t> frame) override;

 private:
  struct Cable {
    std::unique_ptr<evaluator::Intake> intake;
    std::uint32_t session = 0;  ///< of the device; 0: closed
  };
  template <typename Deed>
  bool Run(const Deed& deed);
  void Take(window::Input input);
  void Hear(std::size_t place);
  void Die(bool power);
  void Noise(std::vector<std::uint8_t>& bytes);
  window::Now Clocks() const;

  World& world_;
  Network& network_;
  MachineDisk disk_;
  std::vector<DeviceMachine*> devices_;
  std::vector<Cable> cables_;
  std::unique_ptr<client::Outbox> outbox_;
  std::unique_ptr<window::WindowCore> core_;
  std::uint64_t mqtt_session_ = 0;
};

}  // namespace yichuang::faults
