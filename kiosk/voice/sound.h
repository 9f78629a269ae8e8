#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yichuang::voice {

/// What espeak-ng makes, and what clips are turned into.
inline constexpr int kSamplesPerSecond = 22'050;

/// Mono, 16 bits, kSamplesPerSecond.
using Samples = std::vector<std::int16_t>;

inline std::size_t SampleCount(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(time.count()) * kSamplesPerSecond / 1000;
}
inline std::chrono::milliseconds Duration(std::size_t samples) {
  return std::chrono::milliseconds{samples * 1000 / kSamplesPerSecond};
}

/// The sound of a WAV file in any form SDL knows, converted. Absent when it is none. An endless
/// file (a program that writes to a pipe does not know its length) ends with its bytes.
std::optional<Samples> DecodeWav(std::span<const std::byte> bytes);

}  // namespace yichuang::voice
