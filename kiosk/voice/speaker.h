#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// Reading aloud: what stands on the screen, spoken.
///
/// Recorded clips where a hall has some (README.md), otherwise espeak-ng, run as a program of its
/// own. The sound leaves through SDL.
namespace yichuang::voice {

enum class Language : std::uint8_t { kChinese, kEnglish };

enum class Status : std::uint8_t {
  kIdle,      ///< silent; the last text, if any, was read or stopped
  kSpeaking,  ///< a text is being prepared or heard
  kNoVoice,   ///< silent: the last text had no clips, and espeak-ng is missing or failed
  kNoSound,   ///< silent: no sound device could be opened for the last text
};

struct Settings {
  std::filesystem::path clips;        ///< folder of recorded clips; empty: none
  std::string program = "espeak-ng";  ///< looked up in PATH unless it holds a slash
  int words_per_minute = 160;         ///< 80..450, as espeak-ng understands it
  std::chrono::seconds patience{10};  ///< the program is ended when a sentence takes longer
  /// Called each time a text has come to its end, was stopped or could not be read; not for one
  /// that another replaced. Runs on the speaker's thread: push an event and return. May be empty.
  std::function<void()> ended;
};

/// Speaks one text at a time.
///
/// Thread rule: all members may be called from any thread and return at once; work happens on a
/// thread of its own. SDL's video, if the program uses it, is started before the first Say and
/// ended after the destructor, which silences and joins. What went wrong is logged once, not for
/// every text.
class Speaker {
 public:
  /// Returns at once; clips are read on the speaker's thread. A fault in them is logged, and the
  /// clips that are right are used.
  explicit Speaker(Settings settings);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Reads `text` (UTF-8, lines are pauses), ending at once what is being read. Only the first
  /// kLongestText characters are read (utterance.h). A text with nothing to say ends at once.
  void Say(std::string_view text, Language language);

  /// Says a call of the hall: gong, then `text` twice (announcement.h). Otherwise as Say.
  void Announce(std::string_view text, Language language);

  /// Silence at once, in the middle of a word. Without a text being read nothing happens.
  void Stop();

  Status status() const;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace yichuang::voice
