#include "hub/catalogue/english.h"

#include <algorithm>
#include <map>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kMostWords = 8;

struct Word {
  std::string letters;
  ByteRange range;
};

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    at = next.end;
    const char32_t code = Folded(next.code);
    if (!IsLetter(code) && !IsDigit(code)) {
      inside = false;
      continue;
    }
    if (!inside) words.push_back({{}, {next.begin, next.begin}});
    inside = true;
    words.back().letters += static_cast<char>(code);
    words.back().range.end = next.end;
  }
  return words;
}

/// Equal but for one letter that is another, missing, too much, or exchanged with its neighbour.
bool OneWrongLetter(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.empty() || b.empty()) return a.size() + b.size() == 1;
  if (a.substr(1) == b.substr(1) || a.substr(1) == b || a == b.substr(1)) return true;
  return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

}  // namespace

Likeness LikenessOf(std::string_view typed, std::string_view word) {
  if (typed == word) return Likeness::kSame;
  if (word.starts_with(typed)) return Likeness::kBeginning;
  constexpr std::size_t kForgiving = 5;
  if (typed.size() < kForgiving || typed.size() > word.size() + 1) return Likeness::kNone;
  // The word may still be typed: compared with as much of it as there is, one letter more or less.
  for (std::size_t size = typed.size() - 1; size <= typed.size() + 1; ++size) {
    if (size <= word.size() && OneWrongLetter(typed, word.substr(0, size))) {
      return Likeness::kWrongLetter;
    }
  }
  return Likeness::kNone;
}

EnglishIndex::EnglishIndex(const Catalogue& catalogue) {
  std::map<std::string, std::vector<std::uint32_t>> items_of;
  for (std::uint32_t i = 0; i < catalogue.items.size(); ++i) {
    const std::string& name = catalogue.items[i].name.en;
    const std::vector<Word> words = WordsOf(name);
    names_.push_back(name);
    name_words_.push_back(static_cast<std::uint16_t>(std::min<std::size_t>(words.size(), 0xFFFF)));
    for (const Word& word : words) {
      std::vector<std::uint32_t>& items = items_of[word.letters];
      if (items.empty() || items.back() != i) items.push_back(i);
    }
  }
  for (auto& [word, items] : items_of) {
    dictionary_.push_back(word);
    items_of_word_.push_back(std::move(items));
  }
}

std::vector<EnglishIndex::Match> EnglishIndex::Find(std::span<const std::string> words) const {
  if (words.empty() || words.size() > kMostWords) return {};
  struct State {
    std::uint16_t words_found = 0;
    std::uint16_t same = 0;
    bool wrong = false;
  };
  std::vector<State> states(names_.size());
  std::vector<Likeness> best(names_.size());
  std::uint16_t known = 0;  ///< words so far that stand in some name
  for (const std::string& word : words) {
    std::fill(best.begin(), best.end(), Likeness::kNone);
    bool is_known = false;
    for (std::size_t d = 0; d < dictionary_.size(); ++d) {
      const Likeness likeness = LikenessOf(word, dictionary_[d]);
      if (likeness == Likeness::kNone) continue;
      is_known = true;
      for (const std::uint32_t item : items_of_word_[d])
        best[item] = std::max(best[item], likeness);
    }
    if (!is_known) continue;
    for (std::size_t item = 0; item < best.size(); ++item) {
      State& state = states[item];
      if (best[item] == Likeness::kNone || state.words_found != known) continue;
      ++state.words_found;
      state.same = static_cast<std::uint16_t>(state.same + (best[item] == Likeness::kSame ? 1 : 0));
      state.wrong = state.wrong || best[item] == Likeness::kWrongLetter;
    }
    ++known;
  }
  if (known == 0) return {};
  const bool some_missing = known < words.size();
  std::vector<Match> matches;
  for (std::uint32_t item = 0; item < states.size(); ++item) {
    const State& state = states[item];
    if (state.words_found != known) continue;
    matches.push_back({item, state.wrong, some_missing, state.same, name_words_[item]});
  }
  return matches;
}

std::vector<ByteRange> EnglishIndex::Ranges(std::uint32_t item,
                                            std::span<const std::string> words) const {
  std::vector<ByteRange> ranges;
  for (const Word& word : WordsOf(names_[item])) {
    const bool meant = std::any_of(words.begin(), words.end(), [&](const std::string& typed) {
      return LikenessOf(typed, word.letters) != Likeness::kNone;
    });
    if (meant) ranges.push_back(word.range);
  }
  return ranges;
}

}  // namespace yichuang::catalogue
