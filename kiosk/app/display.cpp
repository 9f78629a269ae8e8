#include "kiosk/app/display.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

#include "kiosk/canvas/canvas.h"
#include "kiosk/link/board_link.h"
#include "kiosk/model/call_line.h"
#include "kiosk/view/board.h"
#include "kiosk/voice/speaker.h"

namespace yichuang::app {
namespace {

using std::chrono::milliseconds;

model::Instant ClockNow() {
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

canvas::CanvasOptions ScreenOf(const Settings& settings) {
  canvas::CanvasOptions options;
  options.title = "yichuang-display";
  options.size = {static_cast<float>(settings.width), static_cast<float>(settings.height)};
  options.full_screen = settings.full_screen;
  return options;
}

voice::Settings VoiceOf(const Settings& settings) {
  voice::Settings voice;
  voice.clips = settings.clips.empty() ? std::filesystem::path(YICHUANG_VOICE_DIR) : settings.clips;
  voice.words_per_minute = settings.words_per_minute;
  voice.ended = canvas::Canvas::Wake;
  return voice;
}

link::BoardLinkOptions BoardLinkOf(const Settings& settings, const std::string& zone) {
  return {settings.hub->broker,    settings.hub->hall,
          settings.setting.device, zone,
          YICHUANG_VERSION,        IdentityFolder(settings),
          settings.hub->http,      settings.hub->certificate_authority};
}

class DisplayRoom {
 public:
  DisplayRoom(const Settings& settings, const std::string& zone)
      : canvas_(ScreenOf(settings)),
        speaker_(VoiceOf(settings)),
        link_(
            BoardLinkOf(settings, zone), [this](model::DisplayMsg msg) { Put(std::move(msg)); },
            [](const std::string& line) { spdlog::info("{}", line); }) {
    display_.hall_name = settings.setting.hall_name;
    display_.zone = zone;
    display_.utc_offset = settings.setting.utc_offset;
    display_.sample = settings.sample;
    link_.Start();
    spdlog::info("board of zone {}, screen {}×{}, {}", zone, canvas_.size().width,
                 canvas_.size().height, canvas_.renderer());
  }

  void Run() {
    do {
      model::Pass(display_, ClockNow());
      for (const model::DisplayMsg& msg : TakeMessages()) {
        std::visit([this](const auto& each) { Hear(each); }, msg);
      }
      Show();
      Speak();
    } while (canvas_.Wait(UntilNextMinute()));
  }

 private:
  void Put(model::DisplayMsg msg) {
    {
      const std::scoped_lock lock(mutex_);
      messages_.push_back(std::move(msg));
    }
    canvas::Canvas::Wake();
  }

  std::vector<model::DisplayMsg> TakeMessages() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(messages_, {});
  }

  void Hear(const model::BoardArrived& arrived) {
    if (model::Take(display_, arrived)) line_.Take(arrived.board, display_.now, arrived.fresh);
  }
  void Hear(const model::HubSeen& seen) { model::Take(display_, seen); }

  void Show() {
    const auto now =
        std::chrono::floor<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    do {
      canvas_.Draw(
          now, [this](canvas::Frame& frame) { view::DrawBoard(frame, frame.bounds(), display_); });
    } while (canvas_.pending());
  }

  /// One after the other; the speaker wakes this thread when it has ended.
  void Speak() {
    if (speaker_.status() == voice::Status::kSpeaking) return;
    if (const auto call = line_.Next(display_.now)) {
      spdlog::info("call {} is spoken", call->voice);
      speaker_.Announce(call->text, voice::Language::kChinese);
    }
  }

  /// The clock on the board shows minutes.
  milliseconds UntilNextMinute() const {
    const auto into = ClockNow().time_since_epoch() % std::chrono::minutes(1);
    return std::chrono::minutes(1) - into;
  }

  canvas::Canvas canvas_;
  model::Display display_;
  model::CallLine line_;
  voice::Speaker speaker_;
  std::mutex mutex_;
  std::vector<model::DisplayMsg> messages_;
  link::BoardLink link_;  ///< last: its threads use the messages
};

}  // namespace

void RunDisplay(const Settings& settings, const std::string& zone) {
  DisplayRoom(settings, zone).Run();
}

}  // namespace yichuang::app
