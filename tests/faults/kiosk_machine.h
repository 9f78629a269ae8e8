#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/link/entry_sender.h"
#include "kiosk/link/number_desk.h"
#include "tests/faults/machine_disk.h"
#include "tests/faults/network.h"

namespace yichuang::faults {

/// A kiosk that gives numbers: outbox, session and number desk are the real ones.
class KioskMachine final : public Peer {
 public:
  KioskMachine(World& world, Network& network, std::filesystem::path folder);

  bool running() const { return sender_ != nullptr; }
  bool Start();
  void Step();
  void Kill() { Die(false); }
  void CutPower() { Die(true); }
  void WantNumber();
  /// 按错了: the last number given.
  void Cancel();
  std::size_t pending();
  MachineDisk& disk() { return disk_; }
  SteadyMillis start_at{0};
  int starts = 0;
  int storage_errors = 0;
  std::string unprovoked;  ///< a storage error although nothing was done to the disk

  /// Every number in somebody's hand.
  std::vector<model::GivenNumber> given;

  // Peer
  void OnConnected() override;
  void OnLost() override;
  void OnMessage(Channel channel, const std::string& device, const std::string& text) override;
  std::string Will() const override;

 private:
  template <typename Deed>
  bool Run(const Deed& deed);
  void Die(bool power);
  void Tell(const link::NumberDesk::Answers& answers);
  void Announce();
  void Flush();
  void Hear(const contract::Down& message);
  link::Clocks Clocks() const;

  World& world_;
  Network& network_;
  MachineDisk disk_;
  std::unique_ptr<link::EntrySender> sender_;
  std::unique_ptr<link::NumberDesk> desk_;
  std::optional<contract::KioskQueue> shelved_;  ///< on its disk
  std::uint64_t shown_version_ = 0;
  std::uint64_t mqtt_session_ = 0;
  bool hub_there_ = false;
};

}  // namespace yichuang::faults
