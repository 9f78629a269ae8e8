#include "hub/hall_thread.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/sqlite/reader.h"

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

  void Attach() {
    protocol::Hello hello;
    hello.serial = 1;
    hello.epoch = kEpoch;
    hello.boot = 5;
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
  std::uint64_t own_counter_ = 0;
  std::uint64_t kiosk_counter_ = 0;
};

TEST_F(HallThreadTest, ACardIsShownAsSoonAsThePlanNamesItAndUndoneWithIt) {
  Begin();
  const auto shows = [this](std::string_view name) {
    const auto desired = witness_->LastDesired();
    const contract::Bytes& frame = desired->evaluators.at(0).show;
    return std::string_view(reinterpret_cast<const char*>(frame.data()), frame.size()).find(name) !=
           std::string_view::npos;
  };
  EXPECT_TRUE(shows("周明"));
  hall_->Deal({{"card-1", {"周小明", "photo-1"}}});
  EXPECT_FALSE(Ask(core::ChangeSettings{"2001", {core::ChangeCard{"1001", "card-1"}}, {}, 0}));
  EXPECT_TRUE(shows("周小明"));
  EXPECT_FALSE(Ask(core::UndoChange{"2001", core::ChangeId{1}}));
  EXPECT_TRUE(shows("周明"));
}

TEST_F(HallThreadTest, AReceiptIsSentOnlyForWhatIsDurable) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  ASSERT_EQ(receipt->sources.size(), 1U);
  EXPECT_EQ(receipt->sources[0].through, 1U);
  EXPECT_EQ(receipt->head, store_->head());
  EXPECT_TRUE(witness_->early_receipts.empty())
      << "receipted before COMMIT: " << witness_->early_receipts[0];
}

TEST_F(HallThreadTest, TheDeviceGetsASignedReceipt) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  const auto opened = protocol::DecodeReceipt(receipt->sources[0].receipt, keys_);
  const auto* signed_receipt = std::get_if<protocol::Receipt>(&opened);
  ASSERT_NE(signed_receipt, nullptr);
  EXPECT_EQ(signed_receipt->through, 1U);
  EXPECT_EQ(signed_receipt->epoch, kEpoch);
}

TEST_F(HallThreadTest, TheSameEntryIsReceiptedAgainAndStoredOnce) {
  Begin();
  const auto press = Press(1, Invite("A001"), protocol::Level::kSatisfied);
  Send(press);
  const auto seq = hall_->seq();
  Send(press);
  EXPECT_EQ(hall_->seq(), seq);
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_EQ(hall_->hall().today.rated, 1U);
}

TEST_F(HallThreadTest, AForgedFrameIsNotSettledAndBlocksNothing) {
  Begin();
  const auto invitation = Invite("A001");
  auto forged = Press(1, invitation, protocol::Level::kVeryDissatisfied);
  std::get_if<contract::PressEntry>(&forged.body)->frame.back() ^= 1U;
  Send(forged);
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 0U);
  ASSERT_EQ(receipt->sources[0].unsettled.size(), 1U);
  EXPECT_EQ(receipt->sources[0].unsettled[0].reason, contract::Reason::kBadSignature);
  EXPECT_EQ(hall_->unsettled(), 1U);
  Send(Press(1, invitation, protocol::Level::kSatisfied));
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
}

