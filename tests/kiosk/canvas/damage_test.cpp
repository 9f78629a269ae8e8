#include "kiosk/canvas/damage.h"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <memory>

namespace yichuang::canvas {
namespace {

/// Draws lists without a screen.
class DamageTest : public testing::Test {
 protected:
  struct Box {
    Rect rect;
    ImU32 color = IM_COL32_WHITE;
    Rect clip{0, 0, 1080, 1920};
  };
  std::vector<Rect> Update(const std::vector<Box>& boxes) {
    ImDrawListSharedData shared;
    shared.ClipRectFullscreen = {0, 0, 1080, 1920};
    ImDrawList list(&shared);
    list._ResetForNewFrame();
    for (const Box& box : boxes) {
      list.PushClipRect({box.clip.left, box.clip.top}, {box.clip.right, box.clip.bottom});
      list.AddRectFilled({box.rect.left, box.rect.top}, {box.rect.right, box.rect.bottom},
                         box.color);
      list.PopClipRect();
    }
    return damage.Update(list);
  }
  Damage damage{{1080, 1920}};
  const Box page{{0, 0, 1080, 1920}};
};

TEST_F(DamageTest, TheFirstFrameIsDrawnWhole) {
  EXPECT_EQ(Update({page}), (std::vector<Rect>{{0, 0, 1080, 1920}}));
}

TEST_F(DamageTest, TheSameFrameIsNotDrawnAgain) {
  Update({page, {{100, 100, 200, 200}}});
  EXPECT_TRUE(Update({page, {{100, 100, 200, 200}}}).empty());
}

TEST_F(DamageTest, AChangedColorDamagesItsPlaceOnly) {
  Update({page, {{100, 100, 200, 200}}, {{500, 900, 600, 1000}}});
  const auto rects =
      Update({page, {{100, 100, 200, 200}, IM_COL32_BLACK}, {{500, 900, 600, 1000}}});
  ASSERT_EQ(rects.size(), 1U);
  EXPECT_TRUE(rects[0].Contains(Rect{100, 100, 200, 200}));
  EXPECT_LE(rects[0].width() * rects[0].height(), 200 * 200);
}

TEST_F(DamageTest, SomethingThatMovedDamagesBothPlaces) {
  Update({page, {{80, 80, 160, 160}}});
  const auto rects = Update({page, {{880, 1680, 960, 1760}}});
  ASSERT_EQ(rects.size(), 2U);
  EXPECT_TRUE(rects[0].Contains(Rect{80, 80, 160, 160}));
  EXPECT_TRUE(rects[1].Contains(Rect{880, 1680, 960, 1760}));
}

TEST_F(DamageTest, ALaterDrawingOrderIsAChange) {
  const Box red{{100, 100, 200, 200}, IM_COL32(255, 0, 0, 255)},
      blue{{100, 100, 200, 200}, IM_COL32(0, 0, 255, 255)};
  Update({page, red, blue});
  EXPECT_FALSE(Update({page, blue, red}).empty());
}

TEST_F(DamageTest, AnotherClipIsAChangeOfWhatItCuts) {
  const Rect rect{100, 100, 200, 400};
  Update({page, {rect, IM_COL32_BLACK, {0, 0, 1080, 200}}});
  const auto rects = Update({page, {rect, IM_COL32_BLACK, {0, 0, 1080, 300}}});
  ASSERT_FALSE(rects.empty());
  EXPECT_TRUE(rects[0].Contains(Rect{100, 200, 200, 300}));
}

TEST_F(DamageTest, WhatIsClippedAwayDamagesNothing) {
  Update({page});
  EXPECT_TRUE(Update({page, {{100, 1000, 200, 1100}, IM_COL32_BLACK, {0, 0, 1080, 800}}}).empty());
}

TEST_F(DamageTest, ManyChangesBecomeFewRectangles) {
  std::vector<Box> before{page}, after{page};
  for (int at = 0; at < 24; ++at) {
    const auto x = static_cast<float>(at % 4 * 260), y = static_cast<float>(at / 4 * 310);
    before.push_back({{x, y, x + 30, y + 30}});
    after.push_back({{x, y, x + 30, y + 30}, IM_COL32_BLACK});
  }
  Update(before);
  const auto rects = Update(after);
  EXPECT_LE(rects.size(), Damage::kMostRects);
  for (std::size_t at = 1; at < after.size(); ++at) {
    EXPECT_TRUE(std::any_of(rects.begin(), rects.end(),
                            [&](const Rect& rect) { return rect.Contains(after[at].rect); }));
  }
}

TEST_F(DamageTest, InvalidateAsksForTheWholeScreen) {
  Update({page});
  damage.Invalidate();
  EXPECT_EQ(Update({page}).size(), 1U);
}

}  // namespace
}  // namespace yichuang::canvas
