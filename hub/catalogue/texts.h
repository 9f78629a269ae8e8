#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/search.h"
#include "hub/catalogue/sounds.h"

namespace yichuang::catalogue {

/// Whose text it is.
struct Owner {
  std::uint32_t item;
  std::uint16_t synonym;  ///< place in Item::synonyms, with Found::kSynonym
  Found found;
};

/// Names and synonyms of all items as cells, each different text once.
class TextStore {
 public:
  TextStore(const Catalogue& catalogue, SoundBook& book);

  std::size_t size() const { return begins_.size() - 1; }
  std::span<const Cell> cells(std::size_t text) const {
    return {cells_.data() + begins_[text], cells_.data() + begins_[text + 1]};
  }
  std::string_view string(std::size_t text) const { return strings_[text]; }
  std::span<const Owner> owners(std::size_t text) const { return owners_[text]; }
  /// Letters and digits by which the text may be typed, as LetterBit.
  std::uint64_t letters(std::size_t text) const { return letters_[text]; }
  /// SymbolBit of every character.
  std::uint64_t symbols(std::size_t text) const { return symbols_[text]; }

 private:
  void Add(const std::string& text, Owner owner, SoundBook& book);

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint64_t> letters_;
  std::vector<std::uint64_t> symbols_;
  std::vector<std::string> strings_;
  std::vector<std::vector<Owner>> owners_;
  std::unordered_map<std::string, std::size_t> known_;  ///< only while building
};

}  // namespace yichuang::catalogue
