#include "kiosk/model/staff.h"

#include <algorithm>

#include "kiosk/model/idle.h"

namespace yichuang::model {
namespace {

bool IsLocked(const Model& model) {
  return model.guard.locked_until && model.now < *model.guard.locked_until;
}

void TakeWholePin(Model& model, Effects& effects) {
  const bool right = model.visit.pin == model.setting.staff_pin;
  model.visit.pin.clear();
  if (right) {
    model.visit.staff = true;
    model.guard = {};
    effects.push_back(Log{Fact::kStaffEntered});
    return;
  }
  effects.push_back(Log{Fact::kWrongPin});
  if (++model.guard.wrong < kWrongPins) return;
  model.guard = {0, model.now + kPinLock};
  effects.push_back(Log{Fact::kPinLocked});
  Wipe(model);
}

}  // namespace

void TakeKnock(Model& model) {
  if (model.setting.staff_pin.empty() || IsLocked(model)) return;
  auto& knocks = model.visit.knocks;
  std::erase_if(knocks, [&](Instant knock) { return model.now - knock > kKnockTime; });
  knocks.push_back(model.now);
  if (knocks.size() < kKnocks) return;
  knocks.clear();
  model.visit.path = {Place{}, Place{.screen = Screen::kStaff}};
}

void TakePinDigit(Model& model, int digit, Effects& effects) {
  if (Here(model).screen != Screen::kStaff || model.visit.staff || IsLocked(model)) return;
  if (digit < 0 || digit > 9) return;
  model.visit.pin.push_back(static_cast<char>('0' + digit));
  if (model.visit.pin.size() >= model.setting.staff_pin.size()) TakeWholePin(model, effects);
}

void TakePinErased(Model& model) {
  if (!model.visit.pin.empty()) model.visit.pin.pop_back();
}

void StartCleaning(Model& model) {
  if (!model.visit.staff) return;
  model.cleaning_until = model.now + kCleaningTime;
  Wipe(model);
}

}  // namespace yichuang::model
