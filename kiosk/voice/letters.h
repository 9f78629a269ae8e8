#pragma once

#include <string>
#include <string_view>

/// Text as characters. Nothing here fails: what is no UTF-8 is left out.
namespace yichuang::voice {

std::u32string FromUtf8(std::string_view bytes);
std::string ToUtf8(std::u32string_view characters);

/// A Chinese character.
bool IsHan(char32_t c);
/// A-Z, a-z.
bool IsLatin(char32_t c);
/// 0-9; not the full-width ones.
bool IsDigit(char32_t c);
bool IsBlank(char32_t c);
/// Something of it can be said: no punctuation, no blank.
bool IsSayable(char32_t c);

}  // namespace yichuang::voice
