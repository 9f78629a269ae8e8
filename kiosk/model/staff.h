#pragma once

#include "kiosk/model/model.h"

/// The hidden entrance for maintenance: knocks on a corner, then a PIN.
namespace yichuang::model {

inline constexpr std::size_t kKnocks = 6;
inline constexpr std::chrono::seconds kKnockTime{4};  ///< from the first knock to the last
inline constexpr int kWrongPins = 3;                  ///< then the entrance is locked
inline constexpr std::chrono::minutes kPinLock{5};
/// Touches do nothing for so long, so that the glass can be wiped.
inline constexpr std::chrono::seconds kCleaningTime{30};

void TakeKnock(Model& model);
void TakePinDigit(Model& model, int digit, Effects& effects);
void TakePinErased(Model& model);
/// Forgets the person and lets nobody touch for kCleaningTime. Ignored unless the PIN was right.
void StartCleaning(Model& model);

}  // namespace yichuang::model
