#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace yichuang::protocol {

/// Writes an unsigned integer big-endian. REQUIRES: offset + sizeof(T) <= out.size().
template <typename T>
constexpr void PutBig(std::span<std::uint8_t> out, std::size_t offset, T value) {
  for (std::size_t i = sizeof(T); i-- > 0;) {
    out[offset + i] = static_cast<std::uint8_t>(value & 0xFFU);
    if constexpr (sizeof(T) > 1) value = static_cast<T>(value >> 8);
  }
}

/// Reads an unsigned big-endian integer. REQUIRES: offset + sizeof(T) <= in.size().
template <typename T>
constexpr T GetBig(std::span<const std::uint8_t> in, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) value = (value << 8) | in[offset + i];
  return static_cast<T>(value);
}

}  // namespace yichuang::protocol
