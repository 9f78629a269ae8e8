#include "kiosk/canvas/touch.h"

#include <gtest/gtest.h>

namespace yichuang::canvas {
namespace {

using std::chrono::milliseconds;

Node Target(const std::string& id, Rect rect, int layer = 0) {
  Node node;
  node.id = id;
  node.role = Role::kButton;
  node.rect = rect;
  node.clip = {0, 0, 1000, 2000};
  node.target = true;
  node.layer = layer;
  return node;
}

InputFrame Press(float x, float y) {
  InputFrame frame;
  frame.position = {x, y};
  frame.down = frame.pressed = true;
  frame.path = {{x, y}};
  return frame;
}

InputFrame Move(std::vector<Point> path, bool released = false) {
  InputFrame frame;
  frame.position = path.back();
  frame.down = !released;
  frame.released = released;
  frame.path = std::move(path);
  return frame;
}

InputFrame Release(float x, float y) { return Move({{x, y}}, true); }

class TouchTest : public testing::Test {
 protected:
  void Step(const InputFrame& input, int after_ms = 16) {
    now += milliseconds(after_ms);
    touch.Advance(input, tree, now);
  }
  /// A list of 400 pixels with twice as much in it, drawn in every frame as a screen would.
  float DrawList() {
    const float offset = touch.BeginScroll("list", {0, 1000, 1000, 1400});
    touch.EndScroll("list", 800);
    return offset;
  }
  void AddList() {
    Node list = Target("list", {0, 1000, 1000, 1400});
    list.role = Role::kList;
    list.target = false;
    tree.nodes.push_back(list);
    tree.nodes.push_back(Target("row", {0, 1000, 1000, 1100}));
    DrawList();
  }
  Touch touch{18};
  Tree tree{{Target("a", {0, 0, 100, 100}), Target("b", {200, 0, 300, 100})}};
  milliseconds now{1000};
};

TEST_F(TouchTest, PressAndReleaseOnOneTargetIsATap) {
  Step(Press(50, 50));
  EXPECT_TRUE(touch.Pressed("a"));
  EXPECT_FALSE(touch.Tapped("a"));
  Step(Release(52, 50));
  EXPECT_TRUE(touch.Tapped("a"));
  Step({});
  EXPECT_FALSE(touch.Tapped("a"));
}

TEST_F(TouchTest, ADragIsNoTapEvenWhenItComesBack) {
  Step(Press(50, 50));
  Step(Move({{50, 95}}));
  EXPECT_FALSE(touch.Pressed("a"));
  Step(Release(50, 50));
  EXPECT_FALSE(touch.Tapped("a"));
}

TEST_F(TouchTest, ADetourWithinOneFrameIsADrag) {
  Step(Press(50, 50));
  Step(Move({{50, 95}, {50, 50}}, true));
  EXPECT_FALSE(touch.Tapped("a"));
}

TEST_F(TouchTest, ATremblingFingerStillTaps) {
  Step(Press(50, 50));
  Step(Move({{58, 54}, {46, 52}}));
  Step(Release(52, 55));
  EXPECT_TRUE(touch.Tapped("a"));
}

TEST_F(TouchTest, ReleaseOnAnotherTargetIsNoTap) {
  touch = Touch(1000);
  Step(Press(50, 50));
  Step(Release(250, 50));
  EXPECT_FALSE(touch.Tapped("a") || touch.Tapped("b"));
}

TEST_F(TouchTest, ATargetThatAppearsUnderTheFingerIsNotTapped) {
  Step(Press(50, 50));
  tree.nodes = {Target("dangerous", {0, 0, 100, 100})};
  Step(Release(50, 50));
  EXPECT_FALSE(touch.Tapped("dangerous") || touch.Tapped("a"));
}

TEST_F(TouchTest, OnlyTheHighestLayerCanBeTouched) {
  tree.nodes.push_back(Target("dialog.ok", {400, 400, 500, 500}, 1));
  Step(Press(50, 50));
  Step(Release(50, 50));
  EXPECT_FALSE(touch.Tapped("a"));
  Step(Press(450, 450));
  Step(Release(450, 450));
  EXPECT_TRUE(touch.Tapped("dialog.ok"));
}

TEST_F(TouchTest, ADisabledTargetIsNotTapped) {
  tree.nodes[0].state.enabled = false;
  Step(Press(50, 50));
  Step(Release(50, 50));
  EXPECT_FALSE(touch.Tapped("a"));
}

TEST_F(TouchTest, AListFollowsTheFingerAndItsRowsAreNotTapped) {
  AddList();
  Step(Press(500, 1080));
  EXPECT_EQ(DrawList(), 0);
  Step(Move({{500, 1030}}));
  EXPECT_EQ(DrawList(), 50);
  Step(Release(500, 1030), 500);
  EXPECT_FALSE(touch.Tapped("row"));
}

TEST_F(TouchTest, AListGlidesOnAndComesToRest) {
  AddList();
  Step(Press(500, 1300));
  DrawList();
  for (int y = 1280; y >= 1220; y -= 20) {
    Step(Move({{500, static_cast<float>(y)}}));
    DrawList();
  }
  Step(Release(500, 1220), 1);
  const float let_go = DrawList();
  EXPECT_TRUE(touch.gliding());
  for (int frame = 0; frame < 200 && touch.gliding(); ++frame) {
    Step({});
    DrawList();
  }
  EXPECT_FALSE(touch.gliding());
  EXPECT_GT(DrawList(), let_go);
  EXPECT_LE(DrawList(), 400);
}

TEST_F(TouchTest, AListStopsAtItsEnds) {
  AddList();
  touch.ScrollBy("list", 5000);
  EXPECT_EQ(DrawList(), 400);
  touch.ScrollBy("list", -9000);
  EXPECT_EQ(DrawList(), 0);
}

TEST_F(TouchTest, AListThatWasAwayStartsAtItsTop) {
  AddList();
  touch.ScrollBy("list", 200);
  EXPECT_EQ(DrawList(), 200);
  Step({});  // drawn before this frame, not in it
  Step({});
  EXPECT_EQ(DrawList(), 0);
}

TEST_F(TouchTest, TabAndEnterChooseWithoutAFinger) {
  InputFrame tab, enter;
  tab.keys = {Key::kTab};
  enter.keys = {Key::kEnter};
  Step(tab);
  EXPECT_TRUE(touch.Focused("a"));
  Step(tab);
  EXPECT_TRUE(touch.Focused("b"));
  Step(enter);
  EXPECT_TRUE(touch.Tapped("b"));
}

}  // namespace
}  // namespace yichuang::canvas
