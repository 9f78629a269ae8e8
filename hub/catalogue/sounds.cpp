#include "hub/catalogue/sounds.h"

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kMostNumbers = 0xFFFF;

}  // namespace

std::uint64_t LetterBit(char32_t code) {
  if (IsLetter(code)) return std::uint64_t{1} << (code - U'a');
  if (IsDigit(code)) return std::uint64_t{1} << (26 + (code - U'0'));
  return 0;
}

SoundBook::SoundBook() : sounds_(1), letters_(1, 0) {}

std::uint16_t SoundBook::SoundOf(char32_t character) {
  Sound sound;
  if (IsHan(character)) {
    const auto readings = Readings(character);
    if (readings.empty()) return 0;
    sound.syllables.assign(readings.begin(), readings.end());
    const auto known = sound_of_readings_.find(sound.syllables);
    if (known != sound_of_readings_.end()) return known->second;
    sound_of_readings_.emplace(sound.syllables, static_cast<std::uint16_t>(sounds_.size()));
  } else {
    sound.letter = static_cast<char>(character);
  }
  std::uint64_t letters = LetterBit(static_cast<char32_t>(sound.letter));
  for (const SyllableId id : sound.syllables) {
    for (const char letter : Syllable(id)) letters |= LetterBit(static_cast<char32_t>(letter));
  }
  sounds_.push_back(std::move(sound));
  letters_.push_back(letters);
  return static_cast<std::uint16_t>(sounds_.size() - 1);
}

std::vector<Cell> SoundBook::Read(std::string_view text) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    at = next.end;
    const char32_t code = Folded(next.code);
    if (!IsSymbol(code)) continue;
    const auto [known, is_new] = cells_.try_emplace(code);
    if (is_new && next_symbol_ <= kMostNumbers) {
      known->second = {static_cast<std::uint16_t>(next_symbol_++), SoundOf(code)};
    }
    cells.push_back(known->second);
  }
  return cells;
}

std::uint16_t SoundBook::SymbolOf(char32_t character) const {
  const auto known = cells_.find(character);
  return known == cells_.end() ? 0 : known->second.symbol;
}

std::vector<SymbolPlace> SymbolPlaces(std::string_view text) {
  std::vector<SymbolPlace> places;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    at = next.end;
    if (IsSymbol(Folded(next.code))) places.push_back({next.begin, next.end});
  }
  return places;
}

}  // namespace yichuang::catalogue
