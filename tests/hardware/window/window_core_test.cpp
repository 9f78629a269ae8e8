#include "hardware/window/window_core.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "tests/hardware/evaluator/device_frames.h"

namespace yichuang::window {
namespace {

using contract::EntryKey;
using evaluator::EntryHeard;
using evaluator::FrameBytes;
using evaluator::HelloHeard;
using fakes::FrameOf;
using fakes::HelloOf;
using fakes::PressOf;

class FakeUplink final : public Uplink {
 public:
  bool Send(const contract::Up& message) override {
    if (!taking) return false;
    sent.push_back(message);
    return true;
  }
  bool Announce(const contract::TerminalState& state) override {
    announced.push_back(state);
    return true;
  }
  std::vector<EntryKey> TakeKeys() {
    std::vector<EntryKey> keys;
    for (const auto& message : sent) {
      for (const auto& entry : message.entries) keys.push_back(entry.key);
    }
    sent.clear();
    return keys;
  }

  bool taking = true;
  std::vector<contract::Up> sent;
  std::vector<contract::TerminalState> announced;
};

class FakePlaces final : public Places {
 public:
  bool Send(std::size_t place, std::span<const std::uint8_t> frame) override {
    sent.emplace_back(place, FrameBytes(frame.begin(), frame.end()));
    return true;
  }
  using Sent = std::vector<std::pair<std::size_t, FrameBytes>>;
  Sent Take() { return std::exchange(sent, {}); }
  Sent sent;
};

/// A window host on a real outbox in a folder of its own.
class WindowCoreTest : public testing::Test {
 protected:
  WindowCoreTest() { Start(); }
  ~WindowCoreTest() override {
    core_.reset();
    outbox_.reset();
    std::filesystem::remove_all(directory_);
  }

  static std::filesystem::path MakeDirectory() {
    std::string name = testing::TempDir() + "yichuang-window-XXXXXX";
    return mkdtemp(name.data());
  }

  /// As after a kill: what is in the outbox is all that is left.
  void Start() {
    core_.reset();
    outbox_.reset();
    outbox_ = std::make_unique<client::Outbox>(directory_ / "outbox.db", "win-01");
    core_ =
        std::make_unique<WindowCore>("win-01", *outbox_, uplink_, places_,
                                     [this](const std::string& line) { lines_.push_back(line); });
  }

  void Take(Input input) {
    core_->Take(input, now_);
    core_->Flush(now_);
  }
  void TakeHello(std::size_t place, const protocol::Hello& hello, bool news) {
    Take(FromEvaluator{
        place, HelloHeard{evaluator::SourceName(hello.serial), hello, FrameOf(hello), news}});
  }
  void TakePress(std::size_t place, std::uint32_t serial, std::uint32_t counter) {
    Take(FromEvaluator{place, EntryHeard{evaluator::SourceName(serial), protocol::FrameKind::kPress,
                                         1, counter, FrameOf(PressOf(serial, counter))}});
  }
  /// The usual start: connected, ev-0007 attached at place 0, its hello receipted.
  void Attach(std::uint64_t head = 1) {
    Take(LinkUp{});
    TakeHello(0, HelloOf(7, 100), true);
    const auto own = uplink_.TakeKeys().back();
    Take(FromHub{
        contract::Receipt{HeadAt(head), {{own.source, own.epoch, own.counter, {}, {}, {}}}}});
    uplink_.sent.clear();
    uplink_.announced.clear();
    places_.sent.clear();
  }
  static contract::Head HeadAt(std::uint64_t seq) {
    contract::Head head;
    head.seq = seq;
    head.hash[0] = static_cast<std::uint8_t>(seq);
    return head;
  }
  static FrameBytes NameFrame(std::uint32_t serial, std::uint32_t boot) {
    protocol::NamePiece piece;
    piece.serial = serial;
    piece.epoch = 1;
    piece.boot = boot;
    return FrameOf(piece);
  }
  static contract::Receipt ReceiptFor(std::uint32_t serial, std::uint64_t through,
                                      std::uint64_t seq) {
    return {HeadAt(seq),
            {{evaluator::SourceName(serial),
              1,
              through,
              {},
              {},
              ReceiptFrame(serial, static_cast<std::uint32_t>(through))}}};
  }
  static FrameBytes ReceiptFrame(std::uint32_t serial, std::uint32_t through) {
    return FrameOf(protocol::Receipt{serial, 1, through});
  }
  static FrameBytes ShowFrame(std::uint32_t serial, std::uint32_t boot, std::uint64_t version) {
    protocol::Show show;
    show.serial = serial;
    show.epoch = 1;
    show.boot = boot;
    show.version = version;
    return FrameOf(show);
  }

