#include "kiosk/app/hands.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "kiosk/model/numbers.h"

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

std::chrono::local_seconds HallTime(const model::Model& model, model::Instant at) {
  return std::chrono::floor<std::chrono::seconds>(model::WallClock(model, at));
}

/// Chinese where there is no English.
std::string In(model::Language language, const std::string& zh, const std::string& en) {
  return language == model::Language::kEnglish && !en.empty() ? en : zh;
}

NoticeOrder OrderOf(const model::Print& print, const model::Model& model) {
  const auto& name = model.setting.hall_name;
  return {print, model.hall.catalogue, In(print.language, name.zh, name.en),
          HallTime(model, model.now), model::Has(model, model::Mode::kElder)};
}

TicketOrder OrderOf(const model::PrintNumber& print, const model::Model& model) {
  const model::GivenNumber& given = print.given;
  const auto& name = model.setting.hall_name;
  documents::Ticket ticket;
  ticket.language = print.language == model::Language::kEnglish ? documents::Language::kEnglish
                                                                : documents::Language::kChinese;
  ticket.large_print = model::Has(model, model::Mode::kElder);
  ticket.sample = model.hall.catalogue && model.hall.catalogue->sample;
  ticket.hall = In(print.language, name.zh, name.en);
  ticket.number = contract::TextOf(given.number);
  if (const auto* group = model::FindGroup(model, given.group)) {
    ticket.group = In(print.language, group->name.zh, group->name.en);
    ticket.where = In(print.language, group->where.zh, group->where.en);
    ticket.unchecked = given.offline && group->ask_person;
  }
  ticket.day = std::chrono::local_days{given.day};
  ticket.taken = HallTime(model, given.at);
  ticket.phone = model.setting.guide_phone;
  ticket.offline = given.offline;
  ticket.ahead = given.ahead;
  ticket.wait_from = given.wait.from;
  ticket.wait_until = given.wait.until;
  return {print.job, std::move(ticket)};
}

SlipOrder OrderOf(const model::PrintSlip& print, const model::Model& model) {
  const auto& name = model.setting.hall_name;
  documents::MatterSlip slip;
  slip.language = print.language == model::Language::kEnglish ? documents::Language::kEnglish
                                                              : documents::Language::kChinese;
  slip.large_print = model::Has(model, model::Mode::kElder);
  slip.sample = model.hall.catalogue && model.hall.catalogue->sample;
  slip.hall = In(print.language, name.zh, name.en);
  slip.no = print.slip.no;
  slip.code = print.slip.code;
  slip.citizen = print.citizen;
  slip.phone = print.citizen ? model.setting.complaint_phone : model.setting.guide_phone;
  slip.made = HallTime(model, print.job);
  return {print.job, std::move(slip)};
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
  if (const auto* print = std::get_if<model::PrintNumber>(&effect)) {
    if (!papers_) return model::PrintFinished{print->job, model::PrintOutcome::kNoPrinter};
    papers_->Put(OrderOf(*print, model));
  }
  if (const auto* print = std::get_if<model::PrintSlip>(&effect)) {
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
