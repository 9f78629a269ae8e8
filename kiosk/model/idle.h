#pragma once

#include <chrono>
#include <optional>

#include "kiosk/model/model.h"

namespace yichuang::model {

/// Reading aloud holds the idle time up, but never longer than this after the last touch: a voice
/// that hangs must not keep a person's data on the screen.
inline constexpr std::chrono::minutes kLongestSpeech{3};

/// Somebody has left traces that a wipe would remove.
bool HasTraces(const Model& model);

/// When the person will be forgotten; absent while there is nothing to forget.
std::optional<Instant> WipeAt(const Model& model);

/// Seconds until the wipe, rounded up, once the warning is due; absent before, and while the
/// person's number is on the screen.
std::optional<int> SecondsLeft(const Model& model);

/// Forgets the person: the one function that does.
void Wipe(Model& model);

}  // namespace yichuang::model
