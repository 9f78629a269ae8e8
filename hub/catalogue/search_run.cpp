#include "hub/catalogue/search_run.h"

#include <algorithm>
#include <bit>

namespace yichuang::catalogue {
namespace {

// With fewer hits than this, the search forgives wrong letters and tries words in any order.
constexpr std::size_t kEnough = 3;
// So many loose matches are looked at closely; beyond them nobody would find theirs anyway.
constexpr std::size_t kMostAligned = 120;
// Shorter queries say too little to leave something out, or to be wrong in a letter.
constexpr std::size_t kLeastForGaps = 3;
constexpr std::size_t kLeastForErrors = 4;
constexpr std::size_t kLeastToBeCertain = 3;

// How a match is worth; the fine part (0 to 99) orders within.
constexpr int kStep = 100;
constexpr int kWholeName = 1000, kWholeSynonym = 980;
constexpr int kBeginningOfName = 900, kBeginningOfSynonym = 850;
constexpr int kInsideName = 800, kInsideSynonym = 760;
constexpr int kEnglishWords = 700, kSomeEnglishWords = 450, kEnglishWrong = 420;
constexpr int kGapsInName = 600, kGapsInSynonym = 580;
constexpr int kWrongName = 410, kWrongSynonym = 400;
constexpr int kSentenceLeast = 300;

int Fine(std::size_t worse) { return worse < 99 ? 99 - static_cast<int>(worse) : 0; }

/// Initials scattered one by one stand in nearly every long name: two together at least.
bool IsCredibleGap(const Alignment& alignment) {
  return alignment.initials <= 1 || alignment.cells.size() >= 2 * (alignment.gaps + 1);
}

std::vector<ByteRange> RangesOf(std::string_view text, const std::vector<std::size_t>& cells) {
  const std::vector<SymbolPlace> places = SymbolPlaces(text);
  std::vector<ByteRange> ranges;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const SymbolPlace& place = places[cells[i]];
    if (i > 0 && cells[i] == cells[i - 1] + 1) {
      ranges.back().end = place.end;
    } else {
      ranges.push_back({place.begin, place.end});
    }
  }
  return ranges;
}

}  // namespace

IndexParts::IndexParts(const Catalogue& catalogue)
    : texts(catalogue, book),
      english(catalogue),
      sentence(catalogue, book),
      keyboard(catalogue, book) {
  names.reserve(catalogue.items.size());
  for (const Item& item : catalogue.items) {
    names.push_back(item.name.zh);
    complete.push_back(item.complete);
  }
}

SearchRun::SearchRun(const IndexParts& parts, std::string_view typed)
    : parts_(parts), standings_(parts.names.size()) {
  Query query = ReadQuery(typed);
  if (query.symbols.empty()) return;
  Query wanted = WithoutFiller(query);
  const bool has_filler = wanted.symbols.size() != query.symbols.size();
  forms_.emplace_back(std::move(query), parts.book);
  if (has_filler) forms_.emplace_back(std::move(wanted), parts.book);
}

std::vector<Hit> SearchRun::Find(std::size_t limit) {
  if (forms_.empty() || limit == 0) return {};
  for (const Form& form : forms_) {
    if (found_ == 0) SearchTogether(form);
  }
  // What stands in a text as it was typed needs no guess at what else was meant.
  const bool is_certain = found_ > 0 && forms_.front().query.symbols.size() >= kLeastToBeCertain;
  SearchEnglish(forms_.front());
  for (const Form& form : forms_) {
    if (found_ < limit) SearchGaps(form);
  }
  for (Form& form : forms_) {
    if (!is_certain && found_ < kEnough) SearchWrong(form);
  }
  if (!is_certain && found_ < kEnough) SearchSentence(forms_.back());

  std::vector<std::uint32_t> items;
  items.reserve(found_);
  for (std::uint32_t item = 0; item < standings_.size(); ++item) {
    if (standings_[item].score > 0) items.push_back(item);
  }
  const auto middle = items.begin() + static_cast<std::ptrdiff_t>(std::min(limit, items.size()));
  std::partial_sort(items.begin(), middle, items.end(), [this](std::uint32_t a, std::uint32_t b) {
    if (standings_[a].score != standings_[b].score) {
      return standings_[a].score > standings_[b].score;
    }
    if (parts_.complete[a] != parts_.complete[b]) return bool{parts_.complete[a]};
    return a < b;
  });
  std::vector<Hit> hits;
  for (auto item = items.begin(); item != middle; ++item) hits.push_back(HitOf(*item));
  return hits;
}

