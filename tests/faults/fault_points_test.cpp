#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "hub/contract/codec.h"
#include "tests/faults/hall_run.h"

/// A process is killed at every named point of the path, with each kind of message on its way, once
/// by kill -9 and once by a power cut that loses all that was not synced. What was acknowledged
/// stands in the ledger exactly once afterwards.
namespace yichuang::faults {
namespace {

enum class Where { kTerminal, kHub };
struct Point {
  const char* name;
  Where where;
  const char* after = nullptr;  ///< so that it is this message's and not an earlier one's
};

const std::vector<Point> kEntryPoints = {
    {"outbox_before_commit", Where::kTerminal},
    {"outbox_after_commit", Where::kTerminal},
    {"publish_before", Where::kTerminal},
    {"publish_after", Where::kTerminal},
    {"retire_before_commit", Where::kTerminal},
    {"retire_after_commit", Where::kTerminal},
    {"receive", Where::kHub},
    {"decided", Where::kHub, "receive"},
    {"commit_before", Where::kHub, "receive"},
    {"commit_after", Where::kHub, "receive"},
    {"receipt_before", Where::kHub, "receive"},
    {"receipt_after", Where::kHub, "receive"},
};

/// A hall at rest in which nothing fails by itself.
class PointTest : public testing::Test {
 protected:
  void TearDown() override {
    run_.reset();
    std::filesystem::remove_all(base_);
  }

  HallRun& Begin(std::uint64_t seed) {
    run_.reset();
    std::filesystem::remove_all(base_);
    std::filesystem::create_directories(base_);
    RunSettings settings;
    settings.seed = seed;
    settings.storm = false;
    run_ = std::make_unique<HallRun>(settings, base_);
    EXPECT_TRUE(run_->Until([this] {
      const HubMachine& hub = run_->hub();
      if (!hub.running()) return false;
      return hub.hall().evaluators.size() == 2 && Online(HallPlan::kHost) &&
             Online(HallPlan::kKiosk);
    }));
    EXPECT_TRUE(run_->Settle());
    return *run_;
  }

  bool Online(const char* device) const {
    const auto& terminals = run_->hub().hall().terminals;
    const auto found = terminals.find(device);
    return found != terminals.end() && found->second.online;
  }

  /// Plays `act` once for every point: its process dies there, and then everything is accounted
  /// for.
  template <typename Prepare, typename Act, typename Check>
  void AtEveryPoint(const std::vector<Point>& points, bool by_kiosk, const Prepare& prepare,
                    const Act& act, const Check& check) {
    for (const Point& point : points) {
      for (const World::Death death : {World::Death::kProcess, World::Death::kPowerCut}) {
        SCOPED_TRACE(std::string(point.name) +
                     (death == World::Death::kProcess ? ", kill -9" : ", power cut"));
        HallRun& run = Begin(1);
        run.world().death = death;
        prepare(run);
        ASSERT_FALSE(HasFailure());
        MachineDisk& disk = point.where == Where::kHub ? run.hub().disk()
                            : by_kiosk                 ? run.kiosk().disk()
                                                       : run.host().disk();
        KillPoint::Arm(point.name, disk, point.after);
        act(run);
        EXPECT_TRUE(run.Until([] { return KillPoint::fired(); })) << "nobody came by";
        ASSERT_TRUE(run.Settle()) << "it does not arrive";
        run.Account();
        for (const std::string& violation : run.report().violations) ADD_FAILURE() << violation;
        check(run);
        ASSERT_FALSE(HasFailure());
      }
    }
  }