TEST_F(HallThreadTest, AGapNamesTheNextCounterWanted) {
  Begin();
  Send(Press(3, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 0U);
  EXPECT_EQ(receipt->sources[0].unsettled[0].reason, contract::Reason::kGap);
}

TEST_F(HallThreadTest, AnUnknownInvitationIsRefusedAndConsumesItsCounter) {
  Begin();
  Send(Press(1, 4711, protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 1U);
  ASSERT_EQ(receipt->sources[0].refused.size(), 1U);
  EXPECT_EQ(receipt->sources[0].refused[0].reason, contract::Reason::kInvitationUnknown);
}

TEST_F(HallThreadTest, AStrangersHelloIsRefusedAndTheHostGoesOn) {
  Begin();
  Send({{kDevice, 3, ++own_counter_},
        0,
        contract::EvaluatorAttached{"ev-0666", contract::Bytes(60, 1)}});
  EXPECT_EQ(witness_->LastReceipt()->sources[0].refused[0].reason,
            contract::Reason::kUnknownSource);
  Attach();
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
}

TEST_F(HallThreadTest, TheDeviceIsShownItsInvitationWithNumberAndName) {
  Begin();
  const auto invitation = Invite("A017");
  const auto desired = witness_->LastDesired();
  ASSERT_TRUE(desired);
  ASSERT_EQ(desired->evaluators.size(), 1U);
  const auto opened = protocol::DecodeShow(desired->evaluators[0].show, keys_);
  const auto* show = std::get_if<protocol::Show>(&opened);
  ASSERT_NE(show, nullptr);
  EXPECT_EQ(show->screen, protocol::Screen::kInviting);
  EXPECT_EQ(show->invitation, invitation);
  EXPECT_STREQ(show->ticket.data(), "A017");
  EXPECT_STREQ(show->staff_name.data(), "周明");
  EXPECT_EQ(show->boot, 5U);
}

TEST_F(HallThreadTest, AKiosksWishIsAnsweredWithANumberInItsDesiredState) {
  Birth(kKiosk);
  const auto before = witness_->LastDesired();
  ASSERT_TRUE(before && before->kiosk && before->kiosk->queue);
  ASSERT_EQ(before->kiosk->queue->blocks.size(), 1U);
  Enter(contract::TicketWanted{"qykb", contract::TicketClass::kWalkIn});
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
  const auto desired = witness_->LastDesired();
  ASSERT_TRUE(desired && desired->kiosk && desired->kiosk->queue);
  EXPECT_GT(desired->version, before->version);
  ASSERT_EQ(desired->kiosk->queue->issued.size(), 1U);
  EXPECT_EQ(desired->kiosk->queue->issued[0].counter, 1U);
  EXPECT_EQ(contract::TextOf(desired->kiosk->queue->issued[0].number), "A001");
}

TEST_F(HallThreadTest, AKiosksOwnNumberAndItsEndAreTaken) {
  Birth(kKiosk);
  const core::HallDay today = hall_->hall().day;
  const contract::TicketNumber number{'A', 999};
  Enter(contract::TicketTaken{"qykb", number, today, contract::TicketClass::kPriority, 0});
  ASSERT_EQ(hall_->hall().queue.tickets.size(), 1U);
  const core::Ticket& ticket = hall_->hall().queue.tickets.begin()->second;
  EXPECT_EQ(ticket.no, number);
  EXPECT_EQ(ticket.cls, contract::TicketClass::kPriority);
  EXPECT_TRUE(ticket.offline);
  Enter(contract::TicketCancelled{number, today});
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
  EXPECT_TRUE(hall_->hall().queue.tickets.empty());
}

TEST_F(HallThreadTest, AWishForALineThatIsNotThereIsRefusedAndConsumesItsCounter) {
  Birth(kKiosk);
  Enter(contract::TicketWanted{"nothing", contract::TicketClass::kWalkIn});
  const auto receipt = witness_->LastReceipt();
  ASSERT_EQ(receipt->sources[0].refused.size(), 1U);
  EXPECT_EQ(receipt->sources[0].refused[0].reason, contract::Reason::kUnknownGroup);
  EXPECT_EQ(receipt->sources[0].through, 1U);
}

TEST_F(HallThreadTest, AClerksSecondRequestIsRefusedWithItsReason) {
  Begin();
  EXPECT_FALSE(Ask(core::OpenService{static_cast<core::WindowNo>(1), "A001"}));
  const auto refusal = Ask(core::OpenService{static_cast<core::WindowNo>(1), "A002"});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->reason, contract::Reason::kServiceOpen);
}

TEST_F(HallThreadTest, ARestartKnowsEverythingThatWasReceipted) {
  Begin();
  const auto press = Press(1, Invite("A001"), protocol::Level::kFair);
  Send(press);
  const core::Hall before = hall_->hall();
  Close();
  Open();
  EXPECT_EQ(hall_->hall(), before);
  Send(press);
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_EQ(hall_->hall().today.rated, 1U);
}

TEST_F(HallThreadTest, APressForAServiceTheHallHasForgottenIsFoundInThePast) {
  Begin();
  const auto invitation = Invite("A001");
  Send(Press(1, invitation, protocol::Level::kSatisfied));
  Send(Press(2, invitation, protocol::Level::kVeryDissatisfied));
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 2U);
  EXPECT_EQ(hall_->hall().today.rated, 1U) << "the second press is kept, not counted";
}

