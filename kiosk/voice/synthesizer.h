#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/voice/cancellation.h"
#include "kiosk/voice/sound.h"
#include "kiosk/voice/speaker.h"

namespace yichuang::voice {

enum class SynthesisFault : std::uint8_t {
  kCancelled,
  kMissing,  ///< the program cannot be started
  kFailed,   ///< it ended with an error, or what it wrote is no sound
  kTooSlow,  ///< ended by us after `patience`
};

/// espeak-ng, started for each piece as a program of its own: it is GPL and never linked.
///
/// The words go through its standard input, never onto its command line, where any user of the
/// machine could read them.
class Synthesizer {
 public:
  Synthesizer(std::string program, int words_per_minute, std::chrono::milliseconds patience);

  /// Blocks until the program has ended; it is killed when `cancellation` says so, or too slow. No
  /// process and no descriptor is left behind, whatever happens.
  std::variant<Samples, SynthesisFault> Speak(std::string_view words, Language language,
                                              const Cancellation& cancellation) const;

 private:
  std::string program_;
  std::string speed_;
  std::chrono::milliseconds patience_;
};

}  // namespace yichuang::voice
