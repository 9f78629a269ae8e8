#include "kiosk/app/hall_services.h"

#include <spdlog/spdlog.h>

#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "kiosk/app/card_desk.h"
#include "kiosk/canvas/canvas.h"

namespace yichuang::app {
namespace {

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

}  // namespace

HallServices::HallServices(const Settings& settings)
    : mailbox_(canvas::Canvas::Wake), hands_(settings, mailbox_) {
  if (!settings.hub) return;
  const auto put = [this](model::Msg msg) { mailbox_.Put(std::move(msg)); };
  hub_.emplace(LinkOf(settings), put, [](const std::string& line) { spdlog::info("{}", line); });
  hub_->Start();
  progress_.emplace(settings.hub->http, settings.hub->certificate_authority, put);
  matters_.emplace(
      link::MatterDesk::Options{settings.hub->http, settings.hub->certificate_authority,
                                BrowserFile(settings)},
      put);
  if (settings.card_reader) cards_ = OpenCardDesk(*settings.card_reader, *hub_, mailbox_);
}

std::optional<model::Msg> HallServices::Do(const model::Effect& effect, const model::Model& model) {
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

}  // namespace yichuang::app
