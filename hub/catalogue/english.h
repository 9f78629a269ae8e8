#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/search.h"

namespace yichuang::catalogue {

/// How well a word somebody typed stands for a word of a name.
enum class Likeness : std::uint8_t { kNone, kWrongLetter, kBeginning, kSame };

/// One wrong letter is forgiven in words of five letters and more.
Likeness LikenessOf(std::string_view typed, std::string_view word);

/// The English names of all items, found by their words in any order.
class EnglishIndex {
 public:
  explicit EnglishIndex(const Catalogue& catalogue);

  struct Match {
    std::uint32_t item;
    bool wrong_letter;
    bool some_missing;         ///< some words of the query stand in no name at all
    std::uint16_t same;        ///< words that are whole
    std::uint16_t name_words;  ///< words of the name, fewer is closer
  };
  /// Items in whose name every word stands that stands in any name ("lost my id card"); in no
  /// order.
  std::vector<Match> Find(std::span<const std::string> words) const;

  /// The words of the name that were meant.
  std::vector<ByteRange> Ranges(std::uint32_t item, std::span<const std::string> words) const;

 private:
  std::vector<std::string> names_;                         ///< by item
  std::vector<std::uint16_t> name_words_;                  ///< by item: how many
  std::vector<std::string> dictionary_;                    ///< ascending
  std::vector<std::vector<std::uint32_t>> items_of_word_;  ///< beside dictionary_
};

}  // namespace yichuang::catalogue
