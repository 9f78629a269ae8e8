#include "kiosk/voice/loudspeaker.h"

#include <SDL.h>
#include <spdlog/spdlog.h>

namespace yichuang::voice {

using std::chrono::milliseconds;

Loudspeaker::~Loudspeaker() {
  Close();
  if (started_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  SDL_TLSCleanup();
}

bool Loudspeaker::Open() {
  if (device_ != 0 && SDL_GetAudioDeviceStatus(device_) != SDL_AUDIO_STOPPED) return true;
  Close();
  if (!started_) started_ = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
  if (started_) {
    SDL_AudioSpec wanted{};
    wanted.freq = kSamplesPerSecond;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 512;
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  }
  if (device_ == 0) {
    if (!complained_) {
      spdlog::warn(
          "voice: no sound device ({}): texts are not read aloud; check the speaker and "
          "its driver",
          SDL_GetError());
    }
    complained_ = true;
    return false;
  }
  complained_ = false;
  SDL_PauseAudioDevice(device_, 0);
  return true;
}

void Loudspeaker::Queue(std::span<const std::int16_t> samples) {
  SDL_QueueAudio(device_, samples.data(), static_cast<Uint32>(samples.size_bytes()));
}

void Loudspeaker::QueueSilence(milliseconds time) { Queue(Samples(SampleCount(time))); }

void Loudspeaker::Clear() {
  if (device_ != 0) SDL_ClearQueuedAudio(device_);
}

void Loudspeaker::Close() {
  if (device_ != 0) SDL_CloseAudioDevice(device_);
  device_ = 0;
}

milliseconds Loudspeaker::remaining() const {
  if (device_ == 0) return {};
  return Duration(SDL_GetQueuedAudioSize(device_) / sizeof(std::int16_t));
}

}  // namespace yichuang::voice
