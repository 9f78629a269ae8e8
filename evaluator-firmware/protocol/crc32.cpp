#include "evaluator-firmware/protocol/crc32.h"

#include <array>

namespace yichuang::protocol {
namespace {

constexpr std::uint32_t kPolynomial = 0xEDB88320U;

// Sixteen entries, half a byte at a time: 64 bytes of flash instead of 1 KiB, fast enough for a
// cable.
constexpr std::array<std::uint32_t, 16> MakeTable() {
  std::array<std::uint32_t, 16> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 4; ++bit) value = (value >> 1) ^ ((value & 1U) != 0 ? kPolynomial : 0U);
    table[i] = value;
  }
  return table;
}
constexpr std::array<std::uint32_t, 16> kTable = MakeTable();

}  // namespace

std::uint32_t Crc32(std::span<const std::uint8_t> bytes, std::uint32_t before) {
  std::uint32_t crc = ~before;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    crc = (crc >> 4) ^ kTable[crc & 0xFU];
    crc = (crc >> 4) ^ kTable[crc & 0xFU];
  }
  return ~crc;
}

}  // namespace yichuang::protocol
