#include "kiosk/view/components.h"

#include <gtest/gtest.h>

#include <functional>

#include "kiosk/view/icons.h"
#include "tests/kiosk/canvas/screen.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using std::chrono::milliseconds;

/// Draws one component again and again, as a loop would, and taps it by its id.
class ComponentsTest : public testing::Test {
 protected:
  void Show(const std::function<void(Ui&)>& draw) {
    draw_ = draw;
    Draw();
    Draw();
  }
  void Draw() {
    now_ += milliseconds(300);
    canvas().Draw(now_, [this](canvas::Frame& frame) {
      Ui ui{frame, theme};
      draw_(ui);
    });
  }
  void Tap(const std::string& id) {
    const canvas::Node* node = canvas().tree().Find(id);
    ASSERT_NE(node, nullptr) << id << " is not among\n" << Describe(canvas().tree());
    canvas::PushTap(canvas(), node->visible().center());
    do {
      Draw();
    } while (canvas().pending());
    Draw();  // what the tap changed
  }
  static canvas::Canvas& canvas() { return canvas::PortraitScreen(); }
  Theme theme = MakeTheme({}, {1080, 1920});

 private:
  std::function<void(Ui&)> draw_;
  milliseconds now_{0};
};

TEST_F(ComponentsTest, AButtonSaysOnceThatItWasTouched) {
  int touched = 0;
  bool enabled = true;
  Show([&](Ui& ui) {
    touched += Button(ui, "go", {100, 100, 400, 200}, {"下一步", 0, ButtonKind::kPrimary, enabled})
                   ? 1
                   : 0;
  });
  Tap("go");
  Draw();
  EXPECT_EQ(touched, 1);
  enabled = false;
  Draw();
  Tap("go");
  EXPECT_EQ(touched, 1);
}

TEST_F(ComponentsTest, KeysSayWhatTheyAre) {
  std::vector<KeyTouched> keys;
  KeyboardContent content;
  content.candidates = {"营业执照", "营业性演出"};
  content.backspace = "退格";
  content.clear = "清空";
  content.space = "空格";
  content.language = "中/英";
  Show([&](Ui& ui) {
    if (auto key = Keyboard(ui, "keys", {48, 900, 1032, 900 + KeyboardHeight(theme)}, content))
      keys.push_back(*key);
  });
  for (const char* id : {"keys.y", "keys.7", "keys.candidate.1", "keys.space", "keys.backspace",
                         "keys.clear", "keys.language"})
    Tap(id);
  ASSERT_EQ(keys.size(), 7U);
  EXPECT_EQ(std::get<key::Letter>(keys[0]).letter, 'y');
  EXPECT_EQ(std::get<key::Letter>(keys[1]).letter, '7');
  EXPECT_EQ(std::get<key::Candidate>(keys[2]).index, 1U);
  EXPECT_TRUE(std::holds_alternative<key::Space>(keys[3]));
  EXPECT_TRUE(std::holds_alternative<key::Backspace>(keys[4]));
  EXPECT_TRUE(std::holds_alternative<key::Clear>(keys[5]));
  EXPECT_TRUE(std::holds_alternative<key::Language>(keys[6]));
}

TEST_F(ComponentsTest, ADialogCoversWhatLiesBelow) {
  int below = 0;
  std::optional<std::string> answer;
  Show([&](Ui& ui) {
    below += Button(ui, "below", {0, 0, 1080, 1920}, {"下面"}) ? 1 : 0;
    if (auto id = Dialog(ui, "ask",
                         {"您还在吗？", "", {{"stay", {"继续使用"}}, {"end", {"结束"}}}, 12, 30}))
      answer = id;
  });
  canvas::PushTap(canvas(), {20, 20});
  Draw();
  Draw();
  EXPECT_EQ(below, 0);
  Tap("ask.stay");
  EXPECT_EQ(answer, "stay");
}

TEST_F(ComponentsTest, ALongListPagesWithItsButtons) {
  std::string touched;
  Show([&](Ui& ui) {
    ScrollArea area(ui, "list", {48, 200, 1032, 900}, {"上一屏", "下一屏"});
    for (int at = 0; at < 20; ++at) {
      const RowContent content{"事项 " + std::to_string(at), "", "", 0, true};
      if (Row(ui, "row" + std::to_string(at), area.Next(RowHeight(ui, area.width(), content)),
              content))
        touched = "row" + std::to_string(at);
    }
  });
  EXPECT_EQ(canvas().tree().Find("list.up")->state.enabled, false);
  const float before = canvas().tree().Find("row9")->rect.top;
  Tap("list.down");
  EXPECT_LT(canvas().tree().Find("row9")->rect.top, before - 300);
  EXPECT_TRUE(canvas().tree().Find("list.up")->state.enabled);
  Tap("row9");
  EXPECT_EQ(touched, "row9");
}

