#include "kiosk/model/numbers.h"

#include <algorithm>

#include "kiosk/model/hours.h"

namespace yichuang::model {

using contract::GroupState;

namespace {

bool KnowsHours(const Model& model) {
  const auto& week = model.setting.week;
  return !model.hall.news.special_days.empty() ||
         std::any_of(week.begin(), week.end(), [](const auto& day) { return !day.empty(); });
}

/// The wish for a number goes out, with the handle of the card where the group asks for it.
void Wish(Model& model, const contract::QueueGroup& group, Effects& effects) {
  auto& number = model.visit.number;
  number.emplace();
  number->asked = model.now;
  effects.push_back(
      TakeNumber{model.now, group.id, group.ask_person ? model.visit.person : std::string()});
}

}  // namespace

const contract::QueueGroup* FindGroup(const Model& model, std::string_view id) {
  const auto& groups = model.hall.groups;
  const auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const contract::QueueGroup& each) { return each.id == id; });
  return found == groups.end() ? nullptr : &*found;
}

GroupState StateNow(const Model& model, const contract::QueueGroup& group) {
  if (model.hall.hub_online) return group.state;
  if (!KnowsHours(model) || IsOpen(model)) return GroupState::kOpen;
  const auto hours = HoursOf(model, Today(model)).open;
  if (hours.empty()) return GroupState::kNoHours;
  const auto wall = WallClock(model, model.now);
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  if (since_midnight < hours.front().from) return GroupState::kNotYet;
  // Over noon numbers are given, as the hub does.
  return since_midnight < hours.back().until ? GroupState::kOpen : GroupState::kOver;
}

bool WantsCard(const Model& model, const contract::QueueGroup& group) {
  const Hall& hall = model.hall;
  return group.ask_person && hall.card_reader && hall.names_persons && hall.hub_online;
}

bool MayUndoNumber(const Model& model) {
  const auto& number = model.visit.number;
  return number && number->stage == NumberStage::kGiven && model.now < number->shown + kUndoTime;
}

void TakeNumberAsked(Model& model, const std::string& group, Effects& effects) {
  auto& number = model.visit.number;
  if (Here(model).screen != Screen::kNumbers) return;
  // A second touch while the first is answered must not give a second number.
  if (number && number->stage == NumberStage::kAsking) return;
  if (number && number->stage == NumberStage::kGiven) {
    model.visit.path = {Place{}, Place{.screen = Screen::kNumber}};
    return;
  }
  const contract::QueueGroup* known = FindGroup(model, group);
  if (known == nullptr || StateNow(model, *known) != GroupState::kOpen) return;
  bool wants_card = WantsCard(model, *known) && model.visit.person.empty();
#ifdef YICHUANG_DEFECT
  wants_card = wants_card && !YICHUANG_DEFECT(card_not_asked);
#endif
  if (!wants_card) return Wish(model, *known, effects);
  model.visit.card_unread = false;
  model.visit.path.push_back({.screen = Screen::kCard, .id = group});
}

void TakeCardLaid(Model& model, const CardLaid& msg, Effects& effects) {
  model.visit.person = msg.person;
  model.visit.card_unread = false;
  if (Here(model).screen != Screen::kCard) return;
  const contract::QueueGroup* group = FindGroup(model, Here(model).id);
  // What is asked, given or refused stands over the tiles, as without a card.
  model.visit.path.pop_back();
  if (group != nullptr && StateNow(model, *group) == GroupState::kOpen)
    Wish(model, *group, effects);
}

void TakeCardUnread(Model& model) {
  model.visit.person.clear();
  if (Here(model).screen == Screen::kCard) model.visit.card_unread = true;
}

void TakeNumberGiven(Model& model, const NumberGiven& msg, Effects& effects) {
  auto& number = model.visit.number;
  if (!number || number->asked != msg.asked || number->stage != NumberStage::kAsking) {
    effects.push_back(CancelNumber{msg.given});
    return;
  }
  number->stage = NumberStage::kGiven;
  number->given = msg.given;
  number->shown = model.now;
  model.visit.path = {Place{}, Place{.screen = Screen::kNumber}};
  // Whoever waited for it gets the whole time to read it.
  if (model.visit.touched) model.visit.touched = model.now;
  PrintOwnNumber(model, effects);
}

void TakeNumberRefused(Model& model, const NumberRefused& msg) {
  auto& number = model.visit.number;
  if (!number || number->asked != msg.asked || number->stage != NumberStage::kAsking) return;
  number->stage = NumberStage::kRefused;
  number->trouble = msg.trouble;
}

void TakeNumberCancelAsked(Model& model, Effects& effects) {
  if (!MayUndoNumber(model)) return;
  model.visit.number->stage = NumberStage::kCancelled;
  model.visit.number->paper.reset();
  model.visit.path = {Place{}, Place{.screen = Screen::kNumbers}};
  effects.push_back(DropPrints{});
  effects.push_back(CancelNumber{model.visit.number->given});
}

void PrintOwnNumber(Model& model, Effects& effects) {
  if (!MayUndoNumber(model)) return;
  NumberJob& number = *model.visit.number;
  if (number.paper && number.paper->stage == PrintStage::kPrinting) return;
  number.paper = PrintJob{.asked = model.now};
  if (!model.setting.printer) {
    number.paper->stage = PrintStage::kTrouble;
    number.paper->outcome = PrintOutcome::kNoPrinter;
    return;
  }
  effects.push_back(PrintNumber{model.now, number.given, model.visit.language});
}

}  // namespace yichuang::model
