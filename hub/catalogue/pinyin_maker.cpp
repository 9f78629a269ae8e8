// Writes the source of pinyin_table.h, from Unicode's Unihan_Readings.txt on standard input. Runs
// when building, never on a user's machine.
//
//   bzip2 -dc Unihan_Readings.txt.bz2 | pinyin_maker > pinyin_table.cpp
//
// Field kTGHZ2013 of the lines "U+4F1A<tab>kTGHZ2013<tab>148.140:huì 200.140:kuài": places in a
// dictionary, a colon, readings parted by commas.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

using Table = std::map<char32_t, std::set<std::string>>;

constexpr std::string_view kField = "\tkTGHZ2013\t";
// Of the national list's 8,105 characters: fewer would mean that the file's form has changed.
constexpr std::size_t kLeastCharacters = 8000;

/// "huì" → "hui"; absent when something else than letters is left.
std::optional<std::string> Plain(std::string_view reading) {
  std::string plain;
  for (std::size_t at = 0; at < reading.size();) {
    const Character next = CharacterAt(reading, at);
    at = next.end;
    const bool combining_mark = next.code >= 0x0300 && next.code <= 0x036F;
    if (combining_mark) continue;
    const char32_t letter = Folded(next.code);
    if (!IsLetter(letter)) return std::nullopt;
    plain += static_cast<char>(letter);
  }
  if (plain.empty() || plain.size() > 6) return std::nullopt;
  return plain;
}

/// Adds the readings of one value; false when it is not understood.
bool AddReadings(std::string_view value, std::set<std::string>& readings) {
  while (!value.empty()) {
    const std::string_view entry = value.substr(0, value.find(' '));
    value.remove_prefix(std::min(value.size(), entry.size() + 1));
    const std::size_t colon = entry.find(':');
    if (colon == std::string_view::npos) return false;
    std::string_view list = entry.substr(colon + 1);
    while (!list.empty()) {
      const std::string_view reading = list.substr(0, list.find(','));
      list.remove_prefix(std::min(list.size(), reading.size() + 1));
      const auto plain = Plain(reading);
      if (!plain) return false;
      readings.insert(*plain);
    }
  }
  return !readings.empty();
}

std::optional<Table> ReadTable(std::istream& input) {
  Table table;
  for (std::string line; std::getline(input, line);) {
    const std::size_t field = line.find(kField);
    if (field == std::string::npos || !line.starts_with("U+")) continue;
    const auto character =
        static_cast<char32_t>(std::strtoul(line.substr(2, field - 2).c_str(), nullptr, 16));
    const std::string_view value = std::string_view(line).substr(field + kField.size());
    if (AddReadings(value, table[character])) continue;
    std::cerr << "pinyin_maker: readings not understood: " << line << '\n';
    return std::nullopt;
  }
  if (table.size() >= kLeastCharacters) return table;
  std::cerr << "pinyin_maker: only " << table.size() << " characters with kTGHZ2013 on standard "
            << "input; expected Unihan_Readings.txt of Debian's package unicode-data\n";
  return std::nullopt;
}

void WriteTable(const Table& table) {
  std::set<std::string> syllables;
  for (const auto& [character, readings] : table)
    syllables.insert(readings.begin(), readings.end());
  std::map<std::string, std::size_t> places;
  for (const std::string& syllable : syllables) places.emplace(syllable, places.size());

  std::puts("// Written by pinyin_maker.\n#include \"hub/catalogue/pinyin_table.h\"\n");
  std::puts(
      "namespace yichuang::catalogue {\nnamespace {\nconstexpr std::string_view kSyllables[] = {");
  for (const std::string& syllable : syllables) std::printf("\"%s\",", syllable.c_str());
  std::puts("};\nconstexpr std::uint16_t kReadings[] = {");
  for (const auto& [character, readings] : table) {
    for (const std::string& reading : readings) std::printf("%zu,", places[reading]);
  }
  std::puts("};\nconstexpr PinyinRow kRows[] = {");
  std::size_t first = 0;
  for (const auto& [character, readings] : table) {
    std::printf("{%u,%zu,%zu},\n", static_cast<unsigned>(character), first, readings.size());
    first += readings.size();
  }
  std::puts(
      "};\n}  // namespace\n"
      "std::span<const PinyinRow> PinyinRows() { return kRows; }\n"
      "std::span<const std::uint16_t> PinyinReadings() { return kReadings; }\n"
      "std::span<const std::string_view> PinyinSyllables() { return kSyllables; }\n"
      "}  // namespace yichuang::catalogue");
}

}  // namespace
}  // namespace yichuang::catalogue

int main() {
  const auto table = yichuang::catalogue::ReadTable(std::cin);
  if (!table) return EXIT_FAILURE;
  yichuang::catalogue::WriteTable(*table);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