TEST_F(ComponentsTest, AShortListHasNoButtons) {
  Show([&](Ui& ui) {
    ScrollArea area(ui, "list", {48, 200, 1032, 900}, {"上一屏", "下一屏"});
    Row(ui, "row", area.Next(100), {"唯一", "", "", 0, true});
  });
  EXPECT_EQ(canvas().tree().Find("list.down"), nullptr);
}

TEST_F(ComponentsTest, StateIsInTheTreeAndInWords) {
  CheckContent content{"身份证", "", {}, CheckState::kChecked, "已备", true};
  Show([&](Ui& ui) {
    CheckRow(ui, "paper", {48, 200, 1032, 200 + CheckRowHeight(ui, 984, content)}, content);
  });
  EXPECT_TRUE(canvas().tree().Find("paper")->state.checked);
  EXPECT_NE(canvas().tree().FindText("已备"), nullptr);
  content.state = CheckState::kOpen;
  Draw();
  EXPECT_FALSE(canvas().tree().Find("paper")->state.checked);
}

TEST_F(ComponentsTest, StepsThatDoNotFitStandBelowOneAnother) {
  std::vector<StepContent> steps(3, StepContent{"提交", "", "", StepState::kPlain});
  float across = 0, down = 0;
  Show([&](Ui& ui) {
    across = StepFlowHeight(ui, 984, steps);
    std::vector<StepContent> many(9, steps[0]);
    down = StepFlowHeight(ui, 984, many);
    StepFlow(ui, "flow", {48, 200, 1032, 200 + across}, steps);
  });
  EXPECT_LT(across, 200);
  EXPECT_GT(down, 600);
}

TEST_F(ComponentsTest, LowModePutsEverythingTouchableIntoReach) {
  theme = MakeTheme({.low = true}, {1080, 1920});
  PageLayout layout;
  PageContent content;
  content.hall = "云澜区政务服务中心";
  content.switches = {{"switch.low", "低位", icons::kAccessible, true}};
  content.footer = {{"home", {"首页"}}};
  Show([&](Ui& ui) { layout = Page(ui, content); });
  EXPECT_GE(layout.content.top, 1152);
  EXPECT_FALSE(layout.display.empty());
  for (const canvas::Node& node : canvas().tree().nodes) {
    EXPECT_TRUE(!node.target || node.rect.top >= 1152) << node.id;
  }
}

TEST_F(ComponentsTest, ThePageTellsWhichSwitchOrButtonWasTouched) {
  std::vector<std::string> touched;
  PageContent content;
  content.hall = "云澜区政务服务中心";
  content.switches = {{"switch.elder", "长辈版", icons::kTextSize, false}};
  content.footer = {{"home", {"首页"}}};
  Show([&](Ui& ui) {
    if (auto id = Page(ui, content).touched) touched.push_back(*id);
  });
  Tap("switch.elder");
  Tap("page.home");
  EXPECT_EQ(touched, (std::vector<std::string>{"switch.elder", "home"}));
}

TEST(ThemeTest, ElderModeMeetsTheNormForElderlyPeople) {
  const Theme theme = MakeTheme({.elder = true}, {1080, 1920});
  EXPECT_GE(theme.type.caption, 18 * theme.dp);
  EXPECT_GE(theme.target, 60 * theme.dp);
  // 1080 pixels are 336 mm wide at 27 inches: in print, too, the smallest letters are above 18
  // points.
  EXPECT_GE(theme.type.caption * 336.0F / 1080 / 0.3528F, 18);
  EXPECT_GE(MakeTheme({}, {1080, 1920}).target, 44 * 1.5F);
}

TEST(ThemeTest, SizesFollowTheScreen) {
  EXPECT_EQ(MakeTheme({}, {1920, 1080}).type.body, MakeTheme({}, {1080, 1920}).type.body);
  EXPECT_LT(MakeTheme({}, {768, 1366}).type.body, MakeTheme({}, {1080, 1920}).type.body);
}

}  // namespace
}  // namespace yichuang::view
