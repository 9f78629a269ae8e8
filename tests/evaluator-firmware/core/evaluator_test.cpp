#include "evaluator-firmware/core/evaluator.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "evaluator-firmware/protocol/name_check.h"
#include "tests/evaluator-firmware/core/desk.h"

namespace yichuang::evaluator {
namespace {

using protocol::Consent;
using protocol::Level;
using protocol::PressDetail;
using protocol::Screen;
using protocol::Show;

TEST(Evaluator, PressTravelsFromTheKeyToASignedFrame) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34, true));
  EXPECT_EQ(desk.screen(), ScreenKind::kInviting);
  desk.Run(4000);
  desk.Push(3);
  EXPECT_EQ(desk.screen(), ScreenKind::kAskConsent);
  desk.Push(4);
  EXPECT_EQ(desk.screen(), ScreenKind::kThanks);
  desk.Run(kAwayThanksMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  const auto presses = desk.Presses();
  ASSERT_FALSE(presses.empty());
  EXPECT_EQ(presses[0].serial, kSerial);
  EXPECT_EQ(presses[0].counter, 1U);
  EXPECT_EQ(presses[0].invitation, 12U);
  EXPECT_EQ(presses[0].level, Level::kDissatisfied);
  EXPECT_NEAR(presses[0].elapsed_ms, 4023, 5);
  const auto detail = protocol::DecodePressDetail(desk.board.sent.back().frame, desk.keys);
  EXPECT_EQ(std::get<PressDetail>(detail),
            (PressDetail{kSerial, desk.device.log().epoch(), 2, 12, 1, 0, Consent::kYes}));
}

TEST(Evaluator, PressIsDurableBeforeTheLampAndBeforeItIsSent) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34));
  std::vector<std::string> order;
  store.on_write = [&] { order.push_back("kept"); };
  desk.board.on_draw = [&](const ScreenView& view) {
    order.push_back(view.lamp ? "lamp" : "dark");
    EXPECT_TRUE(desk.Presses().empty()) << "nothing is sent before the lamp is lit";
  };
  desk.board.keys = 1;
  desk.Run(40);
  EXPECT_EQ(order, (std::vector<std::string>{"kept", "lamp"}));
  EXPECT_EQ(desk.Presses().size(), 1U);
  EXPECT_EQ(desk.device.stats().confirmed, 1U);
}

TEST(Evaluator, LampFollowsTheKeyWithinFiftyMilliseconds) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34));
  desk.board.keys = 0b10;
  const std::uint32_t down_ms = desk.board.now_ms;
  desk.Run(50);
  EXPECT_TRUE(desk.board.drawn.back().view.lamp);
  EXPECT_LE(desk.board.drawn.back().at_ms - down_ms, 25U);
}

// Everything that can be seen or heard at the desk or on the cable, for one level.
struct Perceived {
  std::vector<FakeBoard::Drawn> drawn;
  std::vector<std::pair<std::uint32_t, std::size_t>> sent;  // time and length
  std::size_t log_bytes = 0;
  friend bool operator==(const Perceived&, const Perceived&) = default;
};

Perceived WatchLevel(std::uint8_t key, bool ask, std::optional<std::uint8_t> answer) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34, ask));
  desk.Run(1234);
  desk.Push(key);
  if (answer) desk.Push(*answer);
  desk.Tell(desk.AReceipt(1));
  desk.Tell(desk.AShow(Screen::kIdle, 35));
  desk.Run(20'000);
  Perceived perceived{desk.board.drawn, {}, store.written()};
  for (const auto& sent : desk.board.sent) {
    perceived.sent.emplace_back(sent.at_ms, sent.frame.size());
  }
  return perceived;
}

