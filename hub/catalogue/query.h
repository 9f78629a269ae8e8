#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::catalogue {

/// What somebody typed, as far as it counts: letters, digits and Chinese characters, folded.
struct Query {
  std::u32string symbols;         ///< at most SearchIndex::kMaxQuery
  std::vector<std::size_t> ends;  ///< of each symbol, in bytes of what was typed
  std::uint64_t parted = 0;       ///< bit i: an apostrophe stands before symbol i
  /// Words of letters and digits alone, in order.
  std::vector<std::string> words;
  bool has_han = false;
  bool has_letters = false;  ///< letters or digits
};

/// Any bytes are safe; reading ends when enough symbols are there.
Query ReadQuery(std::string_view typed);

/// The query without the words people put around what they want ("怎么办理…"); equal to the query
/// when there are none or nothing else.
Query WithoutFiller(const Query& query);

/// The words WithoutFiller knows, longest first; everyday_words_zh.cpp.
const std::vector<std::u32string>& FillerWords();

}  // namespace yichuang::catalogue
