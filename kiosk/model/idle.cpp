#include "kiosk/model/idle.h"

#include "kiosk/model/matter_steps.h"

namespace yichuang::model {

bool HasTraces(const Model& model) {
  if (!model.visit.touched) return false;
  Visit untouched = model.visit;
  untouched.touched.reset();
  return untouched != Visit{};
}

std::optional<Instant> WipeAt(const Model& model) {
  if (!HasTraces(model)) return std::nullopt;
  const Instant touched = *model.visit.touched;
  if (model.visit.speaking) return touched + kLongestSpeech;
  return touched + model.setting.idle_wipe;
}

std::optional<int> SecondsLeft(const Model& model) {
  // A number stays to be read: it goes calmly, without a question laid over it.
  if (Here(model).screen == Screen::kNumber) return std::nullopt;
  // Nor is a guide asked whether he is still there: his session is locked.
  if (IsOnDuty(model)) return std::nullopt;
  const auto wipe = WipeAt(model);
  if (!wipe) return std::nullopt;
  const auto left = *wipe - model.now;
  if (left > model.setting.idle_wipe - model.setting.idle_warning) return std::nullopt;
  return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

void Wipe(Model& model) {
#ifdef YICHUANG_DEFECT
  const auto kept = model.visit.query;
#endif
  model.visit = Visit{};
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(idle_wipe_forgets)) model.visit.query = kept;
#endif
}

}  // namespace yichuang::model