int SearchRun::Lacks(const Matcher& matcher, std::uint32_t text) const {
  return std::popcount(matcher.letters() & ~parts_.texts.letters(text)) +
         std::popcount(matcher.symbols() & ~parts_.texts.symbols(text));
}

void SearchRun::SearchTogether(const Form& form) {
  const Matcher& matcher = form.matcher;
  if (matcher.has_stranger()) return;
  const StateSet accept = matcher.accept();
  for (std::uint32_t text = 0; text < parts_.texts.size(); ++text) {
    if (Lacks(matcher, text) != 0) continue;
    const auto cells = parts_.texts.cells(text);
    StateSet anywhere = 0;
    StateSet from_begin = 1;
    std::size_t end = 0;  ///< cells until the query first stood complete
    bool begins = false;
    bool whole = false;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (end == 0) {
        anywhere = matcher.Step(anywhere | 1U, cells[c]);
        if ((anywhere & accept) != 0) end = c + 1;
      }
      if (from_begin != 0) {
        from_begin = matcher.Step(from_begin, cells[c]);
        begins = begins || (from_begin & accept) != 0;
        whole = (from_begin & accept) != 0 && c + 1 == cells.size();
      } else if (end != 0) {
        break;
      }
    }
    if (end == 0) continue;
    const int fine = Fine(std::min<std::size_t>(end, 60) + std::min<std::size_t>(cells.size(), 39));
    if (whole) {
      OfferText(form, text, Looseness::kTogether, kWholeName, kWholeSynonym, fine);
    } else if (begins) {
      OfferText(form, text, Looseness::kTogether, kBeginningOfName, kBeginningOfSynonym, fine);
    } else {
      OfferText(form, text, Looseness::kTogether, kInsideName, kInsideSynonym, fine);
    }
  }
}

void SearchRun::SearchGaps(const Form& form) {
  const Matcher& matcher = form.matcher;
  if (matcher.has_stranger()) return;
  if (matcher.size() < (form.query.has_letters ? kLeastForGaps : 2)) return;
  const StateSet accept = matcher.accept();
  std::vector<std::uint32_t> texts;
  for (std::uint32_t text = 0; text < parts_.texts.size(); ++text) {
    if (Lacks(matcher, text) != 0) continue;
    // Sets as in alignment.cpp: together, after one gap, after two; and what waits in a gap.
    StateSet together = 0;
    StateSet one = 0;
    StateSet two = 0;
    StateSet before_one = 0;
    StateSet before_two = 0;
    for (const Cell cell : parts_.texts.cells(text)) {
      const StateSet next_two = matcher.Step(two | before_two, cell);
      const StateSet next_one = matcher.Step(one | before_one, cell);
      const StateSet next = matcher.Step(together | 1U, cell);
      before_two |= one;
      before_one |= together;
      two = next_two;
      one = next_one;
      together = next;
      if (((one | two) & accept) != 0) {
        texts.push_back(text);
        break;
      }
    }
  }
  AlignBest(form, Looseness::kGaps, std::move(texts));
}

void SearchRun::SearchWrong(Form& form) {
  Matcher& matcher = form.matcher;
  const std::size_t least = form.query.has_letters ? kLeastForErrors : 2;
  if (matcher.size() < least) return;
  matcher.AllowErrors();
  const StateSet accept = matcher.accept();
  std::vector<std::uint32_t> texts;
  for (std::uint32_t text = 0; text < parts_.texts.size(); ++text) {
    if (Lacks(matcher, text) > 1) continue;
    // As in alignment.cpp.
    StateSet right = 0;
    StateSet wrong = 0;
    StateSet before_previous = 0;
    StateSet previous_one = 0;
    StateSet crossing = 0;
    for (const Cell cell : parts_.texts.cells(text)) {
      const StateSet from = right | 1U;
      const StateSet one = matcher.steps(cell).of[1] | matcher.han(cell);
      const StateSet exchanged = (before_previous & previous_one >> 1U & one) << 2U;
      // One symbol too much before this cell.
      const StateSet skipping = (from << 1U) & (accept - 1);
      wrong = matcher.Step(wrong | skipping, cell) | matcher.Wrong(from, cell) |
              matcher.Alike(from | wrong, cell) | exchanged | matcher.CrossingIn(crossing, cell);
      crossing = matcher.CrossingOut(from, cell);
      right = matcher.Step(from, cell);
      before_previous = from;
      previous_one = one;
      if (((wrong | right << 1U) & accept) != 0) {
        texts.push_back(text);
        break;
      }
    }
  }
  AlignBest(form, Looseness::kWrong, std::move(texts));
}

