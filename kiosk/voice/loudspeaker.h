#pragma once

#include <chrono>
#include <span>

#include "kiosk/voice/sound.h"

namespace yichuang::voice {

/// The sound device, through SDL. Held only while something is read: an open device wakes the
/// machine forty times a second.
///
/// Thread rule: one thread, from constructor to destructor.
class Loudspeaker {
 public:
  Loudspeaker() = default;
  ~Loudspeaker();
  Loudspeaker(const Loudspeaker&) = delete;
  Loudspeaker& operator=(const Loudspeaker&) = delete;

  /// False: there is no device, or it was unplugged. Logged once until it works again.
  [[nodiscard]] bool Open();

  /// Behind what is queued, without a gap. REQUIRES: Open gave true.
  void Queue(std::span<const std::int16_t> samples);
  void QueueSilence(std::chrono::milliseconds time);

  /// Silence at once: what the device holds already, some 25 ms, is still heard.
  void Clear();

  /// Plays the last buffer out and gives the device back.
  void Close();

  /// How long what is queued will be heard.
  std::chrono::milliseconds remaining() const;

 private:
  bool started_ = false;
  bool complained_ = false;
  unsigned device_ = 0;
};

}  // namespace yichuang::voice
