#include "kiosk/model/update.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "kiosk/model/guide.h"
#include "kiosk/model/hours.h"
#include "kiosk/model/idle.h"
#include "kiosk/model/matter_steps.h"
#include "kiosk/model/numbers.h"
#include "kiosk/model/progress_steps.h"
#include "kiosk/model/shelf.h"
#include "kiosk/model/staff.h"

namespace yichuang::model {
namespace {

/// Bytes of UTF-8; more than any item's name has letters.
constexpr std::size_t kLongestQuery = 60;
constexpr std::size_t kDeepestPath = 8;
constexpr int kMostPages = 30;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Answers one message. One function per message; what all messages share stands in Update.
class Step {
 public:
  Step(Model& model, Effects& effects) : model_(model), effects_(effects) {}

  void operator()(const CatalogueArrived& msg) {
    Hall& hall = model_.hall;
    hall.catalogue_as_of = msg.as_of;
    if (hall.catalogue && HasTraces(model_)) {
      hall.waiting = msg.catalogue;
      return;
    }
    hall.catalogue = msg.catalogue;
    hall.waiting.reset();
  }
  void operator()(const NewsArrived& msg) { model_.hall.news = msg.news; }
  void operator()(const HubPresence& msg) {
    model_.hall.hub_online = msg.online;
    if (msg.online) model_.hall.hub_storage_low = msg.storage_low;
    if (msg.online && msg.catalogue_current) model_.hall.catalogue_as_of = model_.now;
  }

  void operator()(const QueueArrived& msg) {
    model_.hall.groups = msg.groups;
    model_.hall.names_persons = msg.names_persons;
  }
  void operator()(const CardReaderPresence& msg) {
    model_.hall.card_reader = msg.there;
    if (!msg.there) visit().person.clear();
  }
  void operator()(const CardLaid& msg) { TakeCardLaid(model_, msg, effects_); }
  void operator()(const CardUnread&) { TakeCardUnread(model_); }
  void operator()(const CardTaken&) { visit().person.clear(); }
  void operator()(const NumberGiven& msg) { TakeNumberGiven(model_, msg, effects_); }
  void operator()(const NumberRefused& msg) { TakeNumberRefused(model_, msg); }

  void operator()(const ProgressTold& msg) { TakeProgressTold(model_, msg); }
  void operator()(const ProgressRefused& msg) { TakeProgressRefused(model_, msg); }
  void operator()(const ProgressKey& msg) { TakeProgressKey(model_, msg.key, effects_); }
  void operator()(const ProgressTyped& msg) { TakeProgressTyped(model_, msg.text, effects_); }
  void operator()(const ProgressErased& msg) { TakeProgressErased(model_, msg.all); }
  void operator()(const ProgressNumber&) { TakeProgressNumber(model_, effects_); }
  void operator()(const ProgressAgain&) { TakeProgressAgain(model_); }
  void operator()(const ProgressLetters&) { TakeProgressLetters(model_); }
  void operator()(const UnsolvedAsked&) { TakeUnsolvedAsked(model_); }
  void operator()(const UnsolvedAnswered& msg) { TakeUnsolvedAnswered(model_, msg.sure, effects_); }
  void operator()(const MatterTold& msg) { TakeMatterTold(model_, msg); }

  void operator()(const MatterAbout& msg) { TakeMatterAbout(model_, msg.topic); }
  void operator()(const MatterWindow& msg) { TakeMatterWindow(model_, msg.digit); }
  void operator()(const MatterErased& msg) { TakeMatterErased(model_, msg.all); }
  void operator()(const MatterSent&) { TakeMatterSent(model_, effects_); }
  void operator()(const MatterGiven& msg) { TakeMatterGiven(model_, msg, effects_); }
  void operator()(const MatterRefused& msg) { TakeMatterRefused(model_, msg); }
  void operator()(const SlipPrintAsked&) { PrintSlipShown(model_, effects_); }
  void operator()(const DutyTyped& msg) { TakeDutyTyped(model_, msg.text, effects_); }
  void operator()(const DutyErased& msg) { TakeDutyErased(model_, msg.all); }
  void operator()(const DutyNumber&) { TakeDutyNumber(model_); }
  void operator()(const DutyBegun& msg) { TakeDutyBegun(model_, msg); }
  void operator()(const DutyRefused& msg) { TakeDutyRefused(model_, msg); }
  void operator()(const InquiryAbout& msg) { TakeInquiryAbout(model_, msg.entry); }
  void operator()(const InquiryDone& msg) { TakeInquiryDeed(model_, msg.deed, effects_); }
  void operator()(const InquiryNext&) { TakeInquiryNext(model_); }