  std::filesystem::path directory_ = MakeDirectory();
  FakeUplink uplink_;
  FakePlaces places_;
  std::vector<std::string> lines_;
  Now now_{client::SteadyMillis(1'000), 1'700'000'000'000};
  std::unique_ptr<client::Outbox> outbox_;
  std::unique_ptr<WindowCore> core_;
};

TEST_F(WindowCoreTest, AnnouncesItselfOnEveryConnect) {
  Take(LinkUp{});
  Take(LinkLost{});
  Take(LinkUp{});
  ASSERT_EQ(uplink_.announced.size(), 2U);
  EXPECT_EQ(uplink_.announced[0].device, "win-01");
  EXPECT_EQ(uplink_.announced[0].presence, contract::Presence::kOnline);
}

TEST_F(WindowCoreTest, AHelloWithNewsIsAnEntryOfItsOwn) {
  Take(LinkUp{});
  TakeHello(0, HelloOf(7, 100), true);
  TakeHello(0, HelloOf(7, 100), false);
  ASSERT_EQ(uplink_.sent.size(), 1U);
  const auto& entry = uplink_.sent[0].entries.at(0);
  EXPECT_EQ(entry.key, (EntryKey{"win-01", entry.key.epoch, 1}));
  EXPECT_EQ(entry.body,
            contract::EntryBody(contract::EvaluatorAttached{"ev-0007", FrameOf(HelloOf(7, 100))}));
}

TEST_F(WindowCoreTest, PublishesAPressByteForByteAtOnce) {
  Attach();
  TakePress(0, 7, 1);
  ASSERT_EQ(uplink_.sent.size(), 1U);
  const auto& entry = uplink_.sent[0].entries.at(0);
  EXPECT_EQ(entry.key, (EntryKey{"ev-0007", 1, 1}));
  EXPECT_EQ(entry.at, now_.wall);
  EXPECT_EQ(entry.body, contract::EntryBody(contract::PressEntry{FrameOf(PressOf(7, 1))}));
}

TEST_F(WindowCoreTest, KeepsAPressUntilTheBrokerIsThere) {
  TakePress(0, 7, 1);
  EXPECT_TRUE(uplink_.sent.empty());
  Start();
  Take(LinkUp{});
  EXPECT_EQ(uplink_.TakeKeys(), (std::vector<EntryKey>{{"ev-0007", 1, 1}}));
}

TEST_F(WindowCoreTest, OnlyAReceiptRetiresAndGoesDownToTheDevice) {
  Attach();
  TakePress(0, 7, 1);
  EXPECT_EQ(outbox_->Pending().size(), 1U);
  Take(FromHub{ReceiptFor(7, 1, 2)});
  EXPECT_TRUE(outbox_->Pending().empty());
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ReceiptFrame(7, 1)}}));
}

TEST_F(WindowCoreTest, AnswersAnOldEntryWithItsReceipt) {
  Attach();
  TakePress(0, 7, 1);
  Take(FromHub{ReceiptFor(7, 1, 2)});
  places_.Take();
  uplink_.sent.clear();
  TakePress(0, 7, 1);
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ReceiptFrame(7, 1)}}));
  EXPECT_TRUE(uplink_.sent.empty());
}

