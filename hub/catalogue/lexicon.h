#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"

namespace yichuang::catalogue {

/// A Chinese word or phrase of a catalogue, for the on-screen keyboard.
struct LexiconWord {
  std::u32string characters;
  std::size_t weight = 0;  ///< how often it occurs
};

/// The words of a catalogue, without any dictionary: short texts as they are (synonyms, themes,
/// life events, departments, materials), and what occurs again and again within longer ones. Then
/// every single character. Words of a public screen come from the hall's own texts alone.
std::vector<LexiconWord> WordsOf(const Catalogue& catalogue);

/// Characters a word neither begins nor ends with ("的", "和"); everyday_words_zh.cpp.
const std::u32string& Particles();

}  // namespace yichuang::catalogue
