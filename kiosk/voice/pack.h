#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/voice/sound.h"
#include "kiosk/voice/speaker.h"

/// The clips that calls need: what a hall records (docs/voice.md), and what is made with espeak-ng
/// for a hall that has recorded nothing yet.
namespace yichuang::voice {

struct PackClip {
  std::string_view words;   ///< as the manifest has them
  std::string_view file;    ///< "hao.wav"
  std::string_view spoken;  ///< what the program is given
  Language language = Language::kChinese;
};

/// Lives for ever (pack_zh.cpp). The gong is not among them: it is computed.
std::span<const PackClip> PackClips();

/// The call that takes longest of those a hall with 19 windows makes (pack_zh.cpp).
extern const std::string_view kLongestSentence;

/// Without the silence at both ends, and as loud as the others; empty when there is nothing but
/// silence.
Samples Trimmed(const Samples& sound);

/// A WAV file: mono, 16 bits, kSamplesPerSecond.
std::string EncodeWav(const Samples& sound);

/// The manifest of a pack that has these clips and a gong: zh.tsv.
std::string PackManifest();

}  // namespace yichuang::voice
