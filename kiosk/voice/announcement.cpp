#include "kiosk/voice/announcement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yichuang::voice {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kGongLength{500};
constexpr milliseconds kSecondTone{170};
constexpr double kLoudness = 9'000;

/// Adds a tone that dies away, from `begin` on.
void Strike(Samples& sound, std::size_t begin, double hertz) {
  constexpr double kDecay = 7;  // per second
  constexpr double kAttack = 0.006;
  for (std::size_t i = begin; i < sound.size(); ++i) {
    const double seconds = static_cast<double>(i - begin) / kSamplesPerSecond;
    const double swell = std::min(seconds / kAttack, 1.0) * std::exp(-kDecay * seconds);
    const double angle = 2 * std::numbers::pi * hertz * seconds;
    const double tone = std::sin(angle) + 0.35 * std::sin(2 * angle);
    sound[i] = static_cast<std::int16_t>(sound[i] + kLoudness * swell * tone);
  }
}

/// The end does not crack.
void FadeOut(Samples& sound) {
  const std::size_t length = SampleCount(milliseconds{40});
  for (std::size_t i = 0; i < length; ++i) {
    auto& sample = sound[sound.size() - 1 - i];
    sample =
        static_cast<std::int16_t>(sample * static_cast<double>(i) / static_cast<double>(length));
  }
}

}  // namespace

Samples Gong() {
  Samples sound(SampleCount(kGongLength));
  Strike(sound, 0, 659.3);
  Strike(sound, SampleCount(kSecondTone), 523.3);
  FadeOut(sound);
  return sound;
}

bool FitsTwice(const Samples& gong, const Samples& words) {
  return Duration(gong.size() + 2 * words.size()) + kAfterGong + kBetweenReadings <= kLongestCall;
}

Samples JoinCall(const Samples& gong, const Samples& words) {
  Samples sound = gong;
  const auto add = [&sound](milliseconds silence, const Samples& more) {
    sound.resize(sound.size() + SampleCount(silence));
    sound.insert(sound.end(), more.begin(), more.end());
  };
  add(kAfterGong, words);
  if (FitsTwice(gong, words)) add(kBetweenReadings, words);
  return sound;
}

}  // namespace yichuang::voice