TEST_F(WindowCoreTest, AsksTheHubForAReceiptThatWasLostWithTheProcess) {
  Attach();
  TakePress(0, 7, 1);
  Take(FromHub{ReceiptFor(7, 1, 2)});
  Start();
  Attach(3);
  TakePress(0, 7, 1);
  EXPECT_EQ(uplink_.TakeKeys(), (std::vector<EntryKey>{{"ev-0007", 1, 1}}));
  Take(FromHub{ReceiptFor(7, 1, 3)});
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ReceiptFrame(7, 1)}}));
}

TEST_F(WindowCoreTest, AnEntryOfferedTwiceIsSentOnce) {
  Attach();
  TakePress(0, 7, 1);
  TakePress(0, 7, 1);
  EXPECT_EQ(uplink_.TakeKeys().size(), 1U);
}

TEST_F(WindowCoreTest, ReplacesADamagedFrameByWhatTheDeviceSendsAgain) {
  Attach();
  Take(FromEvaluator{0,
                     EntryHeard{"ev-0007", protocol::FrameKind::kPress, 1, 1, FrameBytes(66, 9)}});
  uplink_.sent.clear();
  Take(FromHub{contract::Receipt{
      HeadAt(2),
      {{"ev-0007", 1, 0, {}, {{1, contract::Reason::kBadSignature}}, ReceiptFrame(7, 0)}}}});
  now_.steady += std::chrono::seconds(60);
  TakePress(0, 7, 1);
  ASSERT_EQ(uplink_.sent.size(), 1U);
  EXPECT_EQ(uplink_.sent[0].entries.at(0).body,
            contract::EntryBody(contract::PressEntry{FrameOf(PressOf(7, 1))}));
}

TEST_F(WindowCoreTest, PassesShowFramesToTheRightDeviceAndTellsTheVersion) {
  Attach();
  TakeHello(1, HelloOf(8, 200), true);
  Take(FromHub{contract::Desired{
      34, {{"ev-0007", ShowFrame(7, 100, 34)}, {"ev-0008", ShowFrame(8, 200, 33)}}}});
  EXPECT_EQ(places_.Take(),
            (FakePlaces::Sent{{0, ShowFrame(7, 100, 34)}, {1, ShowFrame(8, 200, 33)}}));
  ASSERT_EQ(uplink_.announced.size(), 1U);
  EXPECT_EQ(uplink_.announced[0].shown_version, 34U);
}

TEST_F(WindowCoreTest, TheSameVersionAgainIsNotAnnouncedAgain) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  EXPECT_EQ(uplink_.announced.size(), 1U);
  EXPECT_EQ(places_.Take().size(), 2U);
}

TEST_F(WindowCoreTest, ShowsAgainAfterAReplugOfTheSameBoot) {
  Attach();
  Take(FromEvaluator{0, evaluator::Detached{"ev-0007", evaluator::DetachCause::kUnplugged}});
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  EXPECT_TRUE(places_.Take().empty());
  TakeHello(1, HelloOf(7, 100), true);
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{1, ShowFrame(7, 100, 34)}}));
}

TEST_F(WindowCoreTest, ShowsNothingAgainToAnotherBootOrToWhoShowsItAlready) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  places_.Take();
  TakeHello(0, HelloOf(7, 101), true);
  auto shows = HelloOf(7, 100);
  shows.shown_version = 34;
  TakeHello(0, shows, true);
  EXPECT_TRUE(places_.Take().empty());
}

TEST_F(WindowCoreTest, RepeatsAFrameThatGotLostOnTheCable) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  places_.Take();
  TakeHello(0, HelloOf(7, 100), false);
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ShowFrame(7, 100, 34)}}));
}

