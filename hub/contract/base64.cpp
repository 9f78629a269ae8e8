#include <algorithm>
#include <array>
#include <cstdint>

#include "hub/contract/codec.h"

namespace yichuang::contract {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 0xff;

constexpr std::array<std::uint8_t, 256> MakeValues() {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    values[static_cast<std::uint8_t>(kDigits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues = MakeValues();

std::uint32_t ValueOf(char digit) { return kValues[static_cast<std::uint8_t>(digit)]; }

}  // namespace

std::string ToBase64(const Bytes& bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '=');
  std::size_t to = 0;
  for (std::size_t from = 0; from < bytes.size(); from += 3) {
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - from);
    std::uint32_t group = std::uint32_t{bytes[from]} << 16U;
    if (have > 1) group |= std::uint32_t{bytes[from + 1]} << 8U;
    if (have > 2) group |= bytes[from + 2];
    for (std::size_t i = 0; i <= have; ++i) text[to + i] = kDigits[(group >> (18U - 6U * i)) & 63U];
    to += 4;
  }
  return text;
}

std::optional<Bytes> FromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return Bytes{};
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;

  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t from = 0; from < text.size(); from += 4) {
    const std::size_t digits = from + 4 == text.size() ? 4 - padding : 4;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const std::uint32_t value = ValueOf(text[from + i]);
      if (value == kNoDigit) return std::nullopt;
      group |= value << (18U - 6U * i);
    }
    // Bits behind the last byte must be zero: each byte string has one text only.
    if (digits < 4 && (group & (digits == 2 ? 0xffffU : 0xffU)) != 0) return std::nullopt;
    for (std::size_t i = 0; i + 1 < digits; ++i) {
      bytes.push_back(static_cast<std::uint8_t>(group >> (16U - 8U * i)));
    }
  }
  return bytes;
}

std::string ToHex(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string text;
  text.reserve(size * 2);
  for (std::size_t i = 0; i < size; ++i) {
    text.push_back(kHexDigits[data[i] >> 4U]);
    text.push_back(kHexDigits[data[i] & 15U]);
  }
  return text;
}

}  // namespace yichuang::contract