TEST_F(HallThreadTest, TheLivePageSeesTheRating) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kDissatisfied));
  // Publishing is paced: the next turn of the loop brings what this one left out.
  for (int turn = 0; turn < 20 && (!witness_->live || witness_->live->today.rated == 0); ++turn) {
    hall_->Step(60ms);
  }
  ASSERT_TRUE(witness_->live);
  EXPECT_TRUE(witness_->live->demo);
  ASSERT_TRUE(witness_->screens);
  EXPECT_EQ(witness_->screens->windows.size(), 1U);
  EXPECT_EQ(witness_->live->today.levels[1], 1U);
  ASSERT_EQ(witness_->live->windows.size(), 1U);
  ASSERT_EQ(witness_->live->windows[0].recent.size(), 1U);
  EXPECT_EQ(witness_->live->windows[0].recent[0].level, 2);
}

TEST_F(HallThreadTest, TheBoardOfAZoneIsSentOnChangeAndWhenTheLinkComesUp) {
  const auto boards = [this] {
    std::vector<contract::ZoneBoard> sent;
    for (const auto& [device, message] : witness_->sent) {
      const auto* board = std::get_if<contract::ZoneBoard>(&message);
      if (board == nullptr) continue;
      EXPECT_EQ(device, "board-a");
      sent.push_back(*board);
    }
    return sent;
  };
  EXPECT_EQ(boards().size(), 1U);
  Ask(core::StartShift{core::WindowNo{1}, "1001"});
  Ask(core::IssueTicket{"qykb", core::TicketClass::kWalkIn, "desk"});
  Ask(core::CallNext{core::WindowNo{1}});
  for (int turn = 0; turn < 20 && boards().back().calls.empty(); ++turn) hall_->Step(60ms);
  ASSERT_EQ(boards().back().calls.size(), 1U);
  EXPECT_EQ(contract::TextOf(boards().back().calls[0].number), "A001");
  for (int turn = 0; turn < 3; ++turn) hall_->Step(60ms);
  const std::size_t before = boards().size();
  hall_->Step(60ms);
  EXPECT_EQ(boards().size(), before) << "nothing had changed";
  hall_->Connected();
  for (int turn = 0; turn < 3; ++turn) hall_->Step(60ms);
  EXPECT_EQ(boards().size(), before + 1) << "the broker may have lost what it kept";
}

TEST_F(HallThreadTest, TheHubAnnouncesItsHeadWhenTheLinkComesUp) {
  hall_->Connected();
  hall_->Step(0ms);
  ASSERT_FALSE(witness_->announced.empty());
  EXPECT_EQ(witness_->announced.back().head, store_->head());
}

TEST_F(HallThreadTest, AfterStopWhatHasQueuedIsStillCarriedOut) {
  Begin();
  const auto invitation = Invite("A001");
  hall_->Take(contract::Up{kDevice, {Press(1, invitation, protocol::Level::kSatisfied)}});
  hall_->Stop();
  hall_->Run();
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_GE(witness_->snapshots, 1);
}

}  // namespace
}  // namespace yichuang::hub
