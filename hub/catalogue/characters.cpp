#include "hub/catalogue/characters.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace yichuang::catalogue {
namespace {

std::uint32_t ByteAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Letters that stand for a vowel with a tone (or an accent), beside the letter of a keyboard.
struct Marked {
  char32_t code;
  char plain;
};
constexpr std::array kMarked = {
    Marked{0x00E0, 'a'}, Marked{0x00E1, 'a'}, Marked{0x00E8, 'e'}, Marked{0x00E9, 'e'},
    Marked{0x00EA, 'e'}, Marked{0x00EC, 'i'}, Marked{0x00ED, 'i'}, Marked{0x00F2, 'o'},
    Marked{0x00F3, 'o'}, Marked{0x00F9, 'u'}, Marked{0x00FA, 'u'}, Marked{0x00FC, 'v'},
    Marked{0x0101, 'a'}, Marked{0x0113, 'e'}, Marked{0x011B, 'e'}, Marked{0x012B, 'i'},
    Marked{0x0144, 'n'}, Marked{0x0148, 'n'}, Marked{0x014D, 'o'}, Marked{0x016B, 'u'},
    Marked{0x01CE, 'a'}, Marked{0x01D0, 'i'}, Marked{0x01D2, 'o'}, Marked{0x01D4, 'u'},
    Marked{0x01D6, 'v'}, Marked{0x01D8, 'v'}, Marked{0x01DA, 'v'}, Marked{0x01DC, 'v'},
    Marked{0x01F9, 'n'}, Marked{0x1E3F, 'm'}, Marked{0x1EBF, 'e'}, Marked{0x1EC1, 'e'},
};

}  // namespace

Character CharacterAt(std::string_view text, std::size_t at) {
  const Character invalid{kReplacement, at, at + 1, false};
  const std::uint32_t lead = ByteAt(text, at);
  if (lead < 0x80) return {lead, at, at + 1, true};
  std::size_t length = 0;
  if (lead >= 0xC2 && lead < 0xE0) length = 2;
  if (lead >= 0xE0 && lead < 0xF0) length = 3;
  if (lead >= 0xF0 && lead < 0xF5) length = 4;
  if (length == 0 || length > text.size() - at) return invalid;
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint32_t next = ByteAt(text, at + i);
    if ((next & 0xC0U) != 0x80U) return invalid;
    code = code << 6U | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (overlong || surrogate || code > 0x10FFFF) return invalid;
  return {code, at, at + length, true};
}

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    if (!next.valid) return false;
    at = next.end;
  }
  return true;
}

std::size_t CountCharacters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at = CharacterAt(text, at).end;
  return count;
}

void AppendUtf8(char32_t code, std::string& text) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    put(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

char32_t Folded(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  if (code >= U'A' && code <= U'Z') return code + 32;
  if (code < 0x80) return code;
  // Capitals with an accent of Latin-1 lie 32 before the small ones.
  if (code >= 0x00C0 && code <= 0x00DE && code != 0x00D7) code += 32;
  const auto* found = std::lower_bound(kMarked.begin(), kMarked.end(), code,
                                       [](const Marked& row, char32_t c) { return row.code < c; });
  if (found != kMarked.end() && found->code == code) return static_cast<char32_t>(found->plain);
  return code;
}

bool IsHan(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         code == 0x3007 || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x20000 && code <= 0x323AF);
}

bool IsSymbol(char32_t code) { return IsLetter(code) || IsDigit(code) || IsHan(code); }

}  // namespace yichuang::catalogue
