#pragma once

#include <array>
#include <cstdint>

#include "evaluator-firmware/protocol/crc32.h"
#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::protocol {

/// What stands in NamePiece::name_check for this field of a show frame.
inline std::uint32_t NameCheck(const std::array<char, kStaffNameSize>& name) {
  std::array<std::uint8_t, kStaffNameSize> bytes{};
  for (std::size_t i = 0; i < kStaffNameSize; ++i) bytes[i] = static_cast<std::uint8_t>(name[i]);
  return Crc32(bytes);
}

}  // namespace yichuang::protocol
