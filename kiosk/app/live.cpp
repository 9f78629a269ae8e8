#include "kiosk/app/live.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "kiosk/app/engine.h"
#include "kiosk/app/hall_services.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/view/screens.h"

namespace yichuang::app {
namespace {

using std::chrono::milliseconds;

model::Instant Now() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

/// For what moves: a clock that nobody sets.
milliseconds FrameTime() {
  return std::chrono::floor<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

canvas::CanvasOptions OptionsOf(const Settings& settings) {
  canvas::CanvasOptions options;
  options.title = "yichuang-kiosk";
  options.size = {static_cast<float>(settings.width), static_cast<float>(settings.height)};
  options.full_screen = settings.full_screen;
  return options;
}

class Kiosk {
 public:
  Kiosk(const Settings& settings, const model::CatalogueArrived& catalogue)
      : canvas_(OptionsOf(settings)),
        services_(settings),
        engine_(settings.setting, Now(),
                [this](const model::Effect& effect, const model::Model& model) {
                  return services_.Do(effect, model);
                }) {
    if (catalogue.catalogue) engine_.Send(catalogue, Now());
    spdlog::info("screen {}×{}, {}", canvas_.size().width, canvas_.size().height,
                 canvas_.renderer());
  }

  void Run() {
    Show();
    while (!services_.hands().exit_asked() && canvas_.Wait(Sleep())) {
      for (const model::Msg& msg : services_.Heard()) engine_.Send(msg, Now());
      engine_.Send(model::Tick{}, Now());
      Show();
    }
  }

 private:
  milliseconds Sleep() const {
    const milliseconds tick =
        std::max(milliseconds{0}, milliseconds{model::NextTick(engine_.model()) - Now()});
    if (canvas_.next() == milliseconds::max()) return tick;
    return std::clamp(canvas_.next() - FrameTime(), milliseconds{0}, tick);
  }

  /// Draws until the screen shows the model and nothing waits.
  void Show() {
    bool again = true;
    while (again) {
      view::Messages out;
      canvas_.Draw(FrameTime(),
                   [&](canvas::Frame& frame) { view::DrawKiosk(frame, engine_.model(), out); });
      for (const model::Msg& msg : out) engine_.Send(msg, Now());
      again = canvas_.pending() || !out.empty();
    }
    // The tree is now that of the screen which shall be read.
    if (services_.hands().TakeSpeakWanted())
      services_.hands().Say(canvas_.tree().ReadAloud(), engine_.model().visit.language);
  }

  canvas::Canvas canvas_;
  HallServices services_;
  Engine engine_;
};

}  // namespace

void RunLive(const Settings& settings, const model::CatalogueArrived& catalogue) {
  Kiosk(settings, catalogue).Run();
}

}  // namespace yichuang::app
