#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hub/contract/text_codec.h"
#include "hub/hall_thread.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Hears what a kiosk is told, and gives the key that is asked for.
class KeyGiver final : public Outgoing {
 public:
  void Send(const std::string&, const contract::Down& message) override {
    const auto* desired = std::get_if<contract::Desired>(&message);
    if (desired != nullptr && desired->kiosk && desired->kiosk->queue)
      queue = desired->kiosk->queue;
  }
  void WantDayKey(const std::string& day) override {
    days.push_back(day);
    if (give) give(day);
  }
  void Announce(const contract::HubState&) override {}
  void Publish(query::LiveState) override {}
  void PublishWall(query::WallState) override {}
  void PublishDesks(query::DeskHall) override {}
  void PublishScreens(query::HallScreens) override {}
  void PublishAccounts(const core::Accounts&, const std::vector<core::PlannedStaff>&) override {}
  void PublishSettings(core::Hall) override {}
  void Snapshot(core::Hall, const contract::Head&) override {}
  void Log(const std::string& line) override { log += line; }

  std::optional<contract::KioskQueue> queue;  ///< told last
  std::vector<std::string> days;              ///< whose key was asked for
  std::function<void(const std::string& day)> give;
  std::string log;
};

/// A hall with one kiosk, whose group asks for the person or does not.
class DayKeyTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    sqlite::Store::Create(folder_ / "hall.db");
    store_ = std::make_unique<sqlite::Store>(folder_ / "hall.db");
  }
  void TearDown() override {
    hall_.reset();
    store_.reset();
    fs::remove_all(folder_);
  }

  void Open(const Clock& clock, bool ask_person) {
    HallOptions options;
    options.plan.hall = "test";
    options.plan.windows = {{static_cast<core::WindowNo>(1), "A", "win-01", "ev-0001"}};
    options.plan.groups = {{"qykb", 'A', {"企业开办", ""}, "", "", ask_person, 10}};
    options.kiosks.kiosks = {{"kiosk-01", "A"}};
    options.clock = clock;
    hall_ = std::make_unique<HallThread>(std::move(options), *store_, book_, giver_);
    hall_->Load();
    contract::TerminalState state;
    state.device = "kiosk-01";
    state.presence = contract::Presence::kOnline;
    state.session = 9;
    hall_->Take(std::move(state));
    hall_->Step(0ms);
  }
  std::string Today() const {
    return contract::DayText(core::DayOf(hall_->hall().plan, hall_->hall().last));
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<sqlite::Store> store_;
  evidence::FrameBook book_;
  KeyGiver giver_;
  std::unique_ptr<HallThread> hall_;
};

// A day of this hall takes a fifth of a second.
TEST_F(DayKeyTest, AKioskHasTheKeyOfTheHallsDayAndOfNoOther) {
  const auto key_of = [](const std::string& day) { return day + std::string(33, 'k'); };
  giver_.give = [&](const std::string& day) {
    if (hall_) hall_->GiveDayKey(day, key_of(day));
  };
  const core::Instant origin = Clock().Now();
  Open(Clock(24 * 3600 * 5, origin, origin), true);
  std::set<std::string> told;
  for (int step = 0; step < 5'000 && told.size() < 3; ++step) {
    giver_.queue.reset();
    hall_->Step(1ms);
    if (!giver_.queue || giver_.queue->person_key.empty()) continue;
    told.insert(giver_.queue->person_key);
    // The key is of the day that the blocks are of: that of the message.
    ASSERT_FALSE(giver_.queue->blocks.empty());
    EXPECT_EQ(giver_.queue->person_key, key_of(contract::DayText(giver_.queue->blocks[0].day)));
  }
  EXPECT_EQ(told.size(), 3U);
  EXPECT_EQ(giver_.log.find("kkkk"), std::string::npos);
}

TEST_F(DayKeyTest, AnotherKeyOfTheSameDayIsToldAtOnce) {
  Open(Clock(), true);
  ASSERT_FALSE(giver_.days.empty());
  hall_->GiveDayKey(Today(), std::string(43, 'a'));
  hall_->Step(0ms);
  EXPECT_EQ(giver_.queue->person_key, std::string(43, 'a'));
  hall_->GiveDayKey(Today(), std::string(43, 'b'));
  hall_->Step(0ms);
  EXPECT_EQ(giver_.queue->person_key, std::string(43, 'b'));
  hall_->GiveDayKey("2020-01-01", std::string(43, 'c'));
  giver_.queue.reset();
  hall_->Step(0ms);
  EXPECT_EQ(giver_.queue->person_key, "") << "of another day: none at all";
}

TEST_F(DayKeyTest, AHallThatAsksForNobodyGivesNoKey) {
  Open(Clock(), false);
  hall_->GiveDayKey(Today(), std::string(43, 'k'));
  hall_->Step(0ms);
  EXPECT_TRUE(giver_.days.empty());
  EXPECT_EQ(giver_.queue->person_key, "");
}

}  // namespace
}  // namespace yichuang::hub
