// Measures what a person waits for at a kiosk without a graphics card, on the real screens: one
// JSON object.
//   yichuang-kiosk-bench ITEMS-FOLDER [IDLE-SECONDS]
#include <SDL.h>
#include <SDL_opengl.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kiosk/app/catalogue_files.h"
#include "kiosk/app/engine.h"
#include "kiosk/app/finder.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/view/screens.h"

namespace yichuang::app {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kMotionEnd{250};
constexpr std::string_view kTyped = "yingyezhizhao";

double MsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double PeakMib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

nlohmann::json Figures(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  if (times.empty()) return {{"count", 0}};
  const auto at = [&times](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return {{"count", times.size()}, {"p50_ms", at(0.5)}, {"p95_ms", at(0.95)}, {"worst_ms", at(1)}};
}

canvas::CanvasOptions Offscreen() {
  SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
  return {};
}

/// The kiosk with its real screens, and a stop watch.
class Watched {
 public:
  explicit Watched(const model::CatalogueArrived& catalogue)
      : canvas_(Offscreen()),
        engine_(Setting(), Now(), [this](const model::Effect& effect, const model::Model& model) {
          return Do(effect, model);
        }) {
    Send(catalogue);
    Send(model::HubPresence{.online = true});
  }

  void Send(const model::Msg& msg) { engine_.Send(msg, Now()); }

  /// Draws one frame to its end, also for the driver. Milliseconds.
  double Draw() {
    const auto begin = Clock::now();
    view::Messages out;
    canvas_.Draw(time_,
                 [&](canvas::Frame& frame) { view::DrawKiosk(frame, engine_.model(), out); });
    glFinish();
    const double took = MsSince(begin);
    for (const model::Msg& msg : out) Send(msg);
    return took;
  }

  /// Until nothing moves any more.
  void Settle() {
    for (int frames = 0; frames < 3; ++frames) {
      time_ += kMotionEnd;
      Draw();
    }
  }

  /// From the touch that opens it to the whole screen.
  double Open(const model::Place& place) {
    const auto begin = Clock::now();
    Send(model::Opened{place});
    Draw();
    const double took = MsSince(begin);
    Settle();
    return took;
  }

  /// Each frame of a tap: pressed, released, answered.
  void Tap(const std::string& id, std::vector<double>& frames) {
    const canvas::Node* node = canvas_.tree().Find(id);
    if (node == nullptr) throw std::runtime_error("nothing on the screen has the id " + id);
    const canvas::Point at = node->visible().center();
    for (const Uint32 type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
      SDL_Event event{};
      event.type = type;
      event.tfinger.fingerId = 1;
      event.tfinger.x = at.x / canvas_.size().width;
      event.tfinger.y = at.y / canvas_.size().height;
      canvas_.Push(event);
    }
    do {
      time_ += milliseconds(16);
      frames.push_back(Draw());
    } while (canvas_.pending());
    frames.push_back(Draw());
    Settle();
  }

  /// Share of one core that a kiosk takes nobody stands at, over that time.
  double IdleShare(std::chrono::seconds time) {
    const double used = CpuSeconds();
    const auto begin = Clock::now();
    const auto end = begin + time;
    while (Clock::now() < end) {
      const auto tick =
          std::chrono::duration_cast<milliseconds>(model::NextTick(engine_.model()) - Now());
      const auto left = std::chrono::duration_cast<milliseconds>(end - Clock::now());
      if (!canvas_.Wait(std::max(milliseconds(1), std::min({tick, left, canvas_.next()})))) break;
      Send(model::Tick{});
      time_ += milliseconds(16);
      Draw();
      ++idle_frames_;
    }
    return (CpuSeconds() - used) / std::chrono::duration<double>(Clock::now() - begin).count();
  }

  /// Drawn in IdleShare.
  int idle_frames() const { return idle_frames_; }

 private:
  static model::Setting Setting() {
    model::Setting setting;
    setting.hall_name = {"Hall", "Hall"};
    for (auto& day : setting.week) day = {{std::chrono::hours{0}, std::chrono::hours{24}}};
    setting.printer = true;
    return setting;
  }
  static model::Instant Now() {
    return std::chrono::time_point_cast<model::Instant::duration>(std::chrono::system_clock::now());
  }

  std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model) {
    if (const auto* search = std::get_if<model::Search>(&effect))
      return finder_.Find(model.hall.catalogue, search->query);
    return std::nullopt;
  }

  canvas::Canvas canvas_;
  Finder finder_;
  milliseconds time_{0};
  int idle_frames_ = 0;
  Engine engine_;
};

nlohmann::json Measure(const std::string& folder, std::chrono::seconds idle) {
  const auto begin = Clock::now();
  const auto catalogue = ReadCatalogueFolder(folder);
  Watched kiosk(catalogue);
  kiosk.Draw();
  nlohmann::json figures{{"name", "kiosk"}, {"first_frame_ms", MsSince(begin)}};
  kiosk.Settle();

  std::vector<double> screens;
  using model::Screen;
  for (const Screen screen :
       {Screen::kNumbers, Screen::kComplaint, Screen::kNotices, Screen::kSearch})
    screens.push_back(kiosk.Open({.screen = screen}));
  for (const auto& item : catalogue.catalogue->items) {
    screens.push_back(kiosk.Open({.screen = Screen::kItem, .id = item.id}));
  }
  figures["new_screen"] = Figures(std::move(screens));

  kiosk.Send(model::Opened{{.screen = Screen::kSearch}});
  kiosk.Settle();
  std::vector<double> frames;
  for (const char letter : kTyped) kiosk.Tap(std::string("key.") + letter, frames);
  figures["interaction"] = Figures(std::move(frames));

  // Nobody stands there any more: without traces of a person no countdown to the wipe runs.
  kiosk.Send(model::LeaveAsked{});
  kiosk.Settle();
  figures["idle_share"] = kiosk.IdleShare(idle);
  figures["idle_seconds"] = idle.count();
  figures["idle_frames"] = kiosk.idle_frames();
  figures["rss_mib"] = PeakMib();
  return figures;
}

}  // namespace
}  // namespace yichuang::app

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: yichuang-kiosk-bench ITEMS-FOLDER [IDLE-SECONDS]\n", stderr);
    return 2;
  }
  try {
    const std::chrono::seconds idle(argc > 2 ? std::max(1, std::atoi(argv[2])) : 10);
    std::puts(yichuang::app::Measure(argv[1], idle).dump().c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-kiosk-bench: %s\n", error.what());
    return 1;
  }
}
