#pragma once

#include <chrono>
#include <string_view>

#include "kiosk/voice/sound.h"

/// A call over the loudspeaker: a gong, then its words twice. Pure.
namespace yichuang::voice {

/// A call takes no longer; the next one waits.
inline constexpr std::chrono::milliseconds kLongestCall{6'000};
inline constexpr std::chrono::milliseconds kAfterGong{80};
inline constexpr std::chrono::milliseconds kBetweenReadings{200};
/// Words under which a hall's own gong stands among its clips.
inline constexpr std::string_view kGongWords = "gong";

/// Two falling tones, 500 ms: for a hall that has recorded no gong.
Samples Gong();

/// Whether a call of these words takes no longer than kLongestCall when it is read twice.
bool FitsTwice(const Samples& gong, const Samples& words);

/// Gong, words, words again, without gaps but those above. Words that are too long to be read twice
/// within kLongestCall are read once.
Samples JoinCall(const Samples& gong, const Samples& words);

}  // namespace yichuang::voice
