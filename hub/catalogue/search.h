#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/item.h"

namespace yichuang::catalogue {

/// Which text of the item was found.
enum class Found : std::uint8_t { kName, kSynonym, kEnglish, kSeveral };

/// How the query stands in that text.
enum class Manner : std::uint8_t {
  kCharacters,   ///< as typed: characters, digits or an English word
  kPinyin,       ///< whole syllables; the last may be unfinished
  kInitials,     ///< first letters: yyzz
  kMixed,        ///< 营业zz
  kGap,          ///< with something left out: bdczy, shebao for 社会保险
  kWrongLetter,  ///< one letter wrong, missing, too much or two exchanged; or sounds that are alike
  kSentence,     ///< words of the query, scattered over name, synonyms and summary
};

/// Part of a text, in bytes of its UTF-8; begins and ends between characters.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the last byte
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct Hit {
  std::size_t item = 0;  ///< place in Catalogue::items
  Found found = Found::kName;
  Manner manner = Manner::kCharacters;
  std::size_t synonym = 0;  ///< place in Item::synonyms, with Found::kSynonym
  /// What to highlight: in Item::name.zh (kName, kSeveral), in name.en (kEnglish) or in the
  /// synonym. Ascending, disjoint; may be empty with kSeveral.
  std::vector<ByteRange> ranges;
  int score = 0;  ///< higher is better; only for comparing hits of one query
};

/// A Chinese word for the on-screen keyboard.
struct Candidate {
  std::string word;
  std::size_t consumed = 0;  ///< bytes of the letters that the word stands for
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Finds service items by what people type. Built once for a catalogue, of which it keeps what it
/// needs; afterwards constant, so any thread may ask. One key press over 5,000 items costs a
/// fraction of a millisecond, a few at worst (tools/bench search).
class SearchIndex {
 public:
  explicit SearchIndex(const Catalogue& catalogue);
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// At most `limit` items, best first, each once. Any bytes are safe; what is no letter, digit or
  /// Chinese character is ignored, and of a long query only the first kMaxQuery symbols count.
  std::vector<Hit> Find(std::string_view query, std::size_t limit) const;

  /// Words of this catalogue for pinyin letters typed so far: "yingyezhizhao" → 营业执照. First
  /// those that use all letters, then those that use most; single characters last. Full syllables
  /// and initials may be mixed; an apostrophe parts syllables. Empty when `letters` holds anything
  /// but letters and apostrophes.
  std::vector<Candidate> Candidates(std::string_view letters, std::size_t limit) const;

  /// Symbols of a query that count.
  static constexpr std::size_t kMaxQuery = 40;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace yichuang::catalogue