TEST_F(WindowCoreTest, ForgetsAFrameThatIsNotWantedAnyMore) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0007", ShowFrame(7, 100, 34)}}}});
  Take(FromHub{contract::Desired{35, {}}});
  places_.Take();
  TakeHello(0, HelloOf(7, 100), true);
  EXPECT_TRUE(places_.Take().empty());
}

TEST_F(WindowCoreTest, SaysWhatADeviceKeepsAndWhenItMayBePutAway) {
  Take(LinkUp{});
  auto hello = HelloOf(9, 100);
  hello.next_counter = 18;
  hello.oldest_pending = 1;
  TakeHello(0, hello, true);
  const auto said = [this](const std::string& line) {
    return std::count(lines_.begin(), lines_.end(), line);
  };
  EXPECT_EQ(said("ev-0009: keeps 17 entries that no hub has receipted; they are read now, leave it "
                 "plugged in"),
            1);
  hello.oldest_pending = 18;
  TakeHello(0, hello, false);
  TakeHello(0, hello, false);
  EXPECT_EQ(said("ev-0009: keeps nothing any more; everything has its receipt"), 1);
}

TEST_F(WindowCoreTest, ANameGoesDownOnceAndAgainAtEachHelloOfItsBoot) {
  Attach();
  const auto name = NameFrame(7, 100);
  const contract::Desired desired{34, {{"ev-0007", ShowFrame(7, 100, 34), {name}}}};
  Take(FromHub{desired});
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ShowFrame(7, 100, 34)}, {0, name}}));
  Take(FromHub{contract::Desired{35, {{"ev-0007", ShowFrame(7, 100, 35), {name}}}}});
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, ShowFrame(7, 100, 35)}})) << "it has the name";
  auto hello = HelloOf(7, 100);
  hello.shown_version = 35;
  TakeHello(0, hello, false);
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, name}})) << "a piece may have been lost";
  TakeHello(0, HelloOf(7, 101), true);
  EXPECT_TRUE(places_.Take().empty()) << "it was signed for another boot";
}

TEST_F(WindowCoreTest, WhatIsNoPieceOfANameIsLeftOut) {
  Attach();
  const auto show = ShowFrame(7, 100, 34);
  Take(FromHub{contract::Desired{34, {{"ev-0007", show, {{1, 0x84, 0}, show}}}}});
  EXPECT_EQ(places_.Take(), (FakePlaces::Sent{{0, show}}));
}

TEST_F(WindowCoreTest, LeavesOutWhatIsNoShowFrame) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0007", {1, 2, 3}}}}});
  EXPECT_TRUE(places_.Take().empty());
  EXPECT_NE(lines_.back().find("no show frame"), std::string::npos);
}

TEST_F(WindowCoreTest, ADetachIsAnEntryOnceAndNotWhenItMoved) {
  Attach();
  TakeHello(1, HelloOf(7, 100),
            true);  // plugged in elsewhere before the old cable was seen to be gone
  uplink_.sent.clear();
  Take(FromEvaluator{0, evaluator::Detached{"ev-0007", evaluator::DetachCause::kUnplugged}});
  EXPECT_TRUE(uplink_.sent.empty());
  Take(FromEvaluator{1, evaluator::Detached{"ev-0007", evaluator::DetachCause::kSilent}});
  ASSERT_EQ(uplink_.sent.size(), 1U);
  EXPECT_EQ(uplink_.sent[0].entries.at(0).body,
            contract::EntryBody(contract::EvaluatorDetached{"ev-0007"}));
}

TEST_F(WindowCoreTest, TellsAHubThatTakesAnAbsentDeviceForAttached) {
  Attach();
  Start();
  Attach(3);
  const contract::Desired desired{
      34, {{"ev-0007", ShowFrame(7, 100, 34)}, {"ev-0008", ShowFrame(8, 200, 34)}}};
  Take(FromHub{desired});
  EXPECT_TRUE(uplink_.sent.empty()) << "it may still be starting";
  now_.steady = core_->NextDue();
  core_->Flush(now_);
  ASSERT_EQ(uplink_.sent.size(), 1U);
  EXPECT_EQ(uplink_.sent[0].entries.at(0).body,
            contract::EntryBody(contract::EvaluatorDetached{"ev-0008"}));
  uplink_.sent.clear();
  Take(FromHub{desired});
  now_.steady += WindowCore::kMissingAfter;
  core_->Flush(now_);
  for (const auto& key : uplink_.TakeKeys()) EXPECT_LE(key.counter, 3U) << "told once";
}

