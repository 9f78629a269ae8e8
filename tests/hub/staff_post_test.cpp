#include "hub/staff_post.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "hub/hall_thread.h"
#include "hub/sqlite/reader.h"

namespace yichuang::hub {
namespace {

using What = StaffMessage::What;
using core::MatterId;

StaffMessage Handed(std::uint64_t matter) {
  return {1'778'290'200'000, What::kHanded, "1002", {}, "SW202605090001", matter};
}

/// Takes a message only when it is let.
class SlowMessenger final : public StaffMessenger {
 public:
  bool Send(const StaffMessage& message) override {
    if (std::this_thread::get_id() == caller_) on_caller_ = true;
    if (!on_caller_) gate_.wait();
    taken_.push_back(message.matter);
    return takes_;
  }
  void Let() { let_.set_value(); }

  std::promise<void> let_;
  std::shared_future<void> gate_ = let_.get_future().share();
  const std::thread::id caller_ = std::this_thread::get_id();
  bool on_caller_ = false;
  bool takes_ = true;
  std::vector<std::uint64_t> taken_;
};

TEST(StaffPost, NobodyWaitsForASlowMessenger) {
  SlowMessenger messenger;
  std::vector<std::string> lines;
  {
    StaffPost post(
        messenger, [&](const std::string& line) { lines.push_back(line); }, 3);
    for (std::uint64_t i = 1; i <= 20; ++i) post.Offer(Handed(i));
    EXPECT_FALSE(messenger.on_caller_) << "the thread of commits never enters it";
    EXPECT_GE(post.dropped(), 16U) << "one under way, three wait";
    EXPECT_EQ(lines.size(), 1U) << "one line, however many";
    messenger.Let();
  }
  EXPECT_FALSE(messenger.taken_.empty());
  EXPECT_EQ(messenger.taken_.front(), 1U);
}

TEST(StaffPost, WhatTheMessengerDoesNotTakeIsCountedAndToldOnce) {
  SlowMessenger messenger;
  messenger.takes_ = false;
  messenger.Let();
  std::uint64_t dropped = 0;
  std::vector<std::string> lines;
  {
    StaffPost post(messenger, [&](const std::string& line) { lines.push_back(line); });
    for (std::uint64_t i = 1; i <= 5; ++i) post.Offer(Handed(i));
    while (post.dropped() < 5) std::this_thread::yield();
    dropped = post.dropped();
  }
  EXPECT_EQ(dropped, 5U);
  EXPECT_EQ(lines.size(), 1U);
}

class MessageFileTest : public testing::Test {
 protected:
  MessageFileTest() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-post-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~MessageFileTest() override {
    std::error_code none;
    std::filesystem::remove_all(folder_, none);
  }
  std::filesystem::path folder_;
};

TEST_F(MessageFileTest, IsOneJsonLineForEachMessageAndNothingOfACitizen) {
  MessageFile file(folder_ / "messages.jsonl");
  EXPECT_TRUE(file.Send(Handed(8)));
  EXPECT_TRUE(file.Send({1, What::kRaised, {}, "duty_manager", "TS1", 9}));
  std::ifstream read(folder_ / "messages.jsonl");
  std::string line;
  std::getline(read, line);
  const auto first = nlohmann::json::parse(line);
  EXPECT_EQ(first.size(), 7U);
  EXPECT_EQ(first["what"], "handed");
  EXPECT_EQ(first["to"], "1002");
  std::getline(read, line);
  EXPECT_EQ(nlohmann::json::parse(line)["role"], "duty_manager");
}

TEST_F(MessageFileTest, APipeThatNobodyReadsAndAFullDiskTakeNothingAndHoldNobodyUp) {
  const auto pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_FALSE(MessageFile(pipe).Send(Handed(1)));
  EXPECT_FALSE(MessageFile("/dev/full").Send(Handed(1)));
  EXPECT_FALSE(MessageFile(folder_ / "no" / "folder").Send(Handed(1)));
}

TEST_F(MessageFileTest, GrowsUpToItsSizeAndBeginsAnew) {
  const auto path = folder_ / "messages.jsonl";
  std::ofstream(path) << "x";
  std::filesystem::resize_file(path, MessageFile::kMostBytes);
  EXPECT_TRUE(MessageFile(path).Send(Handed(1)));
  EXPECT_LT(std::filesystem::file_size(path), 1'000U);
  EXPECT_EQ(std::filesystem::file_size(folder_ / "messages.jsonl.1"), MessageFile::kMostBytes);
}

core::Record Happened(core::Event event) {
  return {1, core::Instant(core::Millis(1'778'290'200'000)), "hub", std::move(event)};
}

TEST(StaffMessages, TellWhoGotSomethingWhatIsLateAndWhomItWasRaisedTo) {
  core::Hall hall;
  hall.matters.open[MatterId{8}].no = "SW202605090001";
  EXPECT_EQ(MessageOf(hall, Happened(core::MatterOffered{MatterId{8}, "1001", "1002", "1001", {}})),
            Handed(8));
  const auto raised =
      MessageOf(hall, Happened(core::MatterCarded{MatterId{8}, 2, core::MatterState::kHandling,
                                                  "1002", core::Role::kLeader}));
  ASSERT_TRUE(raised);
  EXPECT_EQ(raised->role, "leader");
  EXPECT_EQ(raised->to, "") << "he whose matter it is has his card";
  EXPECT_FALSE(MessageOf(hall, Happened(core::MatterReturned{})));
}

TEST(StaffMessages, TellTheDutyManagerWhatNobodyHasOrNobodyKnowsWhose) {
  core::Hall hall;
  core::OpenMatter& open = hall.matters.open[MatterId{8}];
  open.no = "TS202605090001";
  core::MatterOpened opened;
  opened.id = MatterId{8};
  const StaffMessage unclaimed{
      1'778'290'200'000, StaffMessage::What::kUnclaimed, "", "duty_manager", "TS202605090001", 8};
  EXPECT_EQ(MessageOf(hall, Happened(opened)), unclaimed);
  EXPECT_EQ(MessageOf(hall, Happened(core::MatterReminded{MatterId{8}, ""}))->role, "duty_manager");
  core::MatterCarded carded;
  carded.id = MatterId{8};
  EXPECT_EQ(MessageOf(hall, Happened(carded))->role, "duty_manager") << "late, and nobody has it";
  open.holder = "1001";
  EXPECT_FALSE(MessageOf(hall, Happened(opened))) << "somebody has it";
  core::MatterMoved moved;
  moved.id = MatterId{8};
  EXPECT_FALSE(MessageOf(hall, Happened(moved)));
  open.state = moved.state = core::MatterState::kUnclear;
  EXPECT_EQ(MessageOf(hall, Happened(moved)), unclaimed);
  core::MatterReturned returned;
  returned.id = MatterId{8};
  EXPECT_EQ(MessageOf(hall, Happened(returned)), unclaimed) << "it is unclear again";
}

TEST(StaffMessages, TellTheHeadOfAUnitWhatReachedHimWithoutSayingWhomItIsAbout) {
  core::Hall hall;
  core::OpenMatter& open = hall.matters.open[MatterId{8}];
  open.no = "CP202605090001";
  open.about = "1001";
  const auto told = MessageOf(hall, Happened(core::UnitHeadTold{MatterId{8}, "税务局"}));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->role, "unit_head");
  EXPECT_EQ(told->unit, "税务局");
  const std::string line = LineOf(*told);
  EXPECT_NE(line.find("\"what\":\"shown\""), std::string::npos) << line;
  EXPECT_EQ(line.find("1001"), std::string::npos) << line;
}

/// Hears what staff are told, and what the ledger's file has at that moment.
class ToldStaff final : public Outgoing {
 public:
  explicit ToldStaff(std::filesystem::path database) : database_(std::move(database)) {}
  void Tell(StaffMessage message) override {
    sqlite::SqliteReader reader(database_);
    const auto file = reader.Matter(message.matter);
    durable = durable && file && file->row.charged == message.to;
    told.push_back(std::move(message));
  }
  void Send(const std::string&, const contract::Down&) override {}
  void WantDayKey(const std::string&) override {}
  void Announce(const contract::HubState&) override {}
  void Publish(query::LiveState) override {}
  void PublishWall(query::WallState) override {}
  void PublishDesks(query::DeskHall) override {}
  void PublishScreens(query::HallScreens) override {}
  void PublishAccounts(const core::Accounts&, const std::vector<core::PlannedStaff>&) override {}
  void PublishSettings(core::Hall) override {}
  void Snapshot(core::Hall, const contract::Head&) override {}
  void Log(const std::string&) override {}