  void operator()(const Touched&) {}
  void operator()(const StayAsked&) {}
  void operator()(const HomeAsked&) { visit().path.resize(1); }
  void operator()(const BackAsked&) {
    if (visit().path.size() > 1) visit().path.pop_back();
    visit().print.reset();
  }
  void operator()(const LeaveAsked&) {
    effects_.push_back(Log{Fact::kPersonLeft});
    Forget();
  }

  void operator()(const Opened& msg) {
    if (!Exists(msg.place)) return;
    if (msg.place.screen == Screen::kHome) return visit().path.resize(1);
    if (msg.place.screen == Screen::kProgress) visit().progress.reset();
    if (msg.place.screen == Screen::kMatter) BeginMatter(model_, msg.place.id);
    if (msg.place.screen == Screen::kInquiry) visit().inquiry.emplace();
    if (visit().path.size() >= kDeepestPath) visit().path.erase(visit().path.begin() + 1);
    visit().path.push_back(msg.place);
  }
  void operator()(const LeafTurned& msg) {
    if (Here(model_).screen != Screen::kItem) return;
    here().leaf = msg.leaf;
    here().page = 0;
  }
  void operator()(const ShelfTurned& msg) {
    if (Here(model_).screen != Screen::kBrowse) return;
    here().shelf = msg.shelf;
    here().page = 0;
  }
  void operator()(const PageTurned& msg) {
    here().page = std::clamp(here().page + msg.by, 0, LastPage());
  }

  void operator()(const Typed& msg) {
    if (visit().query.size() + msg.text.size() > kLongestQuery) return;
    SetQuery(visit().query + msg.text);
  }
  void operator()(const Erased&) {
    std::string query = visit().query;
    while (!query.empty() && IsContinuation(query.back())) query.pop_back();
    if (!query.empty()) query.pop_back();
    SetQuery(std::move(query));
  }
  void operator()(const QueryCleared&) { SetQuery(""); }
  void operator()(const WordChosen& msg) {
    if (msg.query.size() <= kLongestQuery) SetQuery(msg.query);
  }
  void operator()(const Found& msg) {
    if (msg.query != visit().query || msg.query.empty()) return;
    visit().found_for = msg.query;
    visit().found = msg.items;
    visit().words = msg.words;
  }

  void operator()(const Answered& msg) {
    const catalogue::Item* item = OpenItem(model_);
    if (item == nullptr || !HasOption(*item, msg.question, msg.option)) return;
    Answers& answers = visit().answers[item->id];
    std::erase_if(answers, [&](const auto& old) { return old.question == msg.question; });
    answers.push_back({msg.question, msg.option});
    here().page = 0;
  }
  void operator()(const AnswerUndone&) {
    const catalogue::Item* item = OpenItem(model_);
    if (item == nullptr) return;
    Answers& answers = visit().answers[item->id];
    if (!answers.empty()) answers.pop_back();
    here().page = 0;
  }
  void operator()(const AnswersCleared&) {
    if (const catalogue::Item* item = OpenItem(model_)) visit().answers.erase(item->id);
    here().page = 0;
  }

  void operator()(const PrintAsked&) {
    const catalogue::Item* item = OpenItem(model_);
    if (item == nullptr || catalogue::IsDiscontinued(*item)) return;
    // A second press while the paper is on its way must not give a second paper.
    if (visit().print && visit().print->stage == PrintStage::kPrinting) return;
    visit().print = PrintJob{.asked = model_.now};
    if (!model_.setting.printer) {
      visit().print->stage = PrintStage::kTrouble;
      visit().print->outcome = PrintOutcome::kNoPrinter;
      return;
    }
    effects_.push_back(Print{model_.now, item->id, AnswersFor(model_, *item), visit().language});
  }
  void operator()(const PrintFinished& msg) {
    EndPrint(visit().print, msg);
    if (visit().number) EndPrint(visit().number->paper, msg);
    EndPrint(visit().slip_paper, msg);
  }
  void operator()(const PrintDialogClosed&) { visit().print.reset(); }

  void operator()(const NumberAsked& msg) { TakeNumberAsked(model_, msg.group, effects_); }
  void operator()(const NumberCancelAsked&) { TakeNumberCancelAsked(model_, effects_); }
  void operator()(const NumberPrintAsked&) { PrintOwnNumber(model_, effects_); }
  void operator()(const NumberDialogClosed&) {
    const auto& number = visit().number;
    if (!number) return;
    const bool over =
        number->stage == NumberStage::kRefused || number->stage == NumberStage::kCancelled;
    if (over) visit().number.reset();
  }

