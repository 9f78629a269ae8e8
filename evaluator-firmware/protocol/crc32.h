#pragma once

#include <cstdint>
#include <span>

namespace yichuang::protocol {

/// CRC-32 of IEEE 802.3 (reflected, 0xEDB88320, inverted at both ends); "123456789" gives
/// 0xCBF43926. It finds damage, it proves nothing. `before`: the result over the bytes that come
/// before these, 0 for none.
std::uint32_t Crc32(std::span<const std::uint8_t> bytes, std::uint32_t before = 0);

}  // namespace yichuang::protocol
