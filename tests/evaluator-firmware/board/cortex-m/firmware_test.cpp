#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <utility>

#include "evaluator-firmware/core/evaluator.h"
#include "evaluator-firmware/core/log_format.h"
#include "evaluator-firmware/core/screen_model.h"
#include "evaluator-firmware/protocol/name_check.h"
#include "evaluator-firmware/protocol/text.h"
#include "tests/evaluator-firmware/board/cortex-m/board_bed.h"

namespace yichuang::evaluator {
namespace {

namespace fs = std::filesystem;
using protocol::Hello;
using protocol::Level;
using protocol::Press;
using protocol::PressDetail;
using protocol::Receipt;
using protocol::Show;

/// How the service line tells that a screen of this kind was drawn.
std::string Drawn(ScreenKind kind) {
  return fmt::format("screen kind={} ", static_cast<int>(kind));
}

/// A screen as a picture of 16 greys, for eyes and for comparison: PGM.
std::string PgmOf(const Screen& screen) {
  std::string pgm = fmt::format("P5\n{} {}\n15\n", Screen::kWidth, Screen::kHeight);
  pgm.append(screen.pixels.begin(), screen.pixels.end());
  return pgm;
}

fs::path GoldenOf(const std::string& name) {
  return fs::path(YICHUANG_SOURCE_DIR) / "tests/golden/device" / (name + ".pgm");
}

/// Whether the display shows the picture, or does in a moment: on a busy machine the receipt may
/// come when the device has just given it up.
bool Shows(BoardBed& board, const std::string& name) {
  std::ifstream file(GoldenOf(name), std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  constexpr int kLooks = 20;
  for (int i = 0; i < kLooks; ++i) {
    if (PgmOf(board.Shown()) == kept) return true;
  }
  return false;
}

const fs::path kImages = fs::path(YICHUANG_BINARY_DIR) / "firmware/bin";

class Firmware : public testing::Test {
 protected:
  Firmware() {
    char name[] = "/tmp/yichuang-firmware-XXXXXX";
    folder_ = ::mkdtemp(name);
    eeprom_ = folder_ / "eeprom";
    MakeEeprom(eeprom_);
  }
  ~Firmware() override { fs::remove_all(folder_); }

  BoardBed::Options Device(bool virtual_time = false) const {
    return {kImages / "evaluator.elf", eeprom_, virtual_time};
  }

  /// Starts it and answers its first hello.
  void Meet(BoardBed& board) {
    ASSERT_NE(board.Line("boot"), "");
    const auto hello = board.Next<Hello>();
    ASSERT_TRUE(hello);
    hello_ = *hello;
    board.ReleaseAll();
  }

  Show Wanted(protocol::Screen screen, std::uint64_t invitation = 0) {
    Show show;
    show.serial = kBedSerial;
    show.epoch = hello_.epoch;
    show.boot = hello_.boot;
    show.version = ++version_;
    show.screen = screen;
    show.invitation = invitation;
    show.limit_ms = 60'000;
    show.ticket = protocol::FixedText<protocol::kTicketSize>("A001");
    show.staff_number = protocol::FixedText<protocol::kStaffNumberSize>("1001");
    return show;
  }

  /// Shows it, and waits until the device has drawn it.
  void Draw(BoardBed& board, const Show& show, ScreenKind kind) {
    board.Send(show);
    ASSERT_NE(board.Line(Drawn(kind)), "");
  }

  /// Gives the name of who is shown, in pieces.
  void SendName(BoardBed& board, const Show& show, const protocol::NameDots& dots) {
    protocol::NamePiece piece{kBedSerial,
                              hello_.epoch,
                              hello_.boot,
                              show.staff_number,
                              protocol::NameCheck(show.staff_name),
                              dots.width,
                              0,
                              {}};
    for (std::size_t first = 0; first < dots.width; first += protocol::kPieceColumns) {
      piece.first = static_cast<std::uint8_t>(first);
      std::copy_n(dots.columns.begin() + static_cast<std::ptrdiff_t>(first), piece.columns.size(),
                  piece.columns.begin());
      board.Send(piece);
    }
  }

  fs::path folder_;
  fs::path eeprom_;
  Hello hello_{};
  std::uint64_t version_ = 0;
};

TEST_F(Firmware, StartsAndSaysHello) {
  BoardBed board(Device());
  const std::string boot = board.Line("boot");
  const auto took = std::chrono::steady_clock::now() - board.started();
  EXPECT_TRUE(boot.starts_with("boot serial=7 ")) << boot;
  EXPECT_NE(boot.find(" next=1 pending=0 damaged=0"), std::string::npos) << boot;
  const auto hello = board.Next<Hello>();
  ASSERT_TRUE(hello);
  EXPECT_EQ(hello->serial, kBedSerial);
  EXPECT_EQ(hello->layout, 5);
  EXPECT_EQ(hello->next_counter, 1U);
  std::printf(
      "first line after %lld ms\n",
      static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

TEST_F(Firmware, ADeviceThatNobodyEnrolledSaysSo) {
  MakeEeprom(eeprom_, false);
  BoardBed board(Device());
  EXPECT_NE(board.Line("no identity"), "");
}

TEST_F(Firmware, ADeviceWithoutItsEepromSaysSo) {
  BoardBed board({kImages / "evaluator.elf", {}, false});
  EXPECT_NE(board.Line("no identity"), "");
}

// Same lamp, same pictures for every level; nothing on the service line tells one from another.
TEST_F(Firmware, EachKeyGivesItsLevelOnceAndLooksTheSame) {
  BoardBed board(Device());
  Meet(board);
  for (int key = 0; key < 5; ++key) {
    const auto invitation = static_cast<std::uint64_t>(key + 1);
    Draw(board, Wanted(protocol::Screen::kInviting, invitation), ScreenKind::kInviting);
    EXPECT_NE(board.Press(key, "lamp on=1"), "");
    const auto press = board.Next<Press>();
    ASSERT_TRUE(press);
    EXPECT_EQ(press->invitation, invitation);
    EXPECT_EQ(press->counter, static_cast<std::uint32_t>(key + 1));
    EXPECT_EQ(press->level, static_cast<Level>(5 - key));
    board.Send(Receipt{kBedSerial, hello_.epoch, press->counter});
    ASSERT_NE(board.Line(Drawn(ScreenKind::kThanks)), "");
    EXPECT_TRUE(Shows(board, "thanks"));
  }
}

TEST_F(Firmware, TakesNoKeyUnlessItIsInviting) {
  BoardBed board(Device());
  Meet(board);
  Draw(board, Wanted(protocol::Screen::kServing), ScreenKind::kServing);
  board.Touch(0);
  Draw(board, Wanted(protocol::Screen::kCalling), ScreenKind::kCalling);
  board.Touch(1);
  Draw(board, Wanted(protocol::Screen::kInviting, 9), ScreenKind::kInviting);
  ASSERT_NE(board.Press(2, "lamp on=1"), "");
  const auto press = board.Next<Press>();
  ASSERT_TRUE(press);
  EXPECT_EQ(press->counter, 1U) << "the keys before were not taken";
  EXPECT_EQ(press->level, Level::kFair);
}

TEST_F(Firmware, AsksForACallBackAndSendsTheAnswer) {
  BoardBed board(Device());
  Meet(board);
  Show show = Wanted(protocol::Screen::kInviting, 3);
  show.ask_consent = 1;
  Draw(board, show, ScreenKind::kInviting);
  ASSERT_NE(board.Press(4, Drawn(ScreenKind::kAskConsent)), "");
  ASSERT_NE(board.Press(4, Drawn(ScreenKind::kThanks)), "");
  const auto detail = board.Next<PressDetail>();
  ASSERT_TRUE(detail);
  EXPECT_EQ(detail->press_counter, 1U);
  EXPECT_EQ(detail->consent, protocol::Consent::kYes);
}

TEST_F(Firmware, AStuckKeyIsReportedAndTheOthersStillCount) {
  BoardBed board(Device(true));
  Meet(board);
  Draw(board, Wanted(protocol::Screen::kInviting, 1), ScreenKind::kInviting);
  board.Key(1, true);
  ASSERT_TRUE(board.Next<Press>());
  for (;;) {
    const auto hello = board.Next<Hello>();
    ASSERT_TRUE(hello);
    if (hello->stuck_keys == 2) break;
  }
}

TEST_F(Firmware, ANameGoesWithWhoBearsItAndComesBackWithHim) {
  BoardBed board(Device());
  Meet(board);
  const auto dots = DrawnName("three");
  ASSERT_GT(dots.width, 0);
  const std::string named = fmt::format("screen kind=1 name={} ", dots.width);
  const Show his = Wanted(protocol::Screen::kServing);
  Draw(board, his, ScreenKind::kServing);
  SendName(board, his, dots);
  ASSERT_NE(board.Line(named), "");
  Show other = Wanted(protocol::Screen::kServing);
  other.staff_number = protocol::FixedText<protocol::kStaffNumberSize>("1002");
  board.Send(other);
  ASSERT_NE(board.Line("screen kind=1 name=0 "), "");
  board.Send(Wanted(protocol::Screen::kServing));
  ASSERT_NE(board.Line(named), "");
}

// The invitation ends by the device's own clock.
TEST_F(Firmware, AnInvitationClosesAfterItsMinute) {
  BoardBed board(Device(true));
  Meet(board);
  Draw(board, Wanted(protocol::Screen::kInviting, 1), ScreenKind::kInviting);
  const std::string closed = board.Line(Drawn(ScreenKind::kIdle));
  ASSERT_NE(closed, "");
  EXPECT_GE(std::stoul(closed.substr(closed.rfind('=') + 1)), 60'000U);
}

TEST_F(Firmware, WhatTheLampConfirmedSurvivesAResetAndAPowerCut) {
  Bytes first;
  Bytes again;
  std::uint32_t epoch = 0;
  {
    BoardBed board(Device());
    Meet(board);
    epoch = hello_.epoch;
    Draw(board, Wanted(protocol::Screen::kInviting, 1), ScreenKind::kInviting);
    ASSERT_NE(board.Press(3, "lamp on=1"), "");
    ASSERT_TRUE(board.Next<Press>(&first));
    board.Reset();
    EXPECT_NE(board.Line("boot").find("next=2 pending=1"), std::string::npos);
    ASSERT_TRUE(board.Next<Press>(&again));
    EXPECT_EQ(again, first) << "the same entry makes the same bytes";
  }
  BoardBed board(Device());
  EXPECT_NE(board.Line("boot").find(fmt::format("epoch={} next=2 pending=1", epoch)),
            std::string::npos);
  ASSERT_TRUE(board.Next<Press>(&again));
  EXPECT_EQ(again, first);
  board.Send(Receipt{kBedSerial, epoch, 1});
  board.Reset();
  EXPECT_NE(board.Line("boot").find("next=2"), std::string::npos);
}

// The write of a press is cut at a byte: the chip holds the bytes before it, the rest is what it
// was. YICHUANG_CUTS says at how many places.
TEST_F(Firmware, ACutInTheMiddleOfAPressLosesNoneBeforeIt) {
  const char* wanted = std::getenv("YICHUANG_CUTS");
  const int cuts = wanted == nullptr ? 200 : std::atoi(wanted);
  std::vector<Bytes> states;
  {
    BoardBed board(Device());
    Meet(board);
    for (std::uint64_t invitation = 1; invitation <= 4; ++invitation) {
      states.push_back(ReadFile(eeprom_));
      Draw(board, Wanted(protocol::Screen::kInviting, invitation), ScreenKind::kInviting);
      ASSERT_NE(board.Press(static_cast<int>(invitation % 5), "lamp on=1"), "");
      ASSERT_TRUE(board.Next<Press>());
    }
    states.push_back(ReadFile(eeprom_));
  }
  std::mt19937 chance(20261130);
  BoardBed board(Device());
  for (int i = 0; i < cuts; ++i) {
    // What it says at its start is said: a reset would cut a line in two.
    ASSERT_NE(board.Line(Drawn(ScreenKind::kIdle)), "");
    const auto press = static_cast<std::size_t>(i % 4);
    const Bytes& before = states[press];
    const Bytes& after = states[press + 1];
    // What this press wrote: one slot.
    const std::size_t begin = log_format::kSlotsBegin + press * log_format::kSlotSize;
    const std::size_t cut = chance() % (log_format::kDetail + 1);
    Bytes torn = before;
    std::copy_n(after.begin() + static_cast<std::ptrdiff_t>(begin), cut,
                torn.begin() + static_cast<std::ptrdiff_t>(begin));
    WriteFile(eeprom_, torn);
    board.Reset();
    const std::string boot = board.Line("boot");
    const bool whole = cut == log_format::kDetail;
    EXPECT_NE(boot.find(fmt::format(" next={} pending={} damaged=0", press + (whole ? 2 : 1),
                                    press + (whole ? 1 : 0))),
              std::string::npos)
        << boot << " after " << cut << " bytes of press " << press + 1;
  }
}

// From the first look at which the contact was closed, debouncing and the log included. By the
// emulated clock, which a busy machine does not slow down; the chip's own 5 ms a page are not in
// it.
TEST_F(Firmware, TheLampLightsWithinFiftyMilliseconds) {
  BoardBed board(Device(true));
  Meet(board);
  unsigned long slowest = 0;
  for (std::uint64_t invitation = 1; invitation <= 5; ++invitation) {
    Draw(board, Wanted(protocol::Screen::kInviting, invitation), ScreenKind::kInviting);
    const std::string lamp = board.Press(static_cast<int>(invitation - 1), "lamp on=1");
    const auto after = lamp.rfind("after=");
    ASSERT_NE(after, std::string::npos) << lamp;
    slowest = std::max(slowest, std::stoul(lamp.substr(after + 6)));
  }
  std::printf("press to lamp: %lu ms at most\n", slowest);
  EXPECT_GE(slowest, 20U) << "debouncing alone takes that";
  EXPECT_LE(slowest, 50U);
}

TEST_F(Firmware, ItsStackHasRoomLeft) {
  BoardBed board(Device());
  Meet(board);
  for (const auto& [screen, kind] : {std::pair{protocol::Screen::kServing, ScreenKind::kServing},
                                     {protocol::Screen::kPaused, ScreenKind::kPaused},
                                     {protocol::Screen::kCalling, ScreenKind::kCalling}})
    Draw(board, Wanted(screen), kind);
  auto show = Wanted(protocol::Screen::kInviting, 1);
  show.ask_consent = 1;
  Draw(board, show, ScreenKind::kInviting);
  SendName(board, show, DrawnName("long"));
  ASSERT_NE(board.Press(2, "lamp on=1"), "");
  ASSERT_TRUE(board.Next<Press>());
  ASSERT_NE(board.Press(4, Drawn(ScreenKind::kThanks)), "");
  ASSERT_TRUE(board.Next<PressDetail>());
  Receipt receipt;
  receipt.serial = kBedSerial;
  receipt.epoch = hello_.epoch;
  receipt.through = 2;
  board.Send(receipt);
  Draw(board, Wanted(protocol::Screen::kInviting, 2), ScreenKind::kInviting);
  const std::size_t used = board.StackUsed();
  std::printf("stack: %zu of 3072 bytes at most\n", used);
  EXPECT_GT(used, 200U);
  EXPECT_LE(used, 2'560U);
}

TEST_F(Firmware, EveryStartHasAnotherBootNumber) {
  BoardBed board(Device());
  Meet(board);
  const std::uint32_t first = hello_.boot;
  board.Reset();
  ASSERT_NE(board.Line("boot"), "");
  // A hello of before may still be on its way.
  auto second = board.Next<Hello>();
  if (second && second->boot == first) second = board.Next<Hello>();
  ASSERT_TRUE(second);
  EXPECT_NE(second->boot, first);
  EXPECT_EQ(second->epoch, hello_.epoch);
}

TEST(FirmwareTarget, ItsOwnTestsHoldOnTheTarget) {
  BoardBed board({kImages / "unit.elf", {}, false});
  EXPECT_EQ(board.ExitStatus(), 0) << "status - 1 is the line of target/unit.cpp, modulo 255";
}

TEST(FirmwareTarget, TheWatchdogStartsAnewWhatHangs) {
  BoardBed board({kImages / "hang.elf", {}, false});
  EXPECT_EQ(board.Line("hangs"), "hangs");
  EXPECT_EQ(board.Line("hangs"), "hangs") << "it was not started anew";
}

struct Look {
  const char* name;
  protocol::Screen screen;
  ScreenKind kind;
  bool ask = false;             ///< a key is pressed, and consent asked for
  bool away = false;            ///< a key is pressed, and nobody answers
  const char* staff = nullptr;  ///< whose name the hub drew
};

class DeviceScreen : public Firmware, public testing::WithParamInterface<Look> {};

// YICHUANG_NEW_GOLDEN=1 writes them anew; then look at each.
TEST_P(DeviceScreen, IsThePictureOfItsView) {
  const Look& look = GetParam();
  BoardBed board(Device());
  Meet(board);
  // Until somebody sits there the same view is drawn without a staff number.
  ASSERT_NE(board.Line(Drawn(ScreenKind::kIdle)), "");
  const bool invites = look.screen == protocol::Screen::kInviting;
  Show show = Wanted(look.screen, invites ? 1 : 0);
  show.ask_consent = look.ask ? 1 : 0;
  Draw(board, show, invites ? ScreenKind::kInviting : look.kind);
  if (look.staff != nullptr) {
    const auto dots = DrawnName(look.staff);
    SendName(board, show, dots);
    ASSERT_NE(board.Line(Drawn(look.kind) + fmt::format("name={} ", dots.width)), "");
  }
  if (look.kind != ScreenKind::kInviting && invites) {
    std::string drawn = board.Press(0, Drawn(look.kind));
    ASSERT_NE(drawn, "");
    const auto when = [&drawn] { return std::stoul(drawn.substr(drawn.rfind('=') + 1)); };
    const auto pressed = when();
    if (look.away) {
      while (drawn != "" && when() < pressed + kReceiptMs / 2) drawn = board.Line(Drawn(look.kind));
      ASSERT_NE(drawn, "");
    } else if (look.kind == ScreenKind::kThanks) {
      board.Send(Receipt{kBedSerial, hello_.epoch, 1});
    }
  }
  if (std::getenv("YICHUANG_NEW_GOLDEN") != nullptr) {
    fs::create_directories(GoldenOf(look.name).parent_path());
    std::ofstream(GoldenOf(look.name), std::ios::binary) << PgmOf(board.Shown());
    return;
  }
  EXPECT_TRUE(Shows(board, look.name)) << "the display differs from " << GoldenOf(look.name);
}

INSTANTIATE_TEST_SUITE_P(
    All, DeviceScreen,
    testing::Values(Look{"idle", protocol::Screen::kIdle, ScreenKind::kIdle},
                    Look{"serving", protocol::Screen::kServing, ScreenKind::kServing},
                    Look{"calling", protocol::Screen::kCalling, ScreenKind::kCalling},
                    Look{"inviting", protocol::Screen::kInviting, ScreenKind::kInviting},
                    Look{"consent", protocol::Screen::kInviting, ScreenKind::kAskConsent, true},
                    Look{"thanks", protocol::Screen::kInviting, ScreenKind::kThanks},
                    Look{"away", protocol::Screen::kInviting, ScreenKind::kThanks, false, true},
                    Look{"paused", protocol::Screen::kPaused, ScreenKind::kPaused},
                    Look{"idle_name", protocol::Screen::kIdle, ScreenKind::kIdle, false, false,
                         "three"},
                    Look{"serving_name", protocol::Screen::kServing, ScreenKind::kServing, false,
                         false, "four"},
                    Look{"calling_name", protocol::Screen::kCalling, ScreenKind::kCalling, false,
                         false, "long"},
                    Look{"inviting_name", protocol::Screen::kInviting, ScreenKind::kInviting, false,
                         false, "latin"}),
    [](const auto& look) { return std::string(look.param.name); });

}  // namespace
}  // namespace yichuang::evaluator
