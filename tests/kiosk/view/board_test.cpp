#include "kiosk/view/board.h"

#include <gtest/gtest.h>

#include <cmath>

#include "kiosk/canvas/checker.h"
#include "tests/kiosk/canvas/screen.h"

namespace yichuang::view::test {
namespace {

using contract::BoardCallState;
using contract::BoardWindowState;
using namespace std::chrono_literals;

constexpr model::Instant kNow = model::Instant(1'778'290'215'000ms);

model::Display SampleDisplay(int calls, int windows) {
  model::Display display;
  display.hall_name.zh = "云澜区政务服务中心（演示）";
  display.zone = "A";
  display.sample = true;
  display.online = true;
  display.now = kNow;
  display.as_of = kNow;
  contract::ZoneBoard board;
  board.zone = "A";
  board.name = {"企业服务区", "Business"};
  for (int i = 0; i < calls; ++i) {
    contract::BoardCall call;
    call.voice = static_cast<std::uint64_t>(100 - i);
    call.number = {static_cast<char>('A' + i), static_cast<std::uint16_t>(128 - i)};
    call.window = static_cast<std::uint16_t>(12 - i);
    call.call = static_cast<std::uint8_t>(i % 3 + 1);
    call.at = (kNow - i * 1min).time_since_epoch().count();
    call.state = static_cast<BoardCallState>(i % 3);
    call.text = {"请" + contract::TextOf(call.number) + "号到12号窗口办理",
                 "Number " + contract::TextOf(call.number) + ", please go to window 12"};
    board.calls.push_back(call);
  }
  for (int i = 0; i < windows; ++i) {
    const auto state = static_cast<BoardWindowState>(i % 5);
    const bool busy = state >= BoardWindowState::kCalling;
    board.windows.push_back({static_cast<std::uint16_t>(i + 1), state,
                             busy ? contract::TicketNumber{'A', 128} : contract::TicketNumber{}});
  }
  display.board = std::move(board);
  return display;
}

/// Landscape in the upper part of the test's screen, or the whole of it.
enum class Shape { kLandscape, kUpright };

std::string FaultsOf(const model::Display& display, Shape shape) {
  canvas::Canvas& canvas = canvas::PortraitScreen();
  const canvas::Rect whole{0, 0, canvas.size().width, canvas.size().height};
  const canvas::Rect room =
      shape == Shape::kUpright ? whole : canvas::Rect{0, 0, 1080, std::round(1080.0F * 9 / 16)};
  canvas.Draw(0ms, [&](canvas::Frame& frame) {
    frame.painter().Fill(whole, canvas::Color::Rgb(0));
    DrawBoard(frame, room, display);
  });
  return canvas::Describe(canvas::Check(canvas.tree(), canvas.ReadBackdrop(), {}));
}

std::string Read(const std::string& id) {
  const canvas::Node* node = canvas::PortraitScreen().tree().Find(id);
  if (node == nullptr) return "nothing";
  std::string words;
  for (const canvas::TextRun& run : node->texts) words += (words.empty() ? "" : "|") + run.text;
  return words;
}

TEST(Board, CanBeReadHoweverMuchStandsOnIt) {
  for (const Shape shape : {Shape::kLandscape, Shape::kUpright}) {
    for (const int calls : {0, 8}) {
      for (const int windows : {3, 10, 60}) {
        const std::string faults = FaultsOf(SampleDisplay(calls, windows), shape);
        EXPECT_TRUE(faults.empty()) << calls << " calls, " << windows << " windows\n" << faults;
      }
    }
  }
}

TEST(Board, TheNewestCallStandsLargestWithTheTextThatIsSpoken) {
  FaultsOf(SampleDisplay(3, 3), Shape::kLandscape);
  EXPECT_EQ(Read("newest"),
            "A128|12号窗口|请A128号到12号窗口办理|Number A128, please go to window 12");
  EXPECT_EQ(Read("call.1"), "B127|11号窗口|办理中|09:29");
  const auto& tree = canvas::PortraitScreen().tree();
  EXPECT_GE(tree.Find("newest")->texts[0].px, 2 * tree.Find("call.1")->texts[0].px);
}

TEST(Board, WindowsSayWhatTheyDo) {
  FaultsOf(SampleDisplay(1, 5), Shape::kLandscape);
  EXPECT_EQ(Read("window.1"), "1号窗口|未开放");
  EXPECT_EQ(Read("window.2"), "2号窗口|暂停服务，请稍候");
  EXPECT_EQ(Read("window.4"), "4号窗口|正在呼叫|A128");
}

TEST(Board, SaysThatItIsOldWhenTheHubIsAway) {
  model::Display display = SampleDisplay(8, 10);
  FaultsOf(display, Shape::kLandscape);
  EXPECT_EQ(Read("lost"), "nothing");
  display.online = false;
  display.now = kNow + 5min;
  EXPECT_EQ(FaultsOf(display, Shape::kLandscape), "");
  EXPECT_EQ(Read("lost"), "连接中断，以下为 09:30 的数据  ·  Connection lost; this is from 09:30");
}

TEST(Board, SaysWhyThereIsNothing) {
  model::Display display = SampleDisplay(0, 0);
  display.board.reset();
  display.online = false;
  EXPECT_EQ(FaultsOf(display, Shape::kLandscape), "");
  EXPECT_EQ(Read("sentence"), "正在连接…|Connecting…");
  display.online = true;
  EXPECT_EQ(FaultsOf(display, Shape::kLandscape), "");
  EXPECT_EQ(Read("sentence"),
            "没有“A”区的数据，请检查区域名称|Nothing is told of zone “A”; check its name");
}

}  // namespace
}  // namespace yichuang::view::test
