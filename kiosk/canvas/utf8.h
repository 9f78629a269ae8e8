#pragma once
// Characters of a UTF-8 text.

#include <cstddef>
#include <string>
#include <string_view>

namespace yichuang::canvas {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;

struct Utf8Step {
  char32_t character = 0;
  /// Bytes it takes, at least 1.
  std::size_t length = 1;
};

/// The character at `at`; kReplacement and one byte when the bytes there are malformed. REQUIRES:
/// at < text.size().
Utf8Step DecodeUtf8(std::string_view text, std::size_t at);
std::string EncodeUtf8(char32_t character);
std::u32string ToCharacters(std::string_view text);
/// The text without its last character; what backspace does.
std::string_view WithoutLast(std::string_view text);

}  // namespace yichuang::canvas
