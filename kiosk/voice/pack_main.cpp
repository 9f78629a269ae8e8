#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "kiosk/voice/announcement.h"
#include "kiosk/voice/cancellation.h"
#include "kiosk/voice/pack.h"
#include "kiosk/voice/synthesizer.h"

namespace {

namespace fs = std::filesystem;
namespace voice = yichuang::voice;

/// Fast enough that a call is read twice in six seconds, slow enough to be understood.
constexpr int kWordsPerMinute = 215;

void Write(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  out.flush();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written; is there room?");
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