  std::filesystem::path base_ =
      std::filesystem::path(std::filesystem::is_directory("/dev/shm") ? "/dev/shm"
                                                                      : testing::TempDir()) /
      ("yichuang-points-" + std::to_string(::getpid()));
  std::unique_ptr<HallRun> run_;
};

constexpr std::uint8_t kBest = 0;
constexpr std::uint8_t kWorst =
    4;  // asks whether the citizen wants a call back; yes by the same key

void Nothing(HallRun&) {}

void Invite(HallRun& run) { ASSERT_TRUE(run.Invite(1)); }

void ExpectPresses(HallRun& run, std::uint64_t count) {
  EXPECT_EQ(run.report().presses, count);
  EXPECT_EQ(run.report().refused, 0U);
}

TEST_F(PointTest, APressIsCountedOnceWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, false, Invite, [](HallRun& run) { run.device(1).Press(kBest); },
      [](HallRun& run) { ExpectPresses(run, 1); });
}

TEST_F(PointTest, TheDetailOfAPressIsKeptOnceWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, false,
      [](HallRun& run) {
        Invite(run);
        run.device(1).Press(kWorst);
        ASSERT_TRUE(run.Until([&] {
          return run.device(1).log().oldest_pending() == 2;  // the press itself has arrived
        }));
      },
      [](HallRun& run) { run.device(1).Press(kWorst); },
      [](HallRun& run) { EXPECT_EQ(run.hub().hall().sources.at("ev-0001").settled, 2U); });
}

TEST_F(PointTest, ADeviceThatStartsIsKnownWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, false, Nothing, [](HallRun& run) { run.device(1).PowerOff(); },
      [](HallRun& run) {
        EXPECT_EQ(run.hub().hall().evaluators.at("ev-0001").device, HallPlan::kHost);
        ASSERT_TRUE(run.Invite(1)) << "it is not shown what it should";
      });
}

TEST_F(PointTest, ADeviceThatLeavesIsMissedWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, false, Nothing, [](HallRun& run) { run.device(1).plugged = false; },
      // It was plugged in again meanwhile.
      [](HallRun& run) { ASSERT_TRUE(run.Invite(1)); });
}

TEST_F(PointTest, ANumberOfTheHubIsGivenOnceWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, true, Nothing, [](HallRun& run) { run.kiosk().WantNumber(); },
      [](HallRun& run) {
        run.kiosk().WantNumber();
        ASSERT_TRUE(run.Settle());
        run.Account();
        EXPECT_TRUE(run.report().violations.empty()) << run.report().violations.front();
        EXPECT_FALSE(run.kiosk().given.empty());
      });
}

void CutKiosk(HallRun& run) {
  run.network().Cut(HallPlan::kKiosk, run.world().now + SteadyMillis(6'000));
  run.Advance(SteadyMillis(100));
}

TEST_F(PointTest, ANumberOfAKiosksBlockIsGivenOnceWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, true, CutKiosk, [](HallRun& run) { run.kiosk().WantNumber(); },
      [](HallRun& run) {
        CutKiosk(run);
        run.kiosk().WantNumber();
        EXPECT_TRUE(run.Settle());
        run.Account();
        EXPECT_GE(run.kiosk().given.size(), 1U);
        for (const std::string& violation : run.report().violations) ADD_FAILURE() << violation;
      });
}

TEST_F(PointTest, ANumberGivenBackIsSoOnceWhereverAProcessDies) {
  AtEveryPoint(
      kEntryPoints, true,
      [](HallRun& run) {
        run.kiosk().WantNumber();
        ASSERT_TRUE(run.Until([&] { return !run.kiosk().given.empty(); }));
        ASSERT_TRUE(run.Settle());
      },
      [](HallRun& run) { run.kiosk().Cancel(); }, Nothing);
}

TEST_F(PointTest, ATerminalIsOnlineAgainWhereverTheHubDiesAtItsBirth) {
  AtEveryPoint(
      {{"decided", Where::kHub}, {"commit_before", Where::kHub}, {"commit_after", Where::kHub}},
      false, Nothing,
      [](HallRun& run) {
        run.host().Kill();
        run.host().start_at = run.world().now;
      },
      [this](HallRun&) { EXPECT_TRUE(Online(HallPlan::kHost)); });
}

TEST_F(PointTest, ADeviceIsInvitedWhereverTheHubDiesBeforeItSaysSo) {
  AtEveryPoint(
      {{"desired_before", Where::kHub}, {"desired_after", Where::kHub}}, false,
      [](HallRun& run) {
        Invite(run);
        run.device(1).Press(kBest);
        ASSERT_TRUE(run.Settle());
      },
      [](HallRun& run) {
        const auto window = static_cast<core::WindowNo>(1);
        ASSERT_TRUE(run.hub().Ask(core::OpenService{window, "V900"}, [](const http::Answer&) {}));
        ASSERT_TRUE(run.hub().Ask(core::EndService{window, true}, [](const http::Answer&) {}));
      },
      [](HallRun& run) { EXPECT_TRUE(run.Invite(1)); });
}

TEST_F(PointTest, APressSurvivesACutAtAnyWriteOfTheDevicesLog) {
  // The slot of the press, then the mark of its receipt.
  for (int write = 1; write <= 2; ++write) {
    for (const bool behind : {false, true}) {
      for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("write " + std::to_string(write) + (behind ? ", behind it" : ", in it"));
        HallRun& run = Begin(seed);
        Invite(run);
        ASSERT_FALSE(HasFailure());
        if (behind) {
          run.device(1).CutBehindWrite(write);
        } else {
          run.device(1).CutAtWrite(write);
        }
        run.device(1).Press(kBest);
        EXPECT_TRUE(run.Until([&] { return !run.device(1).on(); }));
        ASSERT_TRUE(run.Settle());
        run.Account();
        for (const std::string& violation : run.report().violations) ADD_FAILURE() << violation;
        // A lamp that never lit is no press; every other one counts.
        ExpectPresses(run, write == 1 && !behind ? 0 : 1);
      }
    }
  }
}

