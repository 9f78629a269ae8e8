#include "hub/catalogue/sentence.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

// A pair says much more than the two characters alone; a summary is a hint only.
constexpr double kSingle = 0.2;
constexpr double kSummary = 0.5;
constexpr int kLeastCovered = 25;

std::u32string ReadSymbols(std::string_view text) {
  std::u32string symbols;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    at = next.end;
    if (IsSymbol(Folded(next.code))) symbols += Folded(next.code);
  }
  return symbols;
}

}  // namespace

SentenceIndex::SentenceIndex(const Catalogue& catalogue, SoundBook& book)
    : items_(catalogue.items.size()) {
  std::vector<std::pair<Key, std::uint32_t>> all;
  const auto add = [&](const std::string& text, std::uint32_t posting) {
    const std::vector<Cell> cells = book.Read(text);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      all.emplace_back(Pair(0, cells[i].symbol), posting);
      if (i > 0) all.emplace_back(Pair(cells[i - 1].symbol, cells[i].symbol), posting);
    }
  };
  for (std::uint32_t i = 0; i < catalogue.items.size(); ++i) {
    const Item& item = catalogue.items[i];
    add(item.name.zh, i * 2);
    for (const std::string& synonym : item.synonyms) add(synonym, i * 2);
    add(item.summary.zh, i * 2 + 1);
  }
  std::sort(all.begin(), all.end());
  for (const auto& [key, posting] : all) {
    if (keys_.empty() || keys_.back() != key) {
      keys_.push_back(key);
      begins_.push_back(static_cast<std::uint32_t>(postings_.size()));
    } else if (postings_.back() / 2 == posting / 2) {
      // The stronger of the two stands first.
      continue;
    }
    postings_.push_back(posting);
  }
  begins_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

std::pair<std::size_t, std::size_t> SentenceIndex::Postings(Key key) const {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (found == keys_.end() || *found != key) return {0, 0};
  const auto place = static_cast<std::size_t>(found - keys_.begin());
  return {begins_[place], begins_[place + 1]};
}

std::vector<SentenceIndex::Match> SentenceIndex::Find(const Query& query,
                                                      const SoundBook& book) const {
  std::vector<std::uint16_t> symbols;
  for (const char32_t code : query.symbols) symbols.push_back(book.SymbolOf(code));
  std::vector<float> weight(items_);
  double all = 0;
  const auto count = [&](Key key, double factor) {
    const auto [begin, end] = Postings(key);
    // What no item has weighs as much as what one has.
    const double having = std::max<double>(1.0, static_cast<double>(end - begin));
    const double rare = factor * std::log(1.0 + static_cast<double>(items_) / having);
    all += rare;
    for (std::size_t i = begin; i < end; ++i) {
      const bool weak = postings_[i] % 2 == 1;
      weight[postings_[i] / 2] += static_cast<float>(weak ? rare * kSummary : rare);
    }
  };
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    count(Pair(0, symbols[i]), kSingle);
    if (i > 0) count(Pair(symbols[i - 1], symbols[i]), 1.0);
  }
  std::vector<Match> matches;
  for (std::uint32_t item = 0; item < weight.size(); ++item) {
    const int covered =
        all > 0 ? static_cast<int>(100.0 * static_cast<double>(weight[item]) / all) : 0;
    if (covered >= kLeastCovered) matches.push_back({item, std::min(covered, 100)});
  }
  return matches;
}

std::vector<std::size_t> SentenceIndex::SharedCells(std::string_view text, const Query& query) {
  const std::u32string symbols = ReadSymbols(text);
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
    const std::u32string_view pair = std::u32string_view(symbols).substr(i, 2);
    if (query.symbols.find(pair) == std::u32string::npos) continue;
    if (cells.empty() || cells.back() != i) cells.push_back(i);
    cells.push_back(i + 1);
  }
  return cells;
}

}  // namespace yichuang::catalogue
