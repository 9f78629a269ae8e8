#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/hall_thread.h"
#include "hub/sqlite/store.h"
#include "tests/faults/machine_disk.h"
#include "tests/faults/network.h"
#include "tests/faults/world.h"

namespace yichuang::faults {

inline constexpr const char* kHallName = "sim";

/// What stands where.
struct HallPlan {
  int windows = 2;  ///< all on one host
  static std::string Evaluator(int window);
  static evidence::DeviceKey KeyOf(int window);
  static constexpr const char* kHost = "win-01";
  static constexpr const char* kKiosk = "kiosk-01";
  static constexpr const char* kGroup = "qykb";
};

/// The hall's server: hall thread, ledger and snapshots as they are; broker and disk are played.
class HubMachine final : public Peer, public hub::Outgoing {
 public:
  HubMachine(World& world, Network& network, const HallPlan& plan, std::filesystem::path folder);
  ~HubMachine() override;

  bool running() const { return hall_ != nullptr; }
  /// False when the disk does not let it; it may be tried again.
  bool Start();
  /// Carries through what has come. A storage error ends the process, as it does the real one.
  void Step();
  /// kill -9.
  void Kill() { Die(false); }
  void CutPower() { Die(true); }
  /// A storage error, or a death that the disk was armed for, ended it: when it may start again.
  SteadyMillis start_at{0};

  /// What a desk asks; `on_answer` never comes when the hub dies first. False when it is not there.
  bool Ask(core::Command command, http::OnAnswer on_answer);

  /// A copy of the ledger, as `backup` makes it.
  void Backup();
  bool has_backup() const { return has_backup_; }
  /// The disk is lost and the backup put in its place, in a new era. REQUIRES: has_backup.
  void LoseDiskAndRestore();
  /// Does harm to the snapshots: 0 tears the newest, 1 removes the newest, 2 all.
  void SpoilSnapshots(int how);

  const core::Hall& hall() const { return hall_->hall(); }
  const std::filesystem::path& database() const { return database_; }
  evidence::FrameBook& keys() { return book_; }
  MachineDisk& disk() { return disk_; }

  SteadyMillis clock_skew{0};
  int starts = 0;
  int storage_errors = 0;
  std::string unprovoked;  ///< a storage error although nothing was done to the disk
  int restores = 0;
  std::string last_words;

  // Peer
  void OnConnected() override;
  void OnLost() override {}
  void OnMessage(Channel channel, const std::string& device, const std::string& text) override;
  std::string Will() const override;

  // hub::Outgoing
  void Send(const std::string& device, const contract::Down& message) override;
  void Announce(const contract::HubState& state) override;
  void Publish(query::LiveState) override {}
  void PublishWall(query::WallState) override {}
  void PublishDesks(query::DeskHall) override {}
  void PublishScreens(query::HallScreens) override {}
  void PublishAccounts(const core::Accounts&, const std::vector<core::PlannedStaff>&) override {}
  void PublishSettings(core::Hall) override {}
  void WantDayKey(const std::string&) override {}  // no group of the plan asks for the person
  void Snapshot(core::Hall hall, const contract::Head& head) override;
  void Log(const std::string& line) override { last_words = line; }

 private:
  hub::HallOptions Options();
  template <typename Deed>
  bool Run(const Deed& deed);
  void Die(bool power);
  void Close();

  World& world_;
  Network& network_;
  const HallPlan& plan_;
  MachineDisk disk_;
  std::filesystem::path database_;
  std::filesystem::path backup_;
  bool has_backup_ = false;
  core::Instant wall_{};
  evidence::FrameBook book_;
  std::unique_ptr<sqlite::Store> store_;
  std::unique_ptr<hub::HallThread> hall_;
  SteadyMillis last_step_{0};
  bool has_work_ = true;
};

}  // namespace yichuang::faults