void SearchRun::AlignBest(const Form& form, Looseness looseness, std::vector<std::uint32_t> texts) {
  // Short texts first: more of them is what was typed.
  if (texts.size() > kMostAligned) {
    const auto middle = texts.begin() + static_cast<std::ptrdiff_t>(kMostAligned);
    std::nth_element(texts.begin(), middle, texts.end(), [this](std::uint32_t a, std::uint32_t b) {
      const std::size_t size_a = parts_.texts.cells(a).size();
      const std::size_t size_b = parts_.texts.cells(b).size();
      return size_a != size_b ? size_a < size_b : a < b;
    });
    texts.resize(kMostAligned);
  }
  for (const std::uint32_t text : texts) {
    const auto cells = parts_.texts.cells(text);
    const auto alignment = Align(form.matcher, cells, looseness);
    if (!alignment) continue;
    const std::size_t left = cells.size() - std::min(cells.size(), alignment->cells.size());
    if (looseness == Looseness::kGaps) {
      if (!IsCredibleGap(*alignment)) continue;
      OfferText(form, text, looseness, kGapsInName, kGapsInSynonym,
                Fine(4 * alignment->skipped + 2 * alignment->initials + left));
    } else {
      OfferText(form, text, looseness, kWrongName, kWrongSynonym,
                Fine(4 * alignment->initials + alignment->cells.front() + left));
    }
  }
}

void SearchRun::SearchEnglish(const Form& form) {
  const std::vector<std::string>& words = form.query.words;
  constexpr std::size_t kLeastLetters = 2;
  if (form.query.has_han || words.empty() || form.query.symbols.size() < kLeastLetters) return;
  for (const EnglishIndex::Match& match : parts_.english.Find(words)) {
    Standing standing;
    standing.source = Source::kEnglish;
    standing.wrong_letter = match.wrong_letter;
    standing.form = &form;
    const int right = match.some_missing ? kSomeEnglishWords : kEnglishWords;
    standing.score =
        (match.wrong_letter ? kEnglishWrong : right) * kStep +
        Fine(10 * (words.size() - match.same) + 3 * std::min<std::size_t>(match.name_words, 20));
    Offer(match.item, standing);
  }
}

void SearchRun::SearchSentence(const Form& form) {
  constexpr std::size_t kLeastSymbols = 3;
  if (!form.query.has_han || form.query.symbols.size() < kLeastSymbols) return;
  for (const SentenceIndex::Match& match : parts_.sentence.Find(form.query, parts_.book)) {
    Standing standing;
    standing.source = Source::kSentence;
    standing.form = &form;
    standing.score = (kSentenceLeast + match.covered) * kStep;
    Offer(match.item, standing);
  }
}

void SearchRun::OfferText(const Form& form, std::uint32_t text, Looseness looseness, int name_base,
                          int synonym_base, int fine) {
  Standing standing;
  standing.looseness = looseness;
  standing.text = text;
  standing.form = &form;
  for (const Owner& owner : parts_.texts.owners(text)) {
    standing.owner = owner;
    standing.score = (owner.found == Found::kName ? name_base : synonym_base) * kStep + fine;
    Offer(owner.item, standing);
  }
}

void SearchRun::Offer(std::uint32_t item, const Standing& standing) {
  Standing& best = standings_[item];
  if (best.score == 0) ++found_;
  if (standing.score > best.score) best = standing;
}

Hit SearchRun::HitOf(std::uint32_t item) const {
  const Standing& standing = standings_[item];
  Hit hit;
  hit.item = item;
  hit.score = standing.score;
  if (standing.source == Source::kEnglish) {
    hit.found = Found::kEnglish;
    hit.manner = standing.wrong_letter ? Manner::kWrongLetter : Manner::kCharacters;
    hit.ranges = parts_.english.Ranges(item, standing.form->query.words);
    return hit;
  }
  if (standing.source == Source::kSentence) {
    hit.found = Found::kSeveral;
    hit.manner = Manner::kSentence;
    hit.ranges = RangesOf(parts_.names[item],
                          SentenceIndex::SharedCells(parts_.names[item], standing.form->query));
    return hit;
  }
  hit.found = standing.owner.found;
  hit.synonym = standing.owner.synonym;
  const auto alignment =
      Align(standing.form->matcher, parts_.texts.cells(standing.text), standing.looseness);
  if (!alignment) return hit;
  hit.manner = alignment->manner;
  hit.ranges = RangesOf(parts_.texts.string(standing.text), alignment->cells);
  return hit;
}

}  // namespace yichuang::catalogue
