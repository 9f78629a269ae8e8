#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hub/catalogue/pinyin.h"

namespace yichuang::catalogue {

/// One symbol of a text as the matcher sees it: small numbers for "which character" and "how it is
/// typed". Characters with the same readings share a sound.
struct Cell {
  std::uint16_t symbol = 0;  ///< 0: a character the book has no room for
  std::uint16_t sound = 0;   ///< 0: cannot be typed with letters
};

/// A way to type a character: a letter or digit, or the readings of a Chinese character.
struct Sound {
  char letter = '\0';  ///< '\0' for a Chinese character
  std::vector<SyllableId> syllables;
};

/// Gives numbers to the characters and sounds of a catalogue.
class SoundBook {
 public:
  SoundBook();

  /// The cells of what counts in `text`; new characters get numbers.
  std::vector<Cell> Read(std::string_view text);

  /// 0 when the catalogue does not have the character.
  std::uint16_t SymbolOf(char32_t character) const;

  const std::vector<Sound>& sounds() const { return sounds_; }
  std::size_t symbol_count() const { return next_symbol_; }
  /// Bit 0-25 for a-z, 26-35 for 0-9: whatever stands in a reading.
  std::uint64_t letters_of(std::uint16_t sound) const { return letters_[sound]; }

 private:
  std::uint16_t SoundOf(char32_t character);

  std::unordered_map<char32_t, Cell> cells_;
  std::map<std::vector<SyllableId>, std::uint16_t> sound_of_readings_;
  std::vector<Sound> sounds_;
  std::vector<std::uint64_t> letters_;
  std::size_t next_symbol_ = 1;
};

/// Bit of a letter or digit in letters_of.
std::uint64_t LetterBit(char32_t code);
/// One of 64 bits for a character: a text without the bit is without the character.
inline std::uint64_t SymbolBit(std::uint16_t symbol) {
  return std::uint64_t{1} << (symbol * 40503U >> 6U & 63U);
}

/// Byte ranges of the symbols of `text`, in the order of SoundBook::Read.
struct SymbolPlace {
  std::size_t begin;
  std::size_t end;
};
std::vector<SymbolPlace> SymbolPlaces(std::string_view text);

}  // namespace yichuang::catalogue
