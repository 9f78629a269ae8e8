#include "kiosk/app/player.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <istream>
#include <type_traits>
#include <utility>

#include "kiosk/app/tree_json.h"
#include "kiosk/canvas/pixels.h"
#include "kiosk/model/hours.h"
#include "kiosk/view/screens.h"

namespace yichuang::app {
namespace {

using std::chrono::milliseconds;

/// Scripts begin on Tuesday 2026-11-24 at 09:30 of the hall unless they set the clock.
constexpr std::chrono::local_seconds kBegin =
    std::chrono::local_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9} +
    std::chrono::minutes{30};
/// Longer than anything moves.
constexpr milliseconds kMotionEnd{250};
/// Real time: a hub that has said nothing for so long will not. Looked for so often.
constexpr milliseconds kPatience{20'000};
constexpr milliseconds kLook{20};

model::Instant AtHall(const model::Setting& setting, std::chrono::local_seconds time) {
  return model::Instant{time.time_since_epoch() - setting.utc_offset};
}

canvas::CanvasOptions OptionsOf(const Settings& settings) {
  canvas::CanvasOptions options;
  options.title = "yichuang-kiosk";
  options.size = {static_cast<float>(settings.width), static_cast<float>(settings.height)};
  return options;
}

model::Instant BeginOf(const model::Setting& setting, bool real) {
  if (!real) return AtHall(setting, kBegin);
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

/// The problem of one command; Play adds file and line.
struct Problem {
  std::string text;
};

/// What the command says in the name of the hub, the printer or the reader.
template <typename Each>
constexpr bool kFaked =
    std::is_same_v<Each, script::HubAway> || std::is_same_v<Each, script::Hang> ||
    std::is_same_v<Each, script::Emergency> || std::is_same_v<Each, script::ClosedToday> ||
    std::is_same_v<Each, script::AddGroup> || std::is_same_v<Each, script::AskPerson> ||
    std::is_same_v<Each, script::GiveNumber> || std::is_same_v<Each, script::RefuseNumber> ||
    std::is_same_v<Each, script::TellProgress> || std::is_same_v<Each, script::AnswerDuty> ||
    std::is_same_v<Each, script::GiveSlip> || std::is_same_v<Each, script::TellSlip> ||
    std::is_same_v<Each, script::Printed> || std::is_same_v<Each, script::Clock>;

bool IsFaked(const Command& command) {
  if (const auto* send = std::get_if<script::Send>(&command))
    return !std::holds_alternative<model::ModeToggled>(send->msg) &&
           !std::holds_alternative<model::Opened>(send->msg) &&
           !std::holds_alternative<model::LeaveAsked>(send->msg);
  return std::visit([](const auto& each) { return kFaked<std::decay_t<decltype(each)>>; }, command);
}

bool Says(const canvas::Node& node, std::string_view text, bool all) {
  return std::any_of(node.texts.begin(), node.texts.end(), [&](const canvas::TextRun& run) {
    return all ? run.text == text : run.text.find(text) != std::string::npos;
  });
}

/// What can be touched and says this, or holds what says it: the whole text before a part of one.
/// Null when there is none on the top of the screen.
const canvas::Node* TargetOf(const canvas::Tree& tree, std::string_view text) {
  const int top = tree.top_layer();
  for (const bool all : {true, false}) {
    for (const canvas::Node& said : tree.nodes) {
      if (said.layer != top || !Says(said, text, all)) continue;
      const canvas::Node* node = &said;
      while (!node->target && node->parent >= 0)
        node = &tree.nodes[static_cast<std::size_t>(node->parent)];
      if (node->target && !node->visible().empty()) return node;
    }
  }
  return nullptr;
}

/// The key for a letter: of the keyboard, or of a pad of digits.
std::string KeyFor(const canvas::Tree& tree, char letter) {
  if (letter == ' ') return "key.space";
  std::string id = "key.";
  id += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  if (tree.Find(id) != nullptr) return id;
  for (const canvas::Node& node : tree.nodes) {
    if (node.role == canvas::Role::kKey && Says(node, {&letter, 1}, true)) return node.id;
  }
  return id;
}

}  // namespace

Player::Player(const Settings& settings, const model::CatalogueArrived& catalogue,
               std::filesystem::path folder, int shrink, Services* services)
    : folder_(std::move(folder)),
      shrink_(shrink),
      services_(services),
      canvas_(OptionsOf(settings)),
      begin_(BeginOf(settings.setting, services != nullptr)),
      now_(begin_),
      catalogue_(catalogue),
      engine_(settings.setting, now_,
              [this](const model::Effect& effect, const model::Model& model) {
                return Do(effect, model);
              }) {
  std::filesystem::create_directories(folder_);
  catalogue_.as_of = now_;
  if (catalogue_.catalogue) Send(catalogue_);
  if (services_ == nullptr) Send(model::HubPresence{.online = true});
  Settle();
}

std::optional<model::Msg> Player::Do(const model::Effect& effect, const model::Model& model) {
  effects_.push_back(effect);
  if (const auto* search = std::get_if<model::Search>(&effect))
    return finder_.Find(model.hall.catalogue, search->query);
  // What is read aloud is over at once: nobody listens.
  if (std::holds_alternative<model::Speak>(effect)) return model::SpeechEnded{};
  return services_ == nullptr ? std::nullopt : services_->Do(effect, model);
}

void Player::Hear() {
  if (services_ == nullptr) return;
  const std::vector<model::Msg> heard = services_->Heard();
  for (const model::Msg& msg : heard) Send(msg);
  if (!heard.empty()) Settle();
}

void Player::Await(const script::Await& wanted) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while ((canvas_.tree().FindText(wanted.text) == nullptr) != wanted.gone) {
    if (services_ == nullptr || std::chrono::steady_clock::now() >= until)
      throw Problem{fmt::format("the screen {} \"{}\"; it says\n{}",
                                wanted.gone ? "says still" : "does not say", wanted.text,
                                canvas_.tree().ReadAloud())};
    canvas_.Wait(kLook);
    Hear();
  }
}

void Player::Send(const model::Msg& msg) { engine_.Send(msg, now_); }

void Player::DrawOnce() {
  view::Messages out;
  canvas_.Draw(frame_time_,
               [&](canvas::Frame& frame) { view::DrawKiosk(frame, engine_.model(), out); });
  for (const model::Msg& msg : out) Send(msg);
}

void Player::Settle() {
  DrawOnce();
  while (canvas_.pending()) DrawOnce();
  // One frame for what the last touch changed, one for where it comes to rest.
  for (int frames = 0; frames < 2; ++frames) {
    frame_time_ += kMotionEnd;
    DrawOnce();
  }
}

void Player::Press(canvas::Point at, bool down) {
  SDL_Event event{};
  event.type = down ? SDL_FINGERDOWN : SDL_FINGERUP;
  event.tfinger.fingerId = 1;
  event.tfinger.x = at.x / canvas_.size().width;
  event.tfinger.y = at.y / canvas_.size().height;
  canvas_.Push(event);
}

void Player::Tap(const std::string& id) {
  if (pace_ > milliseconds{0}) Pass(pace_);
  const canvas::Node* node = canvas_.tree().Find(id);
  if (node == nullptr || !node->target) {
    std::string known;
    for (const canvas::Node& each : canvas_.tree().nodes) {
      if (each.target) known += (known.empty() ? "" : ", ") + each.id;
    }
    throw Problem{
        fmt::format("nothing that can be touched has the id \"{}\"; there are {}", id, known)};
  }
  const canvas::Point at = node->visible().center();
  const canvas::Node* hit = canvas_.tree().TargetAt(at);
  if (hit == nullptr || hit->id != id)
    throw Problem{
        fmt::format("\"{}\" is covered by {}", id, hit == nullptr ? "nothing to touch" : hit->id)};
  ++touches_;
  Press(at, true);
  Press(at, false);
  Settle();
}

void Player::Touch(const std::string& text) {
  const canvas::Node* node = TargetOf(canvas_.tree(), text);
  if (node == nullptr)
    throw Problem{fmt::format("nothing that can be touched says \"{}\"; the screen says\n{}", text,
                              canvas_.tree().ReadAloud())};
  Tap(std::string(node->id));
}

void Player::Scan(const std::string& text) {
  // SDL gives a text in pieces that have room in an event.
  for (std::size_t at = 0; at < text.size();) {
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    const std::size_t length = std::min(text.size() - at, sizeof event.text.text - 1);
    text.copy(event.text.text, length, at);
    canvas_.Push(event);
    at += length;
  }
  SDL_Event enter{};
  enter.type = SDL_KEYDOWN;
  enter.key.keysym.sym = SDLK_RETURN;
  canvas_.Push(enter);
  Settle();
}

void Player::Pass(milliseconds time) {
  const model::Instant end = now_ + time;
  while (now_ < end) {
    now_ = std::min(end, model::NextTick(engine_.model()));
    Send(model::Tick{});
  }
  Settle();
}

/// Carries out one command each.
struct Player::Runner {
  Player& player;

