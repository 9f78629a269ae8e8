#include "kiosk/voice/sound.h"

#include <SDL.h>

#include <cstring>
#include <memory>

namespace yichuang::voice {
namespace {

struct FreeWav {
  void operator()(Uint8* buffer) const { SDL_FreeWAV(buffer); }
};

/// Minutes at most: more is no clip, and a broken header must not ask for memory.
constexpr std::size_t kMostBytes = 64u << 20;

/// Puts the true lengths into the plain 44-byte header of a program that wrote to a pipe. SDL would
/// otherwise ask for as much memory as the header says: 2 GiB.
void MendLengths(std::vector<std::byte>& wav) {
  constexpr std::size_t kHeader = 44;
  if (wav.size() < kHeader || std::memcmp(&wav[36], "data", 4) != 0) return;
  const auto put = [&wav](std::size_t at, std::size_t value) {
    for (int byte = 0; byte < 4; ++byte) wav[at++] = static_cast<std::byte>(value >> (8 * byte));
  };
  put(4, wav.size() - 8);
  put(40, wav.size() - kHeader);
}

}  // namespace

std::optional<Samples> DecodeWav(std::span<const std::byte> bytes) {
  if (bytes.size() > kMostBytes) return std::nullopt;
  std::vector<std::byte> wav(bytes.begin(), bytes.end());
  MendLengths(wav);
  SDL_AudioSpec spec{};
  Uint8* raw = nullptr;
  Uint32 length = 0;
  SDL_RWops* file = SDL_RWFromConstMem(wav.data(), static_cast<int>(wav.size()));
  if (!file || !SDL_LoadWAV_RW(file, 1, &spec, &raw, &length)) return std::nullopt;
  const std::unique_ptr<Uint8, FreeWav> loaded(raw);

  SDL_AudioCVT convert{};
  if (SDL_BuildAudioCVT(&convert, spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1,
                        kSamplesPerSecond) < 0) {
    return std::nullopt;
  }
  const int growth = convert.needed ? convert.len_mult : 1;
  std::vector<Uint8> buffer(std::size_t{length} * static_cast<std::size_t>(growth));
  if (buffer.empty()) return Samples{};
  std::memcpy(buffer.data(), loaded.get(), length);
  std::size_t used = length;
  if (convert.needed) {
    convert.buf = buffer.data();
    convert.len = static_cast<int>(length);
    if (SDL_ConvertAudio(&convert) != 0) return std::nullopt;
    used = static_cast<std::size_t>(convert.len_cvt);
  }
  Samples samples(used / sizeof(std::int16_t));
  std::memcpy(samples.data(), buffer.data(), samples.size() * sizeof(std::int16_t));
  return samples;
}

}  // namespace yichuang::voice
