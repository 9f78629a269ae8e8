#include "hub/catalogue/keyboard.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "hub/catalogue/characters.h"
#include "hub/catalogue/lexicon.h"
#include "hub/catalogue/matcher.h"
#include "hub/catalogue/query.h"

namespace yichuang::catalogue {
namespace {

/// In the order in which they are offered.
enum class Use : std::uint8_t {
  kWhole,          ///< all letters, the whole word in full syllables
  kWholeInitials,  ///< all letters, some of them initials
  kBeginning,      ///< all letters, the word goes on
  kPart,           ///< the word in full syllables, letters are left
  kCharacter,      ///< a single character
  kCharacterPart,
};

struct Rated {
  std::size_t word;
  Use use;
  std::size_t used;     ///< symbols
  std::size_t further;  ///< characters of the word that are not typed yet
};

/// What the letters are to one word; absent when they do not begin it.
std::optional<Rated> Rate(std::size_t word, std::span<const Cell> cells, const Matcher& loose,
                          const Matcher& strict) {
  StateSet any = 1;
  StateSet full = 1;
  std::size_t typed = 0;  ///< cells after which all letters were used
  bool typed_in_full = false;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    any = loose.Step(any, cells[c]);
    full = strict.Step(full, cells[c]);
    if (any == 0) break;
    if ((any & loose.accept()) == 0) continue;
    typed = c + 1;
    typed_in_full = (full & strict.accept()) != 0;
  }
  const std::size_t size = loose.size();
  if (typed > 0) {
    const std::size_t further = cells.size() - typed;
    if (cells.size() == 1) return Rated{word, Use::kCharacter, size, typed_in_full ? 0U : 1U};
    if (further > 0) return Rated{word, Use::kBeginning, size, further};
    return Rated{word, typed_in_full ? Use::kWhole : Use::kWholeInitials, size, 0};
  }
  if (full == 0) return std::nullopt;
  const auto used = static_cast<std::size_t>(std::bit_width(full)) - 1;
  return Rated{word, cells.size() == 1 ? Use::kCharacterPart : Use::kPart, used, 0};
}

bool IsSpelling(std::string_view letters) {
  return std::all_of(letters.begin(), letters.end(), [](char c) {
    return c == '\'' || IsLetter(Folded(static_cast<unsigned char>(c)));
  });
}

}  // namespace

Keyboard::Keyboard(const Catalogue& catalogue, SoundBook& book) : begins_(1, 0) {
  for (const LexiconWord& word : WordsOf(catalogue)) {
    std::string text;
    for (const char32_t code : word.characters) AppendUtf8(code, text);
    for (const Cell cell : book.Read(text)) cells_.push_back(cell);
    begins_.push_back(static_cast<std::uint32_t>(cells_.size()));
    words_.push_back(std::move(text));
    weights_.push_back(word.weight);
  }
}

std::vector<Candidate> Keyboard::Find(std::string_view letters, std::size_t limit,
                                      const SoundBook& book) const {
  if (!IsSpelling(letters)) return {};
  const Query query = ReadQuery(letters);
  if (query.symbols.empty()) return {};
  const Matcher loose(query, book);
  const Matcher strict(query, book, Matcher::Initials::kRefused);
  std::vector<Rated> rated;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    if (const auto found = Rate(word, cells(word), loose, strict)) rated.push_back(*found);
  }
  const auto better = [this](const Rated& a, const Rated& b) {
    if (a.use != b.use) return a.use < b.use;
    if (a.used != b.used) return a.used > b.used;
    if (a.further != b.further) return a.further < b.further;
    if (weights_[a.word] != weights_[b.word]) return weights_[a.word] > weights_[b.word];
    return a.word < b.word;
  };
  const auto middle = rated.begin() + static_cast<std::ptrdiff_t>(std::min(limit, rated.size()));
  std::partial_sort(rated.begin(), middle, rated.end(), better);
  std::vector<Candidate> candidates;
  for (auto each = rated.begin(); each != middle; ++each) {
    candidates.push_back({words_[each->word], query.ends[each->used - 1]});
  }
  return candidates;
}

}  // namespace yichuang::catalogue
