#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "kiosk/voice/announcement.h"
#include "kiosk/voice/cancellation.h"
#include "kiosk/voice/clips.h"
#include "kiosk/voice/pack.h"
#include "kiosk/voice/synthesizer.h"
#include "kiosk/voice/utterance.h"

namespace {

namespace fs = std::filesystem;
namespace voice = yichuang::voice;

/// Fast enough that a call is read twice in six seconds, slow enough to be understood.
constexpr int kWordsPerMinute = 270;

void Write(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  out.flush();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written; is there room?");
}

/// Reads the pack back and says its longest sentence.
void CheckPace(const fs::path& folder) {
  std::vector<std::string> faults;
  const voice::Clips clips(folder, voice::Language::kChinese, faults);
  for (const std::string& fault : faults) throw std::runtime_error(fault);
  const auto pieces = voice::Compose(voice::kLongestSentence, voice::Language::kChinese);
  const auto words = clips.Read(pieces.at(0).words);
  if (!words) throw std::runtime_error(pieces.at(0).words + " is not covered by the clips");
  if (!voice::FitsTwice(voice::Gong(), *words)) {
    throw std::runtime_error("a call takes " +
                             std::to_string(voice::Duration(words->size()).count()) +
                             " ms to be read once: too slow to be read twice in 6 s");
  }
}

void Make(const std::string& program, const fs::path& folder) {
  fs::create_directories(folder);
  const voice::Synthesizer synthesizer(program, kWordsPerMinute, std::chrono::seconds(10));
  const voice::Cancellation never;
  Write(folder / "gong.wav", voice::EncodeWav(voice::Gong()));
  for (const voice::PackClip& clip : voice::PackClips()) {
    const auto made = synthesizer.Speak(clip.spoken, clip.language, never);
    const auto* sound = std::get_if<voice::Samples>(&made);
    const voice::Samples trimmed = sound == nullptr ? voice::Samples() : voice::Trimmed(*sound);
    if (trimmed.empty()) {
      throw std::runtime_error(program + " made no sound of \"" + std::string(clip.spoken) +
                               "\"; is the package espeak-ng installed?");
    }
    Write(folder / clip.file, voice::EncodeWav(trimmed));
  }
  Write(folder / "zh.tsv", voice::PackManifest());
  CheckPace(folder);
}

}  // namespace

// yichuang-voice-pack FOLDER [PROGRAM]: makes the clips that a display speaks calls with, until the
// hall has recorded its own.
int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: yichuang-voice-pack FOLDER [PROGRAM]; PROGRAM is espeak-ng\n");
    return 2;
  }
  try {
    Make(argc == 3 ? argv[2] : "espeak-ng", argv[1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-voice-pack: %s\n", error.what());
    return 1;
  }
}
