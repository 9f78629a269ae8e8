#include "kiosk/app/hands.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace yichuang::app {
namespace {

std::string_view Sentence(model::Fact fact) {
  switch (fact) {
    case model::Fact::kPersonLeft:
      return "a person left";
    case model::Fact::kPersonWiped:
      return "a person went away; the screen was wiped";
    case model::Fact::kStaffEntered:
      return "the maintenance screen was opened";
    case model::Fact::kWrongPin:
      return "a wrong maintenance PIN was entered";
    case model::Fact::kPinLocked:
      return "the maintenance entrance is locked after wrong PINs";
    case model::Fact::kExitAsked:
      return "exit was asked for on the maintenance screen";
  }
  return {};
}

voice::Settings VoiceOf(const Settings& settings, Mailbox& mailbox) {
  voice::Settings voice;
  voice.clips = settings.clips;
  voice.words_per_minute = settings.words_per_minute;
  voice.ended = [&mailbox] { mailbox.Put(model::SpeechEnded{}); };
  return voice;
}

PaperOrder OrderOf(const model::Print& print, const model::Model& model) {
  const auto& name = model.setting.hall_name;
  const bool english = print.language == model::Language::kEnglish && !name.en.empty();
  return {print, model.hall.catalogue, english ? name.en : name.zh,
          std::chrono::floor<std::chrono::seconds>(model::WallClock(model, model.now)),
          model::Has(model, model::Mode::kElder)};
}

}  // namespace

Hands::Hands(const Settings& settings, Mailbox& mailbox) : speaker_(VoiceOf(settings, mailbox)) {
  if (settings.printer) papers_.emplace(*settings.printer, settings.public_url, mailbox);
}

std::optional<model::Msg> Hands::Do(const model::Effect& effect, const model::Model& model) {
  if (const auto* search = std::get_if<model::Search>(&effect))
    return finder_.Find(model.hall.catalogue, search->query);
  if (const auto* print = std::get_if<model::Print>(&effect)) {
    if (!papers_) return model::PrintFinished{print->job, model::PrintOutcome::kNoPrinter};
    papers_->Put(OrderOf(*print, model));
  }
  if (std::holds_alternative<model::DropPrints>(effect) && papers_) papers_->DropWaiting();
  if (std::holds_alternative<model::Speak>(effect)) speak_wanted_ = true;
  if (std::holds_alternative<model::Silence>(effect)) {
    speak_wanted_ = false;
    speaker_.Stop();
  }
  if (const auto* log = std::get_if<model::Log>(&effect)) spdlog::info(Sentence(log->fact));
  if (std::holds_alternative<model::Exit>(effect)) exit_asked_ = true;
  return std::nullopt;
}

void Hands::Say(std::string_view text, model::Language language) {
  speaker_.Say(text, language == model::Language::kChinese ? voice::Language::kChinese
                                                           : voice::Language::kEnglish);
}

}  // namespace yichuang::app