TEST(Evaluator, NothingPerceptibleDiffersByLevel) {
  for (const bool ask : {false, true}) {
    for (const std::optional<std::uint8_t> answer :
         {std::optional<std::uint8_t>(), std::optional<std::uint8_t>(4)}) {
      const Perceived first = WatchLevel(0, ask, answer);
      EXPECT_GE(first.drawn.size(), 4U);
      for (std::uint8_t key = 1; key < 5; ++key) {
        EXPECT_EQ(WatchLevel(key, ask, answer), first) << "key " << int{key} << " ask " << ask;
      }
    }
  }
}

TEST(Evaluator, WhoeverGetsNoReceiptIsToldThatHisPressIsKept) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34));
  desk.Push(0);
  EXPECT_EQ(desk.board.drawn.back().view.title, TextId::kThanks);
  desk.Run(kReceiptMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kThanks);
  EXPECT_TRUE(desk.board.drawn.back().view.lamp);
  EXPECT_EQ(Text(desk.board.drawn.back().view.title, Language::kChinese),
            "网络暂时中断，您的评价已保存，稍后自动上传");
  desk.Run(kThanksMs);
  EXPECT_EQ(desk.board.drawn.back().view.title, TextId::kAway) << "it takes longer to read";
  desk.Run(kAwayThanksMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  desk.Tell(desk.AnInvitation(13, 35));
  desk.Push(4);
  EXPECT_EQ(desk.board.drawn.back().view.title, TextId::kAway) << "the next one hears it at once";
  desk.Tell(desk.AReceipt(2));
  EXPECT_EQ(desk.board.drawn.back().view.title, TextId::kThanks);
}

TEST(Evaluator, AReceiptInTimeIsThankedForAsEver) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 34));
  desk.Push(0);
  desk.Tell(desk.AReceipt(1));
  desk.Run(kReceiptMs + 500);
  EXPECT_EQ(desk.board.drawn.back().view.title, TextId::kThanks);
  desk.Run(kThanksMs - kReceiptMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
}

// The picture of a name of so many columns, as the hub sends it: in pieces.
std::vector<protocol::NamePiece> Pieces(const Desk& desk, const char* number, const char* name,
                                        std::uint8_t width) {
  std::vector<protocol::NamePiece> pieces;
  for (std::size_t first = 0; first < width; first += protocol::kPieceColumns) {
    protocol::NamePiece piece;
    piece.serial = kSerial;
    piece.epoch = desk.device.log().epoch();
    piece.boot = desk.device.boot();
    piece.staff_number = protocol::FixedText<protocol::kStaffNumberSize>(number);
    piece.name_check = protocol::NameCheck(protocol::FixedText<protocol::kStaffNameSize>(name));
    piece.width = width;
    piece.first = static_cast<std::uint8_t>(first);
    for (std::size_t x = first; x < width && x < first + protocol::kPieceColumns; ++x)
      piece.columns[x - first] = static_cast<std::uint16_t>(x + 1);
    pieces.push_back(piece);
  }
  return pieces;
}

Show Served(const Desk& desk, std::uint64_t version, const char* number, const char* name) {
  Show show = desk.AShow(Screen::kServing, version);
  show.staff_number = protocol::FixedText<protocol::kStaffNumberSize>(number);
  show.staff_name = protocol::FixedText<protocol::kStaffNameSize>(name);
  return show;
}

std::uint8_t NameShown(const Desk& desk) { return desk.board.drawn.back().view.name.width; }

TEST(Evaluator, ShowsTheNameWhenEveryPieceOfItIsThere) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(Served(desk, 1, "1001", "王丽华"));
  EXPECT_EQ(NameShown(desk), 0) << "the number stands alone until then";
  const auto pieces = Pieces(desk, "1001", "王丽华", 100);
  ASSERT_EQ(pieces.size(), 2U);
  desk.Tell(pieces[1]);
  desk.Tell(pieces[1]);
  EXPECT_EQ(NameShown(desk), 0);
  desk.Tell(pieces[0]);
  const auto& name = desk.board.drawn.back().view.name;
  EXPECT_EQ(name.width, 100);
  for (std::size_t x = 0; x < protocol::kNameColumns; ++x)
    ASSERT_EQ(name.columns[x], x < 100 ? x + 1 : 0) << x;
  const std::size_t drawn = desk.board.drawn.size();
  for (const auto& piece : pieces) desk.Tell(piece);
  EXPECT_EQ(desk.board.drawn.size(), drawn) << "the host repeats itself; nothing changes by it";
}

