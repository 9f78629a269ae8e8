#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "hub/catalogue/alignment.h"
#include "hub/catalogue/english.h"
#include "hub/catalogue/keyboard.h"
#include "hub/catalogue/matcher.h"
#include "hub/catalogue/query.h"
#include "hub/catalogue/search.h"
#include "hub/catalogue/sentence.h"
#include "hub/catalogue/sounds.h"
#include "hub/catalogue/texts.h"

namespace yichuang::catalogue {

/// What a SearchIndex keeps of a catalogue.
struct IndexParts {
  explicit IndexParts(const Catalogue& catalogue);

  SoundBook book;  ///< first: the others fill it
  TextStore texts;
  EnglishIndex english;
  SentenceIndex sentence;
  Keyboard keyboard;
  std::vector<std::string> names;  ///< of the items
  std::vector<bool> complete;      ///< of the items
};

/// One search over an index: from strict to forgiving, as far as needed to find enough.
class SearchRun {
 public:
  /// `parts` outlives this.
  SearchRun(const IndexParts& parts, std::string_view typed);

  std::vector<Hit> Find(std::size_t limit);

 private:
  /// A form of the query: as typed, or without filler.
  struct Form {
    Form(Query the_query, const SoundBook& book)
        : query(std::move(the_query)), matcher(query, book) {}
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    const Query query;
    Matcher matcher;
  };
  /// Where an item's best match was found.
  enum class Source : std::uint8_t { kText, kEnglish, kSentence };
  struct Standing {
    int score = 0;  ///< 0: not found
    Source source = Source::kText;
    Looseness looseness = Looseness::kTogether;
    bool wrong_letter = false;  ///< of an English word
    std::uint32_t text = 0;     ///< in TextStore, for kText
    Owner owner{};
    const Form* form = nullptr;
  };

  /// How many different letters and characters of the query the text cannot have (at least).
  int Lacks(const Matcher& matcher, std::uint32_t text) const;
  void SearchTogether(const Form& form);
  void SearchGaps(const Form& form);
  void SearchWrong(Form& form);
  void SearchEnglish(const Form& form);
  void SearchSentence(const Form& form);
  /// Aligns the best of these texts, scores and offers them.
  void AlignBest(const Form& form, Looseness looseness, std::vector<std::uint32_t> texts);
  void OfferText(const Form& form, std::uint32_t text, Looseness looseness, int name_base,
                 int synonym_base, int fine);
  void Offer(std::uint32_t item, const Standing& standing);
  Hit HitOf(std::uint32_t item) const;

  const IndexParts& parts_;
  std::deque<Form> forms_;
  std::vector<Standing> standings_;  ///< by item
  std::size_t found_ = 0;            ///< items with a score
};

}  // namespace yichuang::catalogue