  void operator()(const ModeToggled& msg) {
    bool& on = visit().modes[static_cast<std::size_t>(msg.mode)];
    on = !on;
    // Pages hold another number of rows now.
    for (Place& place : visit().path) place.page = 0;
    if (msg.mode == Mode::kAloud && !on) BeSilent();
  }
  void operator()(const LanguageChosen& msg) { visit().language = msg.language; }
  void operator()(const ReadAsked&) {
    if (visit().speaking) return BeSilent();
    visit().speaking = true;
    effects_.push_back(Speak{});
  }
  void operator()(const SpeechEnded&) {
    if (!visit().speaking) return;
    visit().speaking = false;
    // Who has just listened gets the whole idle time to act.
    if (visit().touched) visit().touched = model_.now;
  }

  void operator()(const StaffKnock&) { TakeKnock(model_); }
  void operator()(const PinDigit& msg) { TakePinDigit(model_, msg.digit, effects_); }
  void operator()(const PinErased&) { TakePinErased(model_); }
  void operator()(const ExitAsked&) {
    if (!visit().staff) return;
    effects_.push_back(Log{Fact::kExitAsked});
    effects_.push_back(Exit{});
  }
  void operator()(const CleaningAsked&) {
    if (visit().staff) BeSilent();
    StartCleaning(model_);
  }
  void operator()(const Tick&) {}

  /// The person has gone: nothing of him stays on screen, in the printer or in the air.
  void Forget() {
    BeSilent();
    effects_.push_back(DropPrints{});
    Wipe(model_);
  }

 private:
  Visit& visit() { return model_.visit; }
  Place& here() { return model_.visit.path.back(); }

  static void EndPrint(std::optional<PrintJob>& job, const PrintFinished& msg) {
    if (!job || job->asked != msg.job || job->stage != PrintStage::kPrinting) return;
    const bool done = msg.outcome == PrintOutcome::kPrinted;
    job->stage = done ? PrintStage::kDone : PrintStage::kTrouble;
    job->outcome = msg.outcome;
  }

  void BeSilent() {
    if (!visit().speaking) return;
    visit().speaking = false;
    effects_.push_back(Silence{});
  }

  void SetQuery(std::string query) {
    if (query == visit().query) return;
    visit().query = std::move(query);
    here().page = 0;
    if (visit().query.empty()) {
      visit().found_for.clear();
      visit().found.clear();
      visit().words.clear();
      return;
    }
    effects_.push_back(Search{visit().query});
  }

  bool Exists(const Place& place) const {
    switch (place.screen) {
      case Screen::kItem:
        return FindItem(model_, place.id) != nullptr;
      case Screen::kItems:
        return EntryName(model_, place.shelf, place.id) != nullptr;
      case Screen::kStaff:
        return false;  // only by knocking
      case Screen::kNumber:
        return false;  // only when one was given
      case Screen::kCard:
        return false;  // only where a number asks for it
      case Screen::kMatter:
        return KindNamed(place.id).has_value();
      case Screen::kInquiry:
        return model_.setting.linked;
      default:
        return true;
    }
  }

  /// Where the model cannot know (text that is measured when drawn) the view's own arrows end.
  int LastPage() const {
    const Place& place = Here(model_);
    switch (place.screen) {
      case Screen::kSearch:
        return PagesFor(model_, FoundItems(model_).size()) - 1;
      case Screen::kBrowse:
        return PagesFor(model_, EntriesOf(model_, place.shelf).size()) - 1;
      case Screen::kItems:
        return PagesFor(model_, ItemsOf(model_, place.shelf, place.id).size()) - 1;
      default:
        return kMostPages;
    }
  }

