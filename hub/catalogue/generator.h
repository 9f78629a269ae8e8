#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "hub/catalogue/item.h"

namespace yichuang::catalogue {

inline constexpr std::size_t kMostGenerated = 20000;

/// A plausible catalogue of `count` items for measurements and tests: every name once, synonyms,
/// English names, materials, limits. The same count and seed give the same catalogue, and it passes
/// every check of an import. No data of a hall: never shown to citizens. At most kMostGenerated.
Catalogue GenerateCatalogue(std::size_t count, std::uint32_t seed);

/// One word of the generator's grammar "whom + thing + act"; generator_words_zh.cpp.
struct GeneratorWord {
  const char* zh;
  const char* en;
  const char* everyday;  ///< what people call it; "" for nothing
};
std::span<const GeneratorWord> GeneratorPeople();
std::span<const GeneratorWord> GeneratorThings();
std::span<const GeneratorWord> GeneratorActs();
std::span<const GeneratorWord> GeneratorDepartments();
std::span<const GeneratorWord> GeneratorThemes();
std::span<const GeneratorWord> GeneratorMaterials();
/// District, summary's beginning, situation and its two answers, result, place.
struct GeneratorPhrases {
  const char* district;
  const char* summary;
  const char* situation;
  const char* oneself;
  const char* proxy;
  const char* step;
  const char* place;
};
const GeneratorPhrases& Phrases();

}  // namespace yichuang::catalogue
