#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/voice/speaker.h"

/// The words that numbers, dates and times are read with, one table for each language
/// (words_zh.cpp, words_en.cpp).
namespace yichuang::voice {

struct Lexicon {
  /// Codes and telephone numbers are read digit by digit.
  std::array<std::u32string_view, 10> digits;
  std::u32string_view long_one;   ///< 1 in telephone and identity numbers: 幺
  std::u32string_view digit_gap;  ///< between two digits
  std::u32string_view pause;      ///< a short one: the comma of the language
  std::u32string_view to;         ///< "3–6"
  std::u32string_view times;      ///< "22 × 32"
  std::u32string_view point;      ///< "0.5"
  std::u32string_view year_mark;  ///< behind four digits it makes them a year; empty: no such mark
  std::u32string_view counted;    ///< behind a lone 2 it asks for 两; may be empty
  std::u32string_view two_counted;                 ///< 两
  std::u32string (*number)(std::uint64_t);         ///< a quantity below 10^12
  std::u32string (*percent)(std::u32string_view);  ///< of a number already in words
  std::u32string (*date)(int year, int month, int day);
  std::u32string (*time)(int hour, int minute);
};

/// Lives for ever.
const Lexicon& LexiconOf(Language language);

/// Defined in the two tables; use LexiconOf.
extern const Lexicon kChineseWords;
extern const Lexicon kEnglishWords;

}  // namespace yichuang::voice
