#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/hall_thread.h"
#include "hub/sqlite/reader.h"

/// A hall thread on a database of its own, with one window, one rating device and a kiosk.
namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kDevice = "win-01";
constexpr const char* kEvaluator = "ev-0001";
constexpr const char* kKiosk = "kiosk-01";
constexpr std::uint32_t kEpoch = 77;

evidence::DeviceKey KeyOfTest() {
  evidence::DeviceKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  return key;
}

// Keeps what was answered, and what another connection saw in the ledger at that very moment.
class Witness final : public Outgoing {
 public:
  explicit Witness(fs::path database) : database_(std::move(database)) {}

  void Send(const std::string& device, const contract::Down& message) override {
    sent.emplace_back(device, message);
    const auto* receipt = std::get_if<contract::Receipt>(&message);
    if (receipt == nullptr) return;
    for (const contract::SourceReceipt& source : receipt->sources) {
      if (source.through > Durable(source.source, source.epoch))
        early_receipts.push_back(source.source);
    }
  }
  void Announce(const contract::HubState& state) override { announced.push_back(state); }
  void Publish(query::LiveState state) override { live = std::move(state); }
  void PublishWall(query::WallState state) override { walls.push_back(std::move(state)); }
  void PublishDesks(query::DeskHall) override {}
  void PublishScreens(query::HallScreens hall) override { screens = std::move(hall); }
  void PublishAccounts(const core::Accounts& known,
                       const std::vector<core::PlannedStaff>&) override {
    accounts = known;
  }
  void PublishSettings(core::Hall hall) override { settings = std::move(hall); }
  void WantDayKey(const std::string&) override {}
  void Snapshot(core::Hall, const contract::Head&) override { ++snapshots; }
  void Log(const std::string& line) override { log.push_back(line); }

  std::optional<contract::Receipt> LastReceipt() const {
    for (auto each = sent.rbegin(); each != sent.rend(); ++each) {
      if (const auto* receipt = std::get_if<contract::Receipt>(&each->second)) return *receipt;
    }
    return std::nullopt;
  }

  std::optional<contract::Desired> LastDesired() const {
    for (auto each = sent.rbegin(); each != sent.rend(); ++each) {
      if (const auto* desired = std::get_if<contract::Desired>(&each->second)) return *desired;
    }
    return std::nullopt;
  }

  std::vector<std::pair<std::string, contract::Down>> sent;
  std::vector<contract::HubState> announced;
  std::optional<query::LiveState> live;
  std::optional<query::HallScreens> screens;
  std::vector<query::WallState> walls;
  core::Accounts accounts;
  std::optional<core::Hall> settings;
  std::vector<std::string> log;
  std::vector<std::string> early_receipts;
  int snapshots = 0;

 private:
  std::uint64_t Durable(const std::string& source, std::uint32_t epoch) const {
    sqlite::SqliteReader reader(database_);
    for (const query::BookRow& row : reader.Books()) {
      if (row.source == source && row.epoch == epoch) return row.accepted + row.refused;
    }
    return 0;
  }

  fs::path database_;
};

class HallThreadTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    sqlite::Store::Create(folder_ / "hall.db");
    Open();
  }
  void TearDown() override {
    Close();
    fs::remove_all(folder_);
  }

  void Open() {
    store_ = std::make_unique<sqlite::Store>(folder_ / "hall.db");
    book_.AddKey(kEvaluator, KeyOfTest());
    witness_ = std::make_unique<Witness>(folder_ / "hall.db");
    HallOptions options;
    options.plan.hall = "test";
    options.plan.windows = {{static_cast<core::WindowNo>(1), "A", kDevice, kEvaluator}};
    options.plan.staff = {{core::StaffId{}, "1001"}};
    options.plan.groups = {{"qykb", 'A', {"企业开办", ""}, "", "", false, 10}};
    options.kiosks.kiosks = {{kKiosk, "A"}};
    options.title = {"hall", true, "test"};
    options.names = {{"1001", "周明"}};
    options.draw_name = draw_name_;
    options.canary = canary_;
    options.storage_low = [this] { return storage_low_; };
    options.snapshot_every = snapshot_every_;
    options.steady = [this] { return std::chrono::steady_clock::now() + ahead_; };
    hall_ = std::make_unique<HallThread>(std::move(options), *store_, book_, *witness_);
    hall_->Load();
  }

  void Close() {
    hall_.reset();
    store_.reset();
  }

  std::optional<core::Refusal> Ask(core::Command command) {
    std::optional<core::Refusal> refusal;
    EXPECT_TRUE(hall_->Submit("user:1001", std::move(command), [&](http::Answer answer) {
      if (const auto* refused = std::get_if<core::Refusal>(&answer)) refusal = *refused;
    }));
    hall_->Step(0ms);
    return refusal;
  }

  void Send(contract::Entry entry) {
    hall_->Take(contract::Up{kDevice, {std::move(entry)}});
    hall_->Step(0ms);
  }

  /// An entry of the kiosk, the next of its own series.
  void Enter(contract::EntryBody body) {
    contract::Entry entry{{kKiosk, 5, ++kiosk_counter_}, 0, std::move(body)};
    hall_->Take(contract::Up{kKiosk, {std::move(entry)}});
    hall_->Step(0ms);
  }

  void Birth(const char* device = kDevice) {
    contract::TerminalState state;
    state.device = device;
    state.presence = contract::Presence::kOnline;
    state.session = 9;
    state.software = "test";
    hall_->Take(std::move(state));
    hall_->Step(0ms);
  }

  void Attach(std::uint16_t firmware = 0x0101, std::uint32_t boot = 5) {
    protocol::Hello hello;
    hello.firmware = firmware;
    hello.serial = 1;
    hello.epoch = kEpoch;
    hello.boot = boot;
    contract::Bytes frame(protocol::kMaxFrameSize);
    frame.resize(protocol::Encode(hello, keys_, frame));
    Send({{kDevice, 3, ++own_counter_}, 0, contract::EvaluatorAttached{kEvaluator, frame}});
  }

  contract::Entry Press(std::uint32_t counter, std::uint64_t invitation, protocol::Level level) {
    protocol::Press press{1, kEpoch, counter, invitation, 2'000, level};
    contract::Bytes frame(protocol::kMaxFrameSize);
    frame.resize(protocol::Encode(press, keys_, frame));
    return {{kEvaluator, kEpoch, counter}, 0, contract::PressEntry{frame}};
  }

  // Somebody is served and invited to rate; returns the invitation.
  std::uint64_t Invite(const std::string& visit) {
    EXPECT_FALSE(Ask(core::OpenService{static_cast<core::WindowNo>(1), visit}));
    EXPECT_FALSE(Ask(core::EndService{static_cast<core::WindowNo>(1), true}));
    return hall_->hall().next_service - 1;
  }

  void Begin() {
    Birth();
    Attach();
    EXPECT_FALSE(Ask(core::StartShift{static_cast<core::WindowNo>(1), "1001"}));
  }

  fs::path folder_;
  evidence::FrameBook book_;
  protocol::DeviceKeys keys_{KeyOfTest()};
  std::unique_ptr<sqlite::Store> store_;
  std::unique_ptr<Witness> witness_;
  std::unique_ptr<HallThread> hall_;
  std::optional<CanaryOptions> canary_;
  bool storage_low_ = false;
  std::uint64_t snapshot_every_ = 20'000;
  std::chrono::seconds ahead_{};  ///< of the clock for pauses
  DrawName draw_name_;
  std::uint64_t own_counter_ = 0;
  std::uint64_t kiosk_counter_ = 0;
};

}  // namespace
}  // namespace yichuang::hub
