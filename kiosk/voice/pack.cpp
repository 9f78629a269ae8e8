#include "kiosk/voice/pack.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "kiosk/voice/announcement.h"

namespace yichuang::voice {
namespace {

/// Softer than this is silence: 2 % of the loudest there is.
constexpr int kSilence = 660;
constexpr int kLoudest = 20'000;
constexpr std::chrono::milliseconds kMargin{8};

bool IsHeard(std::int16_t sample) { return std::abs(int{sample}) > kSilence; }

/// Little-endian, `bytes` long.
void Put(std::string& text, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xffU);
}

}  // namespace

Samples Trimmed(const Samples& sound) {
  const auto first = std::ranges::find_if(sound, IsHeard);
  if (first == sound.end()) return {};
  const auto last = std::find_if(sound.rbegin(), sound.rend(), IsHeard).base();
  const auto margin = static_cast<std::ptrdiff_t>(SampleCount(kMargin));
  Samples kept(first - std::min(margin, first - sound.begin()),
               last + std::min(margin, sound.end() - last));
  const int peak = std::abs(int{*std::ranges::max_element(
      kept, {}, [](std::int16_t sample) { return std::abs(int{sample}); })});
  for (std::int16_t& sample : kept) sample = static_cast<std::int16_t>(sample * kLoudest / peak);
  return kept;
}

std::string EncodeWav(const Samples& sound) {
  constexpr std::uint32_t kRate = kSamplesPerSecond;
  const auto bytes = static_cast<std::uint32_t>(sound.size() * sizeof(std::int16_t));
  std::string wav = "RIFF";
  Put(wav, bytes + 36, 4);
  wav += "WAVEfmt ";
  Put(wav, 16, 4);         // of the format
  Put(wav, 1, 2);          // PCM
  Put(wav, 1, 2);          // one channel
  Put(wav, kRate, 4);      // samples a second
  Put(wav, kRate * 2, 4);  // bytes a second
  Put(wav, 2, 2);          // bytes a sample
  Put(wav, 16, 2);         // bits
  wav += "data";
  Put(wav, bytes, 4);
  for (const std::int16_t sample : sound) Put(wav, static_cast<std::uint16_t>(sample), 2);
  return wav;
}

std::string PackManifest() {
  std::string manifest = std::string(kGongWords) + "\tgong.wav\n";
  for (const PackClip& clip : PackClips())
    manifest += std::string(clip.words) + "\t" + std::string(clip.file) + "\n";
  return manifest;
}

}  // namespace yichuang::voice
