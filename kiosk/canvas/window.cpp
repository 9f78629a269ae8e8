#include "kiosk/canvas/window.h"

#include <GL/gl.h>
#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace yichuang::canvas {
namespace {

// How often a driver that cannot wait is asked, in milliseconds: closely while somebody uses the
// kiosk, and after some seconds of nothing so that the first touch still answers at once while an
// empty hall costs next to nothing.
constexpr int kPollEvery = 12;
constexpr int kPollIdle = 40;
constexpr Uint64 kIdleAfter = 5'000;

[[noreturn]] void Fail(const std::string& what, const std::string& next) {
  throw std::runtime_error(fmt::format("{}: {}; {}", what, SDL_GetError(), next));
}

}  // namespace

struct Window::Handles {
  ~Handles() {
    if (context) SDL_GL_DeleteContext(context);
    if (window) SDL_DestroyWindow(window);
    if (started) SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
  }
  bool started = false;
  bool waits = false;
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
};

Window::Window(const std::string& title, Size size, bool full_screen)
    : handles_(std::make_unique<Handles>()) {
  // Touches come as fingers; SDL must not make a second, mouse-like copy of each, nor of mice a
  // finger.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) {
    Fail("screen",
         "start under a desktop (x11, wayland), on a console with SDL_VIDEODRIVER=kmsdrm, or "
         "without a "
         "screen with SDL_VIDEODRIVER=offscreen");
  }
  handles_->started = true;
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  handles_->waits = driver == "x11" || driver == "wayland";
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  const Uint32 flags = static_cast<Uint32>(SDL_WINDOW_OPENGL | SDL_WINDOW_BORDERLESS) |
                       (full_screen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
  handles_->window = SDL_CreateWindow(title.c_str(), 0, 0, static_cast<int>(size.width),
                                      static_cast<int>(size.height), flags);
  const char* const next =
      "the kiosk needs OpenGL 3.3; without a graphics card install libgl1-mesa-dri and libegl1 "
      "(tools/setup does)";
  if (!handles_->window) Fail(fmt::format("window on {}", driver), next);
  handles_->context = SDL_GL_CreateContext(handles_->window);
  if (!handles_->context) Fail(fmt::format("OpenGL on {}", driver), next);
  // A frame is drawn when something changed, never in step with the screen.
  SDL_GL_SetSwapInterval(0);
}

Window::~Window() = default;

Size Window::size() const {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(handles_->window, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height)};
}

void Window::Present() {
  SDL_GL_SwapWindow(handles_->window);
  // Otherwise a drawing in software falls behind and its frames pile up in memory.
  glFinish();
}

bool Window::Wait(SDL_Event& event, int milliseconds) {
  if (handles_->waits) {
    return milliseconds < 0 ? SDL_WaitEvent(&event) == 1
                            : SDL_WaitEventTimeout(&event, milliseconds) == 1;
  }
  // SDL itself would look every millisecond.
  const Uint64 begin = SDL_GetTicks64();
  const Uint64 end = begin + static_cast<Uint64>(std::max(0, milliseconds));
  while (SDL_PollEvent(&event) == 0) {
    const Uint64 now = SDL_GetTicks64();
    if (milliseconds >= 0 && now >= end) return false;
    const int every = now - begin < kIdleAfter ? kPollEvery : kPollIdle;
    SDL_Delay(milliseconds < 0
                  ? static_cast<Uint32>(every)
                  : static_cast<Uint32>(std::min(static_cast<Uint64>(every), end - now)));
  }
  return true;
}

void Window::Wake() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

std::string Window::renderer() const {
  const GLubyte* const name = glGetString(GL_RENDERER);
  return fmt::format("{} on {}", name ? reinterpret_cast<const char*>(name) : "unknown",
                     SDL_GetCurrentVideoDriver());
}

}  // namespace yichuang::canvas
