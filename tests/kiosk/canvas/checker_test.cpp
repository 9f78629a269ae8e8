#include "kiosk/canvas/checker.h"

#include <gtest/gtest.h>

namespace yichuang::canvas {
namespace {

constexpr Rect kScreen{0, 0, 400, 400};

TextRun Words(const std::string& text, Rect rect, Color color = Color::Rgb(0)) {
  TextRun run;
  run.text = text;
  run.rect = rect;
  run.box = rect;
  run.clip = kScreen;
  run.color = color;
  run.px = 20;
  return run;
}

Node With(const std::string& id, Rect rect, std::vector<TextRun> texts, bool target = false) {
  Node node;
  node.id = id;
  node.rect = rect;
  node.clip = kScreen;
  node.target = target;
  node.texts = std::move(texts);
  return node;
}

class CheckerTest : public testing::Test {
 protected:
  std::vector<Fault> Faults(const std::vector<Node>& nodes) {
    std::vector<Fault> faults;
    for (const Finding& finding : Check(Tree{nodes}, backdrop, options))
      faults.push_back(finding.fault);
    return faults;
  }
  Pixels backdrop{400, 400, std::vector<std::uint8_t>(400 * 400 * 4, 255)};
  CheckOptions options{66, {}, 36};
  using List = std::vector<Fault>;
};

TEST_F(CheckerTest, AGoodScreenHasNoFaults) {
  EXPECT_EQ(Faults({With("a", {0, 0, 100, 100}, {Words("好", {10, 10, 90, 30})}, true),
                    With("b", {110, 0, 210, 100}, {Words("也好", {120, 10, 190, 30})}, true)}),
            List{});
}

TEST_F(CheckerTest, TextWiderThanItsRoomIsCut) {
  TextRun run = Words("太长", {10, 10, 90, 30});
  run.box = {10, 10, 60, 30};
  EXPECT_EQ(Faults({With("chip", {0, 0, 70, 40}, {run})}), List{Fault::kCutText});
}

TEST_F(CheckerTest, TextOutsideItsClipIsCutUnlessItScrolls) {
  TextRun run = Words("下半", {10, 90, 90, 110});
  run.clip = {0, 0, 400, 100};
  Node node = With("row", {0, 80, 100, 120}, {run});
  EXPECT_EQ(Faults({node}), List{Fault::kCutText});
  node.scrolls_under_clip = true;
  EXPECT_EQ(Faults({node}), List{});
  node.texts[0].rect.right = 420;  // a list scrolls up and down, not sideways
  node.texts[0].box = node.texts[0].rect;
  EXPECT_EQ(Faults({node}), List{Fault::kCutText});
}

TEST_F(CheckerTest, TextsOverOneAnotherAreFound) {
  EXPECT_EQ(Faults({With("a", {}, {Words("一", {10, 10, 90, 30})}),
                    With("b", {}, {Words("二", {80, 20, 160, 40})})}),
            List{Fault::kOverlappingTexts});
}

TEST_F(CheckerTest, ContrastIsTakenFromThePixelsBehind) {
  const Color gray = Color::Rgb(0x8A97AB);
  EXPECT_EQ(Faults({With("hint", {}, {Words("浅", {10, 10, 90, 30}, gray)})}),
            List{Fault::kFaintText});
  // A dark ground on one side only.
  for (int y = 0; y < 40; ++y) {
    for (int x = 60; x < 100; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        backdrop.bytes[static_cast<std::size_t>((y * 400 + x) * 4 + channel)] = 20;
      }
    }
  }
  EXPECT_EQ(Faults({With("half", {}, {Words("黑", {10, 10, 90, 30}, Color::Rgb(0))})}),
            List{Fault::kFaintText});
}

TEST_F(CheckerTest, LargeTextNeedsLessContrast) {
  TextRun run = Words("大", {10, 10, 90, 60}, Color::Rgb(0x808080));  // 3.95:1 on white
  EXPECT_EQ(Faults({With("a", {}, {run})}), List{Fault::kFaintText});
  run.px = 48;
  EXPECT_EQ(Faults({With("a", {}, {run})}), List{});
}

TEST_F(CheckerTest, ATranslucentTextCountsAsItIsSeen) {
  EXPECT_EQ(Faults({With("a", {}, {Words("淡", {10, 10, 90, 30}, Color::Rgb(0).WithAlpha(100))})}),
            List{Fault::kFaintText});
}

TEST_F(CheckerTest, SmallAndOverlappingTargetsAreFound) {
  EXPECT_EQ(Faults({With("small", {0, 0, 60, 100}, {}, true)}), List{Fault::kSmallTarget});
  EXPECT_EQ(Faults({With("a", {0, 0, 100, 100}, {}, true), With("b", {90, 0, 190, 100}, {}, true)}),
            List{Fault::kOverlappingTargets});
}

TEST_F(CheckerTest, TargetsOutsideTheReachAreFound) {
  options.reach = {0, 240, 400, 400};
  EXPECT_EQ(Faults({With("low", {0, 250, 100, 350}, {}, true)}), List{});
  EXPECT_EQ(Faults({With("high", {0, 200, 100, 300}, {}, true)}), List{Fault::kOutOfReach});
}

TEST_F(CheckerTest, UnderADialogOnlyTheDialogIsJudged) {
  Node small = With("small", {0, 0, 10, 10}, {}, true);
  Node dialog = With("dialog.ok", {100, 100, 200, 200}, {}, true);
  dialog.layer = 1;
  EXPECT_EQ(Faults({small, dialog}), List{});
}

TEST_F(CheckerTest, AMissingGlyphIsFound) {
  TextRun run = Words("?", {10, 10, 90, 30});
  run.missing = 1;
  EXPECT_EQ(Faults({With("name", {}, {run})}), List{Fault::kMissingGlyph});
}

TEST(Contrast, IsThatOfWcag) {
  EXPECT_NEAR(ContrastRatio(Color::Rgb(0), Color::Rgb(0xFFFFFF)), 21, 0.01);
  EXPECT_NEAR(ContrastRatio(Color::Rgb(0x767676), Color::Rgb(0xFFFFFF)), 4.54, 0.01);
}

}  // namespace
}  // namespace yichuang::canvas
