#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8, and what of it counts when people search.
namespace yichuang::catalogue {

/// A byte sequence that is no UTF-8 is read as this, one byte at a time.
inline constexpr char32_t kReplacement = 0xFFFD;

struct Character {
  char32_t code = kReplacement;
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t end = 0;
  bool valid = true;  ///< false: the byte at `begin` is no UTF-8 (a written U+FFFD is valid)
};

/// The character that begins at byte `at`. REQUIRES: at < text.size().
Character CharacterAt(std::string_view text, std::size_t at);

bool IsUtf8(std::string_view text);
/// Characters, each invalid byte as one.
std::size_t CountCharacters(std::string_view text);
void AppendUtf8(char32_t code, std::string& text);

/// How a character is compared: full width becomes ASCII, capitals small, tone marks and accents go
/// ("lǚ" → "lv", as on a keyboard). Everything else stays.
char32_t Folded(char32_t code);

bool IsHan(char32_t code);
/// What counts in a search, after folding: a-z, 0-9, Chinese characters.
bool IsSymbol(char32_t code);
inline bool IsLetter(char32_t code) { return code >= U'a' && code <= U'z'; }
inline bool IsDigit(char32_t code) { return code >= U'0' && code <= U'9'; }

}  // namespace yichuang::catalogue
