#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/query.h"
#include "hub/catalogue/sounds.h"

namespace yichuang::catalogue {

/// Finds items by pairs of neighbouring characters, wherever they stand in name, synonyms and
/// summary: for sentences that stand in no name ("孩子刚出生户口怎么上").
class SentenceIndex {
 public:
  SentenceIndex(const Catalogue& catalogue, SoundBook& book);

  struct Match {
    std::uint32_t item;
    int covered;  ///< percent of the query's weight, 1 to 100
  };
  /// Items that cover a good part of the query; in no order.
  std::vector<Match> Find(const Query& query, const SoundBook& book) const;

  /// Places in `text` (as SoundBook::Read) of the characters it shares with the query in pairs.
  static std::vector<std::size_t> SharedCells(std::string_view text, const Query& query);

 private:
  using Key = std::uint32_t;  ///< two symbols, or one alone
  static Key Pair(std::uint16_t first, std::uint16_t second) {
    return static_cast<Key>(first) << 16U | second;
  }
  /// Its postings: places in postings_.
  std::pair<std::size_t, std::size_t> Postings(Key key) const;

  std::size_t items_ = 0;
  std::vector<Key> keys_;                ///< ascending
  std::vector<std::uint32_t> begins_;    ///< beside keys_, and one more
  std::vector<std::uint32_t> postings_;  ///< item * 2 + 1 when only the summary has it
};

}  // namespace yichuang::catalogue