  void operator()(const script::Tap& command) { player.Tap(command.id); }
  void operator()(const script::Touch& command) { player.Touch(command.text); }
  void operator()(const script::Type& command) {
    for (const char letter : command.text) {
      const bool key = std::isalnum(static_cast<unsigned char>(letter)) != 0;
      if (!key && letter != ' ') throw Problem{"the keyboard has letters, digits and a space"};
      player.Tap(KeyFor(player.canvas_.tree(), letter));
    }
  }
  void operator()(const script::Await& command) { player.Await(command); }
  void operator()(const script::Pace& command) { player.pace_ = command.time; }
  void operator()(const script::Wait& command) { player.Pass(command.time); }
  void operator()(const script::Send& command) {
    if (const auto* opened = std::get_if<model::Opened>(&command.msg)) {
      player.Send(command.msg);
      if (model::Here(player.model()).id != opened->place.id)
        throw Problem{fmt::format("the catalogue has no item \"{}\"", opened->place.id)};
    } else {
      player.Send(command.msg);
    }
    player.Settle();
  }
  void operator()(const script::SetLanguage& command) {
    player.Send(model::LanguageChosen{command.language});
    player.Settle();
  }
  void operator()(const script::HubAway& command) {
    auto arrived = player.catalogue_;
    arrived.as_of = player.now_ - command.since;
    player.Send(arrived);
    player.Send(model::HubPresence{.online = false});
    player.Settle();
  }
  void operator()(const script::Hang& command) {
    model::Notice notice = command.notice;
    notice.id = std::to_string(player.news_.notices.size() + 1);
    player.news_.notices.push_back(notice);
    Tell();
  }
  void operator()(const script::Emergency& command) {
    player.news_.emergency.reset();
    if (!command.text.empty()) player.news_.emergency = catalogue::Text{command.text, ""};
    Tell();
  }
  void operator()(const script::ClosedToday& command) {
    player.news_.special_days.push_back({model::Today(player.model()), {}, {command.reason, ""}});
    Tell();
  }
  void operator()(const script::AddGroup& command) {
    player.groups_.push_back(command.group);
    player.Send(model::QueueArrived{player.groups_});
    player.Settle();
  }
  void operator()(const script::AskPerson& command) {
    const auto group = std::find_if(player.groups_.begin(), player.groups_.end(),
                                    [&](const auto& each) { return each.id == command.group; });
    if (group == player.groups_.end()) throw Problem{"there is no such group"};
    group->ask_person = true;
    player.Send(model::QueueArrived{player.groups_, true});
    player.Send(model::CardReaderPresence{true});
    player.Settle();
  }
  void operator()(const script::GiveNumber& command) {
    const model::TakeNumber wish = Wish();
    player.Send(model::NumberGiven{wish.asked,
                                   {wish.group, command.number, model::Today(player.model()),
                                    player.now_, command.offline, command.ahead, command.wait}});
    player.Settle();
  }
  void operator()(const script::RefuseNumber& command) {
    player.Send(model::NumberRefused{Wish().asked, command.trouble});
    player.Settle();
  }
  void operator()(const script::TellProgress& command) {
    const auto& job = player.model().visit.progress;
    if (!job || job->step != model::ProgressStep::kAsking)
      throw Problem{"nobody asks for progress"};
    player.Send(model::ProgressTold{job->asked, {command.progress}});
    player.Settle();
  }
  void operator()(const script::Scan& command) { player.Scan(command.text); }
  void operator()(const script::AnswerDuty& command) {
    const auto& job = player.model().visit.inquiry;
    if (!job || job->step != model::InquiryStep::kEntering) throw Problem{"nobody signs in"};
    if (command.trouble) {
      player.Send(model::DutyRefused{job->asked, *command.trouble});
    } else {
      player.Send(model::DutyBegun{job->asked});
    }
    player.Settle();
  }
  void operator()(const script::GiveSlip& command) {
    const model::Visit& visit = player.model().visit;
    const bool matter = visit.matter && visit.matter->step == model::MatterStep::kSending;
    const bool inquiry = visit.inquiry && visit.inquiry->step == model::InquiryStep::kSending;
    if (!matter && !inquiry) throw Problem{"nobody has sent a matter"};
    player.Send(
        model::MatterGiven{matter ? visit.matter->asked : visit.inquiry->asked, command.slip});
    player.Settle();
  }
  void operator()(const script::TellSlip& command) {
    const auto& job = player.model().visit.progress;
    const bool asks = job && (job->step == model::ProgressStep::kSlipAsking ||
                              job->step == model::ProgressStep::kReopening);
    if (!asks) throw Problem{"nobody asks for a slip"};
    model::MatterProgress matter{.no = "SW202611240003", .stage = command.stage};
    matter.opened = player.now_ - std::chrono::hours(24);
    matter.due = player.now_ + std::chrono::hours(48);
    player.Send(model::MatterTold{job->asked, std::move(matter)});
    player.Settle();
  }
  void operator()(const script::Printed& command) {
    const model::Visit& visit = player.model().visit;
    const auto printing = [](const std::optional<model::PrintJob>& job) {
      return job && job->stage == model::PrintStage::kPrinting;
    };
    const bool ticket = visit.number && printing(visit.number->paper);
    const auto& job = printing(visit.slip_paper) ? visit.slip_paper
                      : ticket                   ? visit.number->paper
                                                 : visit.print;
    if (!printing(job)) throw Problem{"nothing is being printed"};
    player.Send(model::PrintFinished{job->asked, command.outcome});
    player.Settle();
  }
  void operator()(const script::Clock& command) {
    player.now_ = AtHall(player.model().setting, command.time);
    player.Send(model::Tick{});
    player.Settle();
  }
  void operator()(const script::Shot& command) {
    const canvas::Pixels pixels = player.canvas_.Read();
    canvas::WritePng(player.folder_ / (command.name + ".png"),
                     player.shrink_ > 1 ? canvas::Shrink(pixels, player.shrink_) : pixels);
  }
  void operator()(const script::Dump& command) {
    const auto file = player.folder_ / (command.name + ".json");
    const auto part = player.folder_ / (command.name + ".json.part");
    std::ofstream stream(part, std::ios::binary);
    stream << TreeJson(player.canvas_.tree(), player.touches_, player.now_ - player.begin_) << '\n';
    stream.close();
    if (!stream) throw Problem{fmt::format("{} cannot be written", part.string())};
    // Whoever waits for it finds all of it.
    std::filesystem::rename(part, file);
  }

