#include "hub/catalogue/matcher.h"

#include <algorithm>
#include <bit>
#include <string>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kLeastForAnything = 4;

bool HasDoubleInitial(std::string_view syllable) {
  return syllable.size() > 1 && syllable[1] == 'h' &&
         (syllable[0] == 'z' || syllable[0] == 'c' || syllable[0] == 's');
}

/// The other spelling of an initial that is often mistaken; empty when there is none.
std::string OtherInitial(std::string_view syllable) {
  const std::string rest(syllable.substr(std::min<std::size_t>(1, syllable.size())));
  switch (syllable.front()) {
    case 'z':
    case 'c':
    case 's':
      if (HasDoubleInitial(syllable)) return syllable.front() + rest.substr(1);
      return std::string{syllable.front(), 'h'} + rest;
    case 'n':
      return 'l' + rest;
    case 'l':
      return 'n' + rest;
    default:
      return {};
  }
}

/// The other spelling of an ending: -ang/-an, -eng/-en, -ing/-in; empty when there is none.
std::string OtherEnding(std::string_view syllable) {
  if (syllable.size() < 2) return {};
  if (syllable.ends_with("ng") && !syllable.ends_with("ong")) {
    return std::string(syllable.substr(0, syllable.size() - 1));
  }
  const std::string_view end = syllable.substr(syllable.size() - 2);
  if (end == "an" || end == "en" || end == "in") return std::string(syllable) + 'g';
  return {};
}

std::size_t LetterPlace(char32_t code) {
  return static_cast<std::size_t>(std::countr_zero(LetterBit(code)));
}

template <std::size_t kSize>
void Join(std::array<StateSet, kSize>& steps, const std::array<StateSet, kSize>& more) {
  for (std::size_t n = 1; n < kSize; ++n) steps[n] |= more[n];
}

/// Place 0 becomes the union of the others.
template <std::size_t kSize>
void SumUp(std::array<StateSet, kSize>& steps) {
  for (std::size_t n = 1; n < kSize; ++n) steps[0] |= steps[n];
}

}  // namespace

Matcher::Matcher(const Query& query, const SoundBook& book, Initials initials)
    : query_(query),
      book_(book),
      size_(query.symbols.size()),
      steps_(book.sounds().size()),
      han_(book.symbol_count() + 1) {
  for (std::size_t i = 0; i < size_; ++i) {
    const char32_t code = query.symbols[i];
    const StateSet here = StateSet{1} << i;
    if (const std::uint64_t bit = LetterBit(code); bit != 0) {
      letters_ |= bit;
      at_[LetterPlace(code)] |= here;
    } else if (const std::uint16_t symbol = book.SymbolOf(code); symbol != 0) {
      symbols_ |= SymbolBit(symbol);
      han_[symbol] |= here;
    } else {
      has_stranger_ = true;
    }
  }
  if (letters_ == 0) return;
  std::vector<Steps> of_syllable(SyllableCount());
  for (std::size_t id = 0; id < of_syllable.size(); ++id) {
    AddSyllable(Syllable(static_cast<SyllableId>(id)), initials, of_syllable[id]);
  }
  for (std::size_t i = 1; i < steps_.size(); ++i) {
    const Sound& sound = book.sounds()[i];
    if (sound.letter != '\0') {
      steps_[i].of[1] = at_[LetterPlace(static_cast<char32_t>(sound.letter))];
    }
    for (const SyllableId id : sound.syllables) {
      for (std::size_t n = 1; n < steps_[i].of.size(); ++n) {
        steps_[i].of[n] |= of_syllable[id].of[n];
      }
      steps_[i].tail |= of_syllable[id].tail;
    }
    SumUp(steps_[i].of);
    steps_[i].of[0] |= steps_[i].tail;
  }
}

/// States from which the query goes on with these letters.
StateSet Matcher::Spelled(std::string_view letters) const {
  StateSet states = ~StateSet{0};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    states &= at_[LetterPlace(static_cast<char32_t>(letters[i]))] >> i;
  }
  return states;
}

/// States from which `length` symbols can be taken without crossing an apostrophe.
StateSet Matcher::AllowedLength(std::size_t length) const {
  StateSet crossing = 0;
  for (std::size_t i = 1; i < length; ++i) crossing |= query_.parted >> i;
  return ~crossing;
}