TEST_F(WindowCoreTest, ADeviceThatComesInTimeIsNotMissing) {
  Attach();
  Take(FromHub{contract::Desired{34, {{"ev-0008", ShowFrame(8, 200, 34)}}}});
  TakeHello(1, HelloOf(8, 200), true);
  uplink_.sent.clear();
  now_.steady += WindowCore::kMissingAfter;
  core_->Flush(now_);
  for (const auto& message : uplink_.sent) {
    for (const auto& entry : message.entries) {
      EXPECT_FALSE(std::holds_alternative<contract::EvaluatorDetached>(entry.body));
    }
  }
}

TEST_F(WindowCoreTest, SendsReceiptedEntriesAgainToAHubThatLostThem) {
  Attach();
  TakePress(0, 7, 1);
  Take(FromHub{ReceiptFor(7, 1, 50)});
  TakePress(0, 7, 2);
  Take(FromHub{ReceiptFor(7, 2, 60)});
  uplink_.sent.clear();
  contract::HubState restored{contract::Presence::kOnline, "0.1.0", HeadAt(55)};
  Take(HubSpoke{restored});
  const auto keys = uplink_.TakeKeys();
  EXPECT_NE(std::find(keys.begin(), keys.end(), EntryKey{"ev-0007", 1, 2}), keys.end());
}

TEST_F(WindowCoreTest, DoesNotWaitForTimeOutsWhenTheHubIsBack) {
  Attach();
  contract::HubState state{contract::Presence::kOnline, "0.1.0", HeadAt(1)};
  Take(HubSpoke{state});
  TakePress(0, 7, 1);
  uplink_.sent.clear();
  Take(HubSpoke{{contract::Presence::kOffline, "", {}}});
  Take(HubSpoke{state});
  EXPECT_EQ(uplink_.TakeKeys(), (std::vector<EntryKey>{{"ev-0007", 1, 1}}));
  EXPECT_EQ(uplink_.announced.size(), 1U);
}

TEST_F(WindowCoreTest, ARefusedMessageIsLoggedAndSentAgainLater) {
  Attach();
  TakePress(0, 7, 1);
  uplink_.sent.clear();
  Take(FromHub{contract::Refused{contract::Reason::kQueueFull, "message"}});
  EXPECT_EQ(lines_.back().rfind("hub: refused a message (message): ", 0), 0U);
  EXPECT_TRUE(uplink_.sent.empty());
  now_.steady = core_->NextDue();
  core_->Flush(now_);
  EXPECT_EQ(uplink_.TakeKeys(), (std::vector<EntryKey>{{"ev-0007", 1, 1}}));
}

TEST_F(WindowCoreTest, AMessageTheLinkDidNotTakeIsSentAgainLater) {
  Attach();
  uplink_.taking = false;
  TakePress(0, 7, 1);
  uplink_.taking = true;
  now_.steady = core_->NextDue();
  core_->Flush(now_);
  EXPECT_EQ(uplink_.TakeKeys(), (std::vector<EntryKey>{{"ev-0007", 1, 1}}));
}

TEST_F(WindowCoreTest, ABacklogGoesManyEntriesAMessage) {
  for (std::uint32_t counter = 1; counter <= 60; ++counter) TakePress(0, 7, counter);
  Take(LinkUp{});
  ASSERT_EQ(uplink_.sent.size(), 1U);
  EXPECT_GE(uplink_.sent[0].entries.size(), 50U);
}

}  // namespace
}  // namespace yichuang::window
