#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/crc32.h"
#include "evaluator-firmware/protocol/frame.h"

/// The last 256 bytes of the EEPROM: who the device is, and how often it was started. They are no
/// part of the press log. All integers big-endian.
///
///   0    magic(4) format(1) keys(1) zero(2) serial(4) key(32) crc(4)    written once, when the
///        device is enrolled
///   128  starts(4) crc(4)    two copies 16 bytes apart, written in turn: one is always whole
///   144  starts(4) crc(4)
namespace yichuang::evaluator::identity_page {

inline constexpr std::uint32_t kSize = 256;
inline constexpr std::uint32_t kMagic = 0x59434944;  // "YCID"
inline constexpr std::uint8_t kFormat = 1;
inline constexpr std::size_t kIdentitySize = 48;
inline constexpr std::uint32_t kStartCopies[] = {128, 144};
inline constexpr std::size_t kStartSize = 8;

/// What is written when a device is enrolled.
struct Written {
  std::uint32_t serial = 0;
  std::uint8_t keys = 5;
  std::array<std::uint8_t, protocol::kDeviceKeySize> key{};
};

inline std::array<std::uint8_t, kIdentitySize> Encode(const Written& written) {
  std::array<std::uint8_t, kIdentitySize> bytes{};
  const std::span<std::uint8_t> all(bytes);
  protocol::PutBig(all, 0, kMagic);
  bytes[4] = kFormat;
  bytes[5] = written.keys;
  protocol::PutBig(all, 8, written.serial);
  for (std::size_t i = 0; i < written.key.size(); ++i) bytes[12 + i] = written.key[i];
  protocol::PutBig(all, 44, protocol::Crc32(all.first(44)));
  return bytes;
}

/// Absent when there is none, or it is damaged.
inline std::optional<Written> Decode(std::span<const std::uint8_t, kIdentitySize> bytes) {
  if (protocol::GetBig<std::uint32_t>(bytes, 0) != kMagic || bytes[4] != kFormat ||
      protocol::GetBig<std::uint32_t>(bytes, 44) != protocol::Crc32(bytes.first(44))) {
    return std::nullopt;
  }
  Written written;
  written.keys = bytes[5];
  written.serial = protocol::GetBig<std::uint32_t>(bytes, 8);
  for (std::size_t i = 0; i < written.key.size(); ++i) written.key[i] = bytes[12 + i];
  return written;
}

}  // namespace yichuang::evaluator::identity_page