void Matcher::AddSyllable(std::string_view syllable, Initials initials, Steps& steps) const {
  steps.of[syllable.size()] |= Spelled(syllable) & AllowedLength(syllable.size());
  if (initials == Initials::kAllowed) {
    steps.of[1] |= Spelled(syllable.substr(0, 1));
    if (HasDoubleInitial(syllable))
      steps.of[2] |= Spelled(syllable.substr(0, 2)) & AllowedLength(2);
  }
  for (std::size_t rest = 1; rest < syllable.size() && rest <= size_; ++rest) {
    const StateSet from = StateSet{1} << (size_ - rest);
    if ((Spelled(syllable.substr(0, rest)) & AllowedLength(rest) & from) != 0) steps.tail |= from;
  }
}

void Matcher::AllowErrors() {
  if (!wrong_.empty()) return;
  wrong_.resize(book_.sounds().size());
  std::vector<WrongSteps> of_syllable(SyllableCount());
  for (std::size_t id = 0; id < of_syllable.size() && letters_ != 0; ++id) {
    AddWrongSyllable(Syllable(static_cast<SyllableId>(id)), of_syllable[id]);
  }
  // Which syllables the Chinese characters of the query may be: a wrong character of the right
  // sound is a common slip of an input method.
  std::vector<StateSet> homophone(SyllableCount());
  for (std::size_t i = 0; i < size_; ++i) {
    for (const SyllableId id : Readings(query_.symbols[i])) homophone[id] |= StateSet{1} << i;
  }
  // A wholly wrong symbol is only credible in a long query.
  if (size_ >= kLeastForAnything) anything_ = accept() - 1;
  for (std::size_t i = 0; i < wrong_.size(); ++i) {
    WrongSteps& steps = wrong_[i];
    for (const SyllableId id : book_.sounds()[i].syllables) {
      steps.of[1] |= homophone[id];
      Join(steps.of, of_syllable[id].of);
      Join(steps.alike, of_syllable[id].alike);
      Join(steps.crossing_out, of_syllable[id].crossing_out);
      Join(steps.crossing_in, of_syllable[id].crossing_in);
    }
    SumUp(steps.of);
    SumUp(steps.alike);
    SumUp(steps.crossing_out);
    SumUp(steps.crossing_in);
  }
}

void Matcher::AddWrongSyllable(std::string_view syllable, WrongSteps& steps) const {
  const std::size_t length = syllable.size();
  // From these states the query has: first[k], the first k letters; last[k], the letters from place
  // k on, where they belong; early[k], the same one symbol earlier.
  std::array<StateSet, kLongestSyllable + 1> first{};
  std::array<StateSet, kLongestSyllable + 2> last{};
  std::array<StateSet, kLongestSyllable + 2> early{};
  const auto letter = [&](std::size_t k) {
    return at_[LetterPlace(static_cast<char32_t>(syllable[k]))];
  };
  const StateSet inside = accept() - 1;
  first[0] = inside;
  for (std::size_t k = 0; k < length; ++k) first[k + 1] = first[k] & (letter(k) >> k);
  last[length] = ~StateSet{0};
  early[length] = ~StateSet{0};
  for (std::size_t k = length; k-- > 0;) {
    last[k] = last[k + 1] & (letter(k) >> k);
    if (k > 0) early[k] = early[k + 1] & (letter(k) >> (k - 1));
  }
  const auto may_take = [&](std::size_t n) { return n <= size_ ? (accept() << 1U >> n) - 1 : 0; };

  for (std::size_t k = 0; k < length; ++k) {
    if (length > 1) steps.of[length] |= first[k] & last[k + 1];       // another letter
    if (length > 2) steps.of[length - 1] |= first[k] & early[k + 1];  // missing
    if (k > 0) steps.of[length + 1] |= first[k] & (last[k] >> 1U);    // too much
    if (k + 1 < length) {                                             // exchanged
      const StateSet exchanged = (letter(k + 1) >> k) & (letter(k) >> (k + 1));
      steps.of[length] |= first[k] & exchanged & last[k + 2];
    }
  }
  if (length > 1) {
    steps.crossing_out[length - 1] |= first[length - 1] & (letter(length - 1) >> length);
    steps.crossing_in[length + 1] |= first[1] & (last[1] >> 1U);
  }
  steps.crossing_in[2] |= first[1] & may_take(2);  // the next one by its initial alone
  for (std::size_t n = 1; n < steps.of.size(); ++n) {
    steps.of[n] &= may_take(n);
    steps.crossing_in[n] &= may_take(n);
  }

  const std::string initial = OtherInitial(syllable);
  const std::string ending = OtherEnding(syllable);
  const std::string both = initial.empty() || ending.empty() ? std::string() : OtherEnding(initial);
  for (const std::string& other : {initial, ending, both}) {
    if (!other.empty() && other.size() < steps.alike.size()) {
      steps.alike[other.size()] |= Spelled(other) & inside;
    }
  }
}

}  // namespace yichuang::catalogue
