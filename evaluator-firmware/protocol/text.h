#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace yichuang::protocol {

/// A UTF-8 text in a field of fixed size, zero-padded; a longer one is cut before the character
/// that does not fit.
template <std::size_t kSize>
constexpr std::array<char, kSize> FixedText(std::string_view text) {
  std::array<char, kSize> field{};
  std::size_t length = std::min(text.size(), kSize);
  if (length < text.size()) {
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  }
  std::copy_n(text.begin(), length, field.begin());
  return field;
}

/// The text of such a field. It borrows from the field.
template <std::size_t kSize>
constexpr std::string_view TextOf(const std::array<char, kSize>& field) {
  std::size_t length = 0;
  while (length < kSize && field[length] != '\0') ++length;
  return {field.data(), length};
}

}  // namespace yichuang::protocol