TEST(Evaluator, ANameIsShownForWhoBearsItAlone) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(Served(desk, 1, "1001", "王丽华"));
  desk.Tell(Pieces(desk, "1001", "王丽华", 45)[0]);
  ASSERT_EQ(NameShown(desk), 45);
  desk.Tell(Served(desk, 2, "1002", "李明"));
  EXPECT_EQ(NameShown(desk), 0) << "the staff changed, and the new name has not come";
  desk.Tell(Pieces(desk, "1002", "李明", 30)[0]);
  EXPECT_EQ(NameShown(desk), 30);
  desk.Tell(Served(desk, 3, "1002", "李明玉"));
  EXPECT_EQ(NameShown(desk), 0) << "the same number with another name";
  desk.Tell(Pieces(desk, "1001", "王丽华", 45)[0]);
  EXPECT_EQ(NameShown(desk), 0) << "a picture of somebody else";
}

TEST(Evaluator, ANameOfAnotherDeviceBootOrEpochIsRefused) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(Served(desk, 1, "1001", "王丽华"));
  const auto piece = Pieces(desk, "1001", "王丽华", 45)[0];
  const std::uint32_t before = desk.device.stats().refused_frames;
  auto other = piece;
  other.serial = kSerial + 1;
  desk.Tell(other);
  other = piece;
  ++other.boot;
  desk.Tell(other);
  other = piece;
  ++other.epoch;
  desk.Tell(other);
  EXPECT_EQ(desk.device.stats().refused_frames, before + 3);
  EXPECT_EQ(NameShown(desk), 0);
}

TEST(Evaluator, KeysDoNothingWhenNobodyIsInvited) {
  FakeStore store;
  Desk desk(store);
  for (std::uint8_t key = 0; key < 5; ++key) desk.Push(key);
  desk.Tell(desk.AShow(Screen::kServing, 1));
  for (std::uint8_t key = 0; key < 5; ++key) desk.Push(key);
  EXPECT_EQ(desk.device.stats().pressed, 0U);
  EXPECT_EQ(desk.device.log().next_counter(), 1U);
}

TEST(Evaluator, KeyHeldWhenTheInvitationOpensIsIgnoredUntilReleased) {
  FakeStore store;
  Desk desk(store);
  desk.board.keys = 0b1;
  desk.Run(10);
  desk.Tell(desk.AnInvitation(12, 1));
  desk.Run(500);
  EXPECT_EQ(desk.device.stats().pressed, 0U);
  desk.board.keys = 0;
  desk.Run(50);
  desk.Push(0);
  EXPECT_EQ(desk.device.stats().confirmed, 1U);
}

TEST(Evaluator, LevelKeyStillHeldDoesNotAnswerTheConsentQuestion) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1, true));
  desk.board.keys = 0b10000;
  desk.Run(2000);
  EXPECT_EQ(desk.screen(), ScreenKind::kAskConsent);
  EXPECT_EQ(desk.device.log().next_counter(), 2U);
}

TEST(Evaluator, TwoKeysAtOnceAskForOneMorePress) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1));
  desk.board.keys = 0b10001;
  desk.Run(80);
  desk.board.keys = 0;
  desk.Run(50);
  EXPECT_EQ(desk.screen(), ScreenKind::kAgain);
  EXPECT_EQ(desk.device.stats().pressed, 0U);
  desk.Push(0);
  EXPECT_EQ(desk.device.stats().confirmed, 1U);
}