  Model& model_;
  Effects& effects_;
};

/// Messages of a person, by finger or card; the others come from the hub, the app or the clock. A
/// card that is taken away is none: it is forgotten whatever the screen shows.
template <typename T>
constexpr bool kIsFinger =
    !(std::is_same_v<T, CatalogueArrived> || std::is_same_v<T, NewsArrived> ||
      std::is_same_v<T, HubPresence> || std::is_same_v<T, QueueArrived> ||
      std::is_same_v<T, CardReaderPresence> || std::is_same_v<T, CardTaken> ||
      std::is_same_v<T, NumberGiven> || std::is_same_v<T, NumberRefused> ||
      std::is_same_v<T, ProgressTold> || std::is_same_v<T, ProgressRefused> ||
      std::is_same_v<T, MatterTold> || std::is_same_v<T, MatterGiven> ||
      std::is_same_v<T, MatterRefused> || std::is_same_v<T, DutyBegun> ||
      std::is_same_v<T, DutyRefused> || std::is_same_v<T, Found> ||
      std::is_same_v<T, PrintFinished> || std::is_same_v<T, SpeechEnded> ||
      std::is_same_v<T, Tick>);

void TakeTime(Model& model, Instant now, Step& step, Effects& effects) {
  model.now = now;
  Visit& visit = model.visit;
  // A clock that was set back must not keep a person's data for longer.
  if (visit.touched && *visit.touched > now) visit.touched = now;
  if (model.cleaning_until && *model.cleaning_until <= now) model.cleaning_until.reset();
  if (const auto wipe = WipeAt(model); wipe && *wipe <= now) {
    if (IsOnDuty(model)) {
      LockDuty(model);
      visit.touched = now;
      return;
    }
    effects.push_back(Log{Fact::kPersonWiped});
    step.Forget();
  }
}

struct Shown {
  Place place;
  std::optional<PrintStage> print;
  std::optional<NumberStage> number;
  bool card_unread = false;
  Answers answers;
  std::optional<ProgressStep> progress = {};
  std::optional<MatterStep> matter = {};
  std::optional<InquiryStep> inquiry = {};
  friend bool operator==(const Shown&, const Shown&) = default;
};

Shown ShownBy(const Model& model) {
  Shown shown{Here(model), std::nullopt, std::nullopt, model.visit.card_unread, {}};
  if (model.visit.print) shown.print = model.visit.print->stage;
  if (model.visit.number) shown.number = model.visit.number->stage;
  if (const auto* item = OpenItem(model)) shown.answers = AnswersFor(model, *item);
  if (model.visit.progress) shown.progress = model.visit.progress->step;
  if (model.visit.matter) shown.matter = model.visit.matter->step;
  if (model.visit.inquiry) shown.inquiry = model.visit.inquiry->step;
  return shown;
}

}  // namespace

Next Update(Model model, const Msg& msg, Instant now) {
  Next next{std::move(model), {}};
  Step step(next.model, next.effects);
  const bool on_duty = IsOnDuty(next.model);
  TakeTime(next.model, now, step, next.effects);
  const bool finger =
      std::visit([](const auto& m) { return kIsFinger<std::decay_t<decltype(m)>>; }, msg);
  const bool covered = next.model.hall.news.emergency || next.model.cleaning_until;
  if (finger && covered) {
    if (on_duty && !IsOnDuty(next.model)) next.effects.push_back(LeaveDuty{});
    return next;
  }
  if (finger) next.model.visit.touched = now;

  const Shown before = ShownBy(next.model);
  const bool was_aloud = Has(next.model, Mode::kAloud);
  std::visit(step, msg);
  Visit& visit = next.model.visit;
  if (Has(next.model, Mode::kAloud) && (!was_aloud || before != ShownBy(next.model))) {
    visit.speaking = true;
    next.effects.push_back(Speak{});
  }
  // Whichever way he left: the session ends with it.
  if (on_duty && !IsOnDuty(next.model)) {
    next.effects.push_back(LeaveDuty{});
    if (Here(next.model).screen != Screen::kInquiry) {
      visit.inquiry.reset();
      visit.slip_paper.reset();
    }
  }
  if (!HasTraces(next.model) && next.model.hall.waiting) {
    next.model.hall.catalogue = std::exchange(next.model.hall.waiting, nullptr);
  }
  return next;
}

Instant NextTick(const Model& model) {
  const auto minute = std::chrono::minutes{1};
  Instant next = std::chrono::floor<std::chrono::minutes>(model.now) + minute;
  const auto sooner = [&](Instant at) {
    if (at > model.now) next = std::min(next, at);
  };
  if (const auto wipe = WipeAt(model)) {
    sooner(*wipe);
    const auto warning = *wipe - (model.setting.idle_wipe - model.setting.idle_warning);
    sooner(warning);
    // While the countdown runs it falls by one at whole seconds before the wipe.
    if (const auto left = SecondsLeft(model)) sooner(*wipe - std::chrono::seconds{*left - 1});
  }
  if (model.cleaning_until) {
    sooner(*model.cleaning_until);
    const auto left = std::chrono::ceil<std::chrono::seconds>(*model.cleaning_until - model.now);
    sooner(*model.cleaning_until - (left - std::chrono::seconds{1}));
  }
  if (model.guard.locked_until) sooner(*model.guard.locked_until);
  if (MayUndoNumber(model)) sooner(model.visit.number->shown + kUndoTime);
  for (const Notice& notice : model.hall.news.notices) {
    sooner(notice.from);
    sooner(notice.until);
  }
  return next;
}

}  // namespace yichuang::model
