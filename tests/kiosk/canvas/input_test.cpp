#include "kiosk/canvas/input.h"

#include <SDL.h>
#include <gtest/gtest.h>

namespace yichuang::canvas {
namespace {

SDL_Event Finger(Uint32 type, float x, float y, SDL_FingerID finger = 7) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.fingerId = finger;
  event.tfinger.x = x;
  event.tfinger.y = y;
  return event;
}

SDL_Event Button(Uint32 type, int x, int y, Uint32 which = 0) {
  SDL_Event event{};
  event.type = type;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.which = which;
  event.button.x = x;
  event.button.y = y;
  return event;
}

class InputTest : public testing::Test {
 protected:
  Input input{{1000, 2000}};
};

TEST_F(InputTest, ATapBetweenTwoFramesIsAPressAndThenARelease) {
  input.Push(Finger(SDL_FINGERDOWN, 0.5F, 0.25F));
  input.Push(Finger(SDL_FINGERUP, 0.5F, 0.25F));
  const InputFrame first = input.Next();
  EXPECT_TRUE(first.pressed && first.down && !first.released);
  EXPECT_EQ(first.position, (Point{500, 500}));
  EXPECT_TRUE(input.pending());
  const InputFrame second = input.Next();
  EXPECT_TRUE(second.released && !second.down && !second.pressed);
  EXPECT_FALSE(input.pending());
}

TEST_F(InputTest, TenFastTapsAreTenPressesAndTenReleases) {
  for (int tap = 0; tap < 10; ++tap) {
    const float x = 0.05F + 0.1F * static_cast<float>(tap);
    input.Push(Finger(SDL_FINGERDOWN, x, 0.5F));
    input.Push(Finger(SDL_FINGERUP, x, 0.5F));
  }
  for (int tap = 0; tap < 10; ++tap) {
    const InputFrame press = input.Next();
    EXPECT_TRUE(press.pressed);
    EXPECT_NEAR(press.position.x, 50 + 100 * tap, 1);
    EXPECT_TRUE(input.Next().released);
  }
  EXPECT_FALSE(input.pending());
}

TEST_F(InputTest, MotionsBeforeAReleaseKeepTheirPath) {
  input.Push(Finger(SDL_FINGERDOWN, 0.1F, 0.1F));
  input.Next();
  input.Push(Finger(SDL_FINGERMOTION, 0.4F, 0.1F));
  input.Push(Finger(SDL_FINGERMOTION, 0.1F, 0.1F));
  input.Push(Finger(SDL_FINGERUP, 0.1F, 0.1F));
  const InputFrame frame = input.Next();
  EXPECT_TRUE(frame.released);
  ASSERT_EQ(frame.path.size(), 3U);
  EXPECT_NEAR(frame.path[0].x, 400, 1);
}

TEST_F(InputTest, ASecondFingerChangesNothing) {
  input.Push(Finger(SDL_FINGERDOWN, 0.1F, 0.1F, 1));
  input.Push(Finger(SDL_FINGERDOWN, 0.9F, 0.9F, 2));
  input.Push(Finger(SDL_FINGERUP, 0.9F, 0.9F, 2));
  input.Push(Finger(SDL_FINGERUP, 0.1F, 0.1F, 1));
  EXPECT_TRUE(input.Next().pressed);
  const InputFrame release = input.Next();
  EXPECT_TRUE(release.released);
  EXPECT_NEAR(release.position.x, 100, 1);
  EXPECT_FALSE(input.pending());
}

TEST_F(InputTest, TheMouseThatSdlMakesOfATouchIsIgnored) {
  EXPECT_FALSE(input.Push(Button(SDL_MOUSEBUTTONDOWN, 10, 10, SDL_TOUCH_MOUSEID)));
  EXPECT_TRUE(input.Push(Button(SDL_MOUSEBUTTONDOWN, 10, 10)));
  EXPECT_TRUE(input.Next().pressed);
}

TEST_F(InputTest, AReleaseWithoutAPressIsNone) {
  input.Push(Button(SDL_MOUSEBUTTONUP, 10, 10));
  EXPECT_FALSE(input.Next().released);
}

TEST_F(InputTest, KeysAndTextsArriveInOneFrame) {
  SDL_Event text{};
  text.type = SDL_TEXTINPUT;
  SDL_strlcpy(text.text.text, "云", sizeof text.text.text);
  input.Push(text);
  SDL_Event key{};
  key.type = SDL_KEYDOWN;
  key.key.keysym.sym = SDLK_BACKSPACE;
  input.Push(key);
  const InputFrame frame = input.Next();
  EXPECT_EQ(frame.text, "云");
  EXPECT_EQ(frame.keys, std::vector<Key>{Key::kBackspace});
}

}  // namespace
}  // namespace yichuang::canvas
