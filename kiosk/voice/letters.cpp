#include "kiosk/voice/letters.h"

#include <cstddef>
#include <cstdint>

namespace yichuang::voice {
namespace {

struct Lead {
  int length = 0;  ///< bytes of the character; 0: no character begins here
  char32_t bits = 0;
};

Lead LeadOf(std::uint8_t byte) {
  if (byte < 0x80) return {1, byte};
  if (byte >= 0xc2 && byte < 0xe0) return {2, byte & 0x1fu};
  if (byte >= 0xe0 && byte < 0xf0) return {3, byte & 0x0fu};
  if (byte >= 0xf0 && byte < 0xf5) return {4, byte & 0x07u};
  return {};
}

bool IsScalar(char32_t c, int length) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return c >= kLeast[length] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

}  // namespace

std::u32string FromUtf8(std::string_view bytes) {
  std::u32string characters;
  for (std::size_t at = 0; at < bytes.size();) {
    auto [length, c] = LeadOf(static_cast<std::uint8_t>(bytes[at]));
    std::size_t next = at + 1;
    int left = length - 1;
    for (; left > 0 && next < bytes.size(); --left, ++next) {
      const auto byte = static_cast<std::uint8_t>(bytes[next]);
      if ((byte & 0xc0u) != 0x80) break;
      c = (c << 6) | (byte & 0x3fu);
    }
    if (length > 0 && left == 0 && IsScalar(c, length)) characters.push_back(c);
    at = next;
  }
  return characters;
}

std::string ToUtf8(std::u32string_view characters) {
  std::string bytes;
  const auto put = [&bytes](char32_t value) { bytes.push_back(static_cast<char>(value)); };
  for (const char32_t c : characters) {
    if (c < 0x80) {
      put(c);
      continue;
    }
    if (c < 0x800) {
      put(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
      put(0xe0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3f));
    } else {
      put(0xf0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3f));
      put(0x80 | ((c >> 6) & 0x3f));
    }
    put(0x80 | (c & 0x3f));
  }
  return bytes;
}

bool IsHan(char32_t c) {
  return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || c == 0x3007 ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

bool IsLatin(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsBlank(char32_t c) { return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000; }

bool IsSayable(char32_t c) {
  return IsHan(c) || IsLatin(c) || IsDigit(c) || (c >= 0xc0 && c < 0x2000 && c != 0xd7);
}

}  // namespace yichuang::voice