  std::vector<StaffMessage> told;
  bool durable = true;

 private:
  const std::filesystem::path database_;
};

TEST_F(MessageFileTest, SomebodyIsToldOfAHandOverOnceItIsDurable) {
  using namespace std::chrono_literals;
  const auto database = folder_ / "hall.db";
  sqlite::Store::Create(database);
  sqlite::Store store(database);
  evidence::FrameBook book;
  ToldStaff told(database);
  HallOptions options;
  options.plan.hall = "test";
  HallThread hall(std::move(options), store, book, told);
  hall.Load();
  const auto carry = [&](core::Command command) {
    bool refused = false;
    EXPECT_TRUE(hall.Submit("user:9001", std::move(command), [&](const http::Answer& answer) {
      refused = std::holds_alternative<core::Refusal>(answer);
    }));
    hall.Step(0ms);
    EXPECT_FALSE(refused);
  };
  const core::MatterActor guide{"9001", {core::Role::kGuide}, false};
  carry(core::SetAccount{"", "1002", {{core::Role::kWindowStaff}, true}});
  core::OpenMatterAs open;
  open.kind = "first_inquiry";
  open.code = "7K3QX2A2M4PZ";
  open.actor = guide;
  open.at_once = core::MatterStep::kTakeIn;
  carry(std::move(open));
  EXPECT_TRUE(told.told.empty());
  carry(core::StepMatter{core::MatterId{1}, guide, core::OfferMatter{"1002"}, {}});
  ASSERT_EQ(told.told.size(), 1U);
  EXPECT_EQ(told.told[0].what, What::kHanded);
  EXPECT_EQ(told.told[0].to, "1002");
  EXPECT_TRUE(told.durable) << "nobody is told what a crash could take back";
}

}  // namespace
}  // namespace yichuang::hub
