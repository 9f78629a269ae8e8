#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/contract/topics.h"
#include "tools/simulator/hall_programs.h"
#include "tools/simulator/hall_setup.h"

namespace yichuang::integration {

/// One message as a subscriber to everything saw it.
struct Seen {
  std::string topic;
  nlohmann::json payload;  ///< discarded when it is no JSON
};

/// A hall of the real programs in a folder of its own, and a subscriber that keeps every message.
/// One thread.
class HallBed {
 public:
  explicit HallBed(int windows = 1);
  ~HallBed();
  HallBed(const HallBed&) = delete;
  HallBed& operator=(const HallBed&) = delete;

  /// init, broker, subscriber, hub. Throws when the hub does not come up.
  void Start();
  void StartBroker();
  /// With their certificates. REQUIRES: the hub serves.
  void StartWindows();

  /// Publishes bytes as they are, with a client of its own.
  void Publish(const std::string& topic, const std::string& payload, bool retain = false);

  /// Everything seen so far.
  std::vector<Seen> Messages() const;
  /// What tools/check_contract says of everything seen; empty when all of it follows the contract.
  std::string ContractFaults();
  /// True as soon as one message fulfils it; false after ten seconds. Supervises meanwhile.
  bool Await(const std::function<bool(const Seen&)>& wanted);
  /// The same for anything.
  bool Until(const std::function<bool()>& condition);

  /// A figure of /api/v1/health; -1 when the hub does not answer.
  std::int64_t Health(const std::string& name) const;

  /// Starts the hub with a library loaded before all others; see sync_fault.cpp.
  void StartHubWith(const std::filesystem::path& library, const std::filesystem::path& trigger);

  const std::filesystem::path& directory() const { return directory_; }
  simulator::HallSetup& setup() { return *setup_; }
  simulator::HallPrograms& programs() { return *programs_; }
  simulator::Processes& processes() { return programs_->processes(); }

 private:
  std::filesystem::path directory_;
  std::filesystem::path record_;
  std::unique_ptr<simulator::HallSetup> setup_;
  std::unique_ptr<simulator::HallPrograms> programs_;
};

/// What tools/check_contract says of a file of messages; empty when all of them follow the
/// contract.
std::string ContractFaultsIn(simulator::Processes& processes, const std::filesystem::path& file);

/// A window host played by the test: it speaks for win-01 and for ev-0001, whose key it has read.
class FakeHost {
 public:
  explicit FakeHost(HallBed& bed);

  /// Birth, and the hello of ev-0001. After it the hub takes presses.
  void Arrive();
  /// A signed press of ev-0001 for an invitation that was never made: settled as refused, an entry
  /// like any other.
  contract::Entry Press(std::uint64_t counter) const;
  /// The same with the signature of another key.
  contract::Entry ForgedPress(std::uint64_t counter) const;
  void Send(const contract::Entry& entry);

  /// The newest receipt says: everything of ev-0001 up to this is settled. 0: no receipt yet.
  std::uint64_t Receipted() const;
  /// Waits for it.
  bool AwaitReceipt(std::uint64_t counter);

  std::string up() const;
  std::string down() const;

 private:
  HallBed& bed_;
  std::array<std::uint8_t, 32> key_{};
};

}  // namespace yichuang::integration