TEST(Evaluator, ReplayedShowOfAnotherBootOrAnOldVersionIsIgnored) {
  FakeStore store;
  Desk desk(store);
  Show show = desk.AnInvitation(12, 5);
  show.boot ^= 1;
  desk.Tell(show);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  show = desk.AnInvitation(12, 5);
  show.epoch ^= 1;
  desk.Tell(show);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  desk.Tell(desk.AnInvitation(12, 5));
  EXPECT_EQ(desk.screen(), ScreenKind::kInviting);
  desk.Tell(desk.AShow(Screen::kIdle, 4));
  desk.Tell(desk.AShow(Screen::kIdle, 5));
  EXPECT_EQ(desk.screen(), ScreenKind::kInviting);
  desk.Tell(desk.AShow(Screen::kIdle, 6));
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
}

TEST(Evaluator, RatedInvitationIsNotOpenedAgainAfterARestart) {
  FakeStore store;
  {
    Desk desk(store);
    desk.Tell(desk.AnInvitation(12, 1));
    desk.Push(2);
  }
  Desk desk(store, kFiveKeys, 50, 0xC0DE);
  EXPECT_EQ(desk.Presses().size(), 1U) << "an entry without receipt is offered at start";
  desk.Tell(desk.AnInvitation(12, 1));
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  desk.Push(0);
  EXPECT_EQ(desk.device.stats().pressed, 0U);
  desk.Tell(desk.AnInvitation(13, 2));
  desk.Push(0);
  EXPECT_EQ(desk.Presses().back().counter, 2U);
}

TEST(Evaluator, FullLogShowsPausedUntilAReceiptMakesRoom) {
  FakeStore store(1024 + 8 * 32);
  Desk desk(store);
  for (std::uint64_t i = 1; i <= 8; ++i) {
    desk.Tell(desk.AnInvitation(i, i));
    desk.Push(0);
    desk.Run(kAwayThanksMs);
  }
  EXPECT_EQ(desk.screen(), ScreenKind::kPaused);
  desk.Tell(desk.AnInvitation(9, 9));
  EXPECT_EQ(desk.screen(), ScreenKind::kPaused);
  desk.Push(0);
  EXPECT_EQ(desk.device.stats().pressed, 8U);
  desk.Tell(desk.AReceipt(1));
  EXPECT_EQ(desk.screen(), ScreenKind::kInviting);
  desk.Push(0);
  EXPECT_EQ(desk.device.stats().confirmed, 9U);
}

TEST(Evaluator, StoreFailureLightsNoLampAndPausesTheDevice) {
  FakeStore store;
  Desk desk(store);
  desk.Tell(desk.AnInvitation(12, 1));
  store.CutAfter(11);
  desk.Push(0);
  EXPECT_EQ(desk.screen(), ScreenKind::kPaused);
  for (const auto& drawn : desk.board.drawn) EXPECT_FALSE(drawn.view.lamp);
  EXPECT_EQ(desk.device.stats().confirmed, 0U);
  desk.Run(5000);
  EXPECT_TRUE(desk.Presses().empty());
}

TEST(Evaluator, WholeConversationOverTheWrapOfTheClock) {
  FakeStore store;
  Desk desk(store, kFiveKeys, 0xFFFFFFFFU - 3000);
  desk.Tell(desk.AnInvitation(12, 1, true));
  desk.Run(2950);
  desk.Push(1);
  EXPECT_EQ(desk.screen(), ScreenKind::kAskConsent);
  desk.Run(kConsentMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kThanks);
  desk.Run(kAwayThanksMs);
  EXPECT_EQ(desk.screen(), ScreenKind::kIdle);
  EXPECT_NEAR(desk.Presses().front().elapsed_ms, 2972, 5);
  EXPECT_EQ(desk.Hellos().size(), 4U);
}

}  // namespace
}  // namespace yichuang::evaluator
