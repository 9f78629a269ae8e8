#include "kiosk/app/live.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/app/card_desk.h"
#include "kiosk/app/engine.h"
#include "kiosk/app/hands.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/link/hub_link.h"
#include "kiosk/link/matter_desk.h"
#include "kiosk/link/progress_desk.h"
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

link::HubLinkOptions LinkOf(const Settings& settings) {
  link::HubLinkOptions options;
  options.broker = settings.hub->broker;
  options.hall = settings.hub->hall;
  options.device = settings.setting.device;
  options.http = settings.hub->http;
  options.software = YICHUANG_VERSION;
  options.certificate_authority = settings.hub->certificate_authority;
  options.state_dir = settings.state_dir;
  options.identity = IdentityFolder(settings);
  options.utc_offset = settings.setting.utc_offset;
  return options;
}

/// What of it is for the desk of matters.
std::optional<link::MatterDesk::Question> QuestionOf(const model::Effect& effect) {
  return std::visit(
      [](const auto& each) -> std::optional<link::MatterDesk::Question> {
        using Each = std::decay_t<decltype(each)>;
        if constexpr (std::is_constructible_v<link::MatterDesk::Question, Each>) {
          return link::MatterDesk::Question(each);
        } else {
          return std::nullopt;
        }
      },
      effect);
}

class Kiosk {
 public:
  Kiosk(const Settings& settings, const model::CatalogueArrived& catalogue)
      : canvas_(OptionsOf(settings)),
        mailbox_(canvas::Canvas::Wake),
        hands_(settings, mailbox_),
        engine_(settings.setting, Now(),
                [this](const model::Effect& effect, const model::Model& model) {
                  return Do(effect, model);
                }) {
    if (catalogue.catalogue) engine_.Send(catalogue, Now());
    if (settings.hub) {
      hub_.emplace(
          LinkOf(settings), [this](model::Msg msg) { mailbox_.Put(std::move(msg)); },
          [](const std::string& line) { spdlog::info("{}", line); });
      hub_->Start();
      progress_.emplace(settings.hub->http, settings.hub->certificate_authority,
                        [this](model::Msg msg) { mailbox_.Put(std::move(msg)); });
      matters_.emplace(
          link::MatterDesk::Options{settings.hub->http, settings.hub->certificate_authority,
                                    BrowserFile(settings)},
          [this](model::Msg msg) { mailbox_.Put(std::move(msg)); });
      if (settings.card_reader) cards_ = OpenCardDesk(*settings.card_reader, *hub_, mailbox_);
    }
    spdlog::info("screen {}×{}, {}", canvas_.size().width, canvas_.size().height,
                 canvas_.renderer());
  }

  void Run() {
    Show();
    while (!hands_.exit_asked() && canvas_.Wait(Sleep())) {
      for (const model::Msg& msg : mailbox_.Take()) engine_.Send(msg, Now());
      engine_.Send(model::Tick{}, Now());
      Show();
    }
  }

 private:
  std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model) {
    if (const auto* take = std::get_if<model::TakeNumber>(&effect)) {
      if (!hub_) return model::NumberRefused{take->asked, model::NumberTrouble::kNoneLeft};
      hub_->TakeNumber(take->asked, take->group, take->person);
      return std::nullopt;
    }
    if (const auto* ask = std::get_if<model::AskProgress>(&effect)) {
      if (!progress_) return model::ProgressRefused{ask->asked, model::ProgressTrouble::kHubAway};
      progress_->Ask(*ask);
      return std::nullopt;
    }
    if (const auto question = QuestionOf(effect)) {
      // Without a hub the model asks nothing of it.
      if (matters_) matters_->Ask(*question);
      return std::nullopt;
    }
    if (const auto* cancel = std::get_if<model::CancelNumber>(&effect)) {
      if (hub_) hub_->CancelNumber(cancel->given);
      return std::nullopt;
    }
    return hands_.Do(effect, model);
  }

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
    if (hands_.TakeSpeakWanted())
      hands_.Say(canvas_.tree().ReadAloud(), engine_.model().visit.language);
  }

  canvas::Canvas canvas_;
  Mailbox mailbox_;
  Hands hands_;
  Engine engine_;
  std::optional<link::HubLink> hub_;            ///< its thread uses the mailbox
  std::optional<link::ProgressDesk> progress_;  ///< its thread uses the mailbox
  std::optional<link::MatterDesk> matters_;     ///< its thread uses the mailbox
  std::unique_ptr<idcard::CardReader> cards_;   ///< last: its thread uses the hub
};

}  // namespace

void RunLive(const Settings& settings, const model::CatalogueArrived& catalogue) {
  Kiosk(settings, catalogue).Run();
}

}  // namespace yichuang::app
