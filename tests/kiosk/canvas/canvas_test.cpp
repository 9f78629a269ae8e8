#include "kiosk/canvas/canvas.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "kiosk/canvas/picture.h"
#include "tests/kiosk/canvas/screen.h"

namespace yichuang::canvas {
namespace {

using std::chrono::milliseconds;

constexpr Size kSize{480, 640};
constexpr Rect kButton{100, 300, 300, 400};

/// A page with a title and one button that counts its taps.
class CanvasTest : public testing::Test {
 protected:
  FrameReport Draw() {
    now += milliseconds(16);
    return canvas.Draw(now, [this](Frame& frame) {
      frame.painter().Gradient(frame.bounds(), Color::Rgb(0x0A367F), Color::Rgb(0x1860CC), true,
                               true);
      frame.Text({20, 20, 460, 80}, title, {36, true, Color::Rgb(0xFFFFFF)});
      Node node;
      node.id = "press";
      node.rect = kButton;
      node.target = true;
      const auto scope = frame.Open(node);
      taps += scope.tapped() ? 1 : 0;
      frame.painter().Fill(kButton, scope.pressed() ? Color::Rgb(0xB4500B) : Color::Rgb(0xFFFFFF),
                           20);
      frame.Text(kButton, std::to_string(taps), {40, true, Color::Rgb(0x12233D)}, {Align::kCenter});
    });
  }
  void DrawAll() {
    do {
      Draw();
    } while (canvas.pending());
  }
  Canvas canvas{OffscreenOptions(kSize)};
  std::string title = "云澜区政务服务中心";
  int taps = 0;
  milliseconds now{0};
};

TEST_F(CanvasTest, AFingerTapReachesTheTargetUnderIt) {
  Draw();
  PushTap(canvas, canvas.tree().Find("press")->rect.center());
  DrawAll();
  EXPECT_EQ(taps, 1);
  PushTap(canvas, {20, 600});
  DrawAll();
  EXPECT_EQ(taps, 1);
}

TEST_F(CanvasTest, NoTapOfAFastSeriesIsLost) {
  Draw();
  for (int tap = 0; tap < 25; ++tap) PushTap(canvas, kButton.center());
  DrawAll();
  EXPECT_EQ(taps, 25);
}

TEST_F(CanvasTest, AnUnchangedFrameDrawsNothing) {
  EXPECT_EQ(Draw().damage, 1);
  EXPECT_EQ(Draw().damage, 0);
}

TEST_F(CanvasTest, AChangeDrawsItsPlaceAndLooksAsIfAllWereDrawn) {
  Draw();
  taps = 7;
  const FrameReport report = Draw();
  EXPECT_GT(report.damage, 0);
  EXPECT_LT(report.damage, 0.2F);
  const Pixels partly = canvas.Read();
  canvas.Invalidate();
  EXPECT_EQ(Draw().damage, 1);
  EXPECT_EQ(canvas.Read(), partly);
}

TEST_F(CanvasTest, TheBackdropIsTheFrameWithoutItsTexts) {
  Draw();
  const Pixels frame = canvas.Read();
  const Pixels backdrop = canvas.ReadBackdrop();
  EXPECT_NE(frame, backdrop);
  int white = 0;
  for (int y = 20; y < 80; ++y) {
    for (int x = 20; x < 460; ++x) white += backdrop.At(x, y).red > 200 ? 1 : 0;
  }
  EXPECT_EQ(white, 0);
  EXPECT_EQ(backdrop.At(200, 310), frame.At(200, 310));
  EXPECT_EQ(canvas.Read(), frame);
}

TEST_F(CanvasTest, PicturesAreTheSameBytesEveryTime) {
  const auto folder = std::filesystem::path(testing::TempDir());
  const auto bytes = [](const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  Draw();
  WritePng(folder / "canvas_one.png", canvas.Read());
  canvas.Invalidate();
  Draw();
  WritePng(folder / "canvas_two.png", canvas.Read());
  EXPECT_EQ(bytes(folder / "canvas_one.png"), bytes(folder / "canvas_two.png"));
  EXPECT_EQ(ReadPicture(folder / "canvas_one.png"), canvas.Read());
}

TEST_F(CanvasTest, ACharacterWithoutAFontIsDrawnAndCounted) {
  Draw();
  const Pixels before = canvas.Read();
  title = "\U000F0000";
  Draw();
  EXPECT_EQ(canvas.tree().nodes[0].texts[0].missing, 1);
  int inked = 0;
  for (int x = 20; x < 60; ++x) {
    for (int y = 20; y < 80; ++y) inked += canvas.Read().At(20, 20) == before.At(x, y) ? 0 : 1;
  }
  EXPECT_GT(inked, 50);
}

TEST_F(CanvasTest, WaitEndsWhenAnotherThreadWakesIt) {
  Canvas::Wake();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(canvas.Wait(milliseconds(60'000)));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST_F(CanvasTest, WaitSaysWhenToEnd) {
  SDL_Event event{};
  event.type = SDL_QUIT;
  canvas.Push(event);
  EXPECT_FALSE(canvas.Wait(milliseconds(0)));
}

TEST_F(CanvasTest, APictureIsDrawnCropped) {
  Pixels pixels{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
  const Picture picture(pixels);
  canvas.Draw(milliseconds(1), [&](Frame& frame) {
    frame.painter().Draw(picture, {0, 0, 400, 200});
  });
  EXPECT_EQ(canvas.Read().At(50, 100), Color::Rgb(0xFF0000));
  EXPECT_EQ(canvas.Read().At(350, 100), Color::Rgb(0x0000FF));
}

TEST(Pixels, AMissingPictureIsNamed) {
  EXPECT_THROW(ReadPicture("/nowhere/hall.png"), std::runtime_error);
  EXPECT_THROW(WritePng("/nowhere/hall.png", {1, 1, {0, 0, 0, 0}}), std::runtime_error);
}

TEST(Motion, ReachesItsTargetInTime) {
  Motion motion;
  EXPECT_EQ(motion.Follow("a", 0, milliseconds(100), milliseconds(0)), 0);
  EXPECT_EQ(motion.Follow("a", 1, milliseconds(100), milliseconds(10)), 0);
  const float half = motion.Follow("a", 1, milliseconds(100), milliseconds(60));
  EXPECT_GT(half, 0.5F);
  EXPECT_LT(half, 1);
  EXPECT_TRUE(motion.moving(milliseconds(60)));
  EXPECT_EQ(motion.Follow("a", 1, milliseconds(100), milliseconds(110)), 1);
  EXPECT_FALSE(motion.moving(milliseconds(110)));
}

}  // namespace
}  // namespace yichuang::canvas