/// Entries come again; a birth does not, and without it a terminal is shown nothing.
TEST_F(PointTest, ABirthFindsRoomInAHubThatIsFloodedWithEntries) {
  HallRun& run = Begin(1);
  run.host().Kill();
  run.host().start_at = SteadyMillis::max();
  ASSERT_TRUE(run.Until([this] { return !Online(HallPlan::kHost); }));
  contract::Up flood;
  flood.device = HallPlan::kHost;
  flood.entries.push_back({{HallPlan::kHost, 1, 900}, 0, contract::EvaluatorDetached{"ev-0001"}});
  for (int i = 0; i < 20; ++i)
    run.hub().OnMessage(Channel::kUp, HallPlan::kHost, contract::Encode(flood));
  contract::TerminalState birth;
  birth.device = HallPlan::kHost;
  birth.presence = contract::Presence::kOnline;
  birth.session = 77;
  birth.software = "test";
  run.hub().OnMessage(Channel::kState, HallPlan::kHost, contract::Encode(birth));
  run.hub().Step();
  EXPECT_TRUE(Online(HallPlan::kHost));
}

/// A PUBACK comes for it, and nobody else has seen it.
TEST_F(PointTest, WhatTheBrokerTookAndLostIsNotTakenForStored) {
  HallRun& run = Begin(1);
  run.network().weather.drop = 1;
  run.device(1).PowerOff();
  ASSERT_TRUE(run.Until([&] { return run.network().dropped > 2; }));
  run.host().Kill();
  ASSERT_TRUE(run.Settle()) << "the hub waits for an entry that nobody offers any more";
  run.Account();
  for (const std::string& violation : run.report().violations) ADD_FAILURE() << violation;
  ASSERT_TRUE(run.Invite(1)) << "the hub does not know the device";
}

/// SQLite's own reads and writes: the n-th of them fails or is the last, for every n that a press
/// needs.
TEST_F(PointTest, APressSurvivesAnErrorAtAnyWriteOrSyncOfAnyDisk) {
  for (const bool at_hub : {true, false}) {
    for (const DiskFault fault : {DiskFault::kIoError, DiskFault::kFull, DiskFault::kDies}) {
      for (std::uint64_t n = 1;; ++n) {
        SCOPED_TRACE(std::string(at_hub ? "hub" : "host") + ", operation " + std::to_string(n));
        HallRun& run = Begin(n);
        Invite(run);
        ASSERT_FALSE(HasFailure());
        MachineDisk& disk = at_hub ? run.hub().disk() : run.host().disk();
        const std::uint64_t before = disk.operations();
        disk.Arm(n, fault);
        run.device(1).Press(kBest);
        run.Advance(SteadyMillis(3'000));
        const bool all_done = disk.operations() - before < n;
        ASSERT_TRUE(run.Settle());
        run.Account();
        for (const std::string& violation : run.report().violations) ADD_FAILURE() << violation;
        ExpectPresses(run, 1);
        if (all_done) break;
        ASSERT_LT(n, 60U) << "a press needs more operations than it should";
      }
    }
  }
}

}  // namespace
}  // namespace yichuang::faults