 private:
  /// What the touched tile asked for last.
  model::TakeNumber Wish() const {
    const auto& number = player.model().visit.number;
    if (number && number->stage == model::NumberStage::kAsking) {
      for (auto effect = player.effects_.rbegin(); effect != player.effects_.rend(); ++effect) {
        if (const auto* take = std::get_if<model::TakeNumber>(&*effect)) return *take;
      }
    }
    throw Problem{"nobody waits for a number"};
  }
  void Tell() {
    player.Send(model::NewsArrived{player.news_});
    player.Settle();
  }
};

void Player::PlayLine(const ScriptLine& line, const std::string& file) {
  try {
    Hear();
    if (services_ != nullptr && IsFaked(line.command))
      throw Problem{"there is a real hub, printer and reader; only they say this"};
    std::visit(Runner{*this}, line.command);
  } catch (const Problem& problem) {
    throw ScriptError(fmt::format("{}:{}: {}", file, line.number, problem.text));
  }
}

void Player::Play(const std::vector<ScriptLine>& script, const std::string& file) {
  for (const ScriptLine& line : script) PlayLine(line, file);
}

void Player::Play(std::istream& script, const std::string& file) {
  std::string text;
  for (unsigned number = 1; std::getline(script, text); ++number) {
    if (const auto line = ParseScriptLine(text, number, file)) PlayLine(*line, file);
  }
}

}  // namespace yichuang::app
