#include "hub/catalogue/query.h"

#include <algorithm>

#include "hub/catalogue/characters.h"
#include "hub/catalogue/search.h"

namespace yichuang::catalogue {
namespace {

constexpr char32_t kRightQuote = 0x2019;

void AddWordLetter(std::string& word, char32_t code) { word += static_cast<char>(code); }

}  // namespace

Query ReadQuery(std::string_view typed) {
  Query query;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) query.words.push_back(std::move(word));
    word.clear();
  };
  bool apostrophe = false;
  for (std::size_t at = 0; at < typed.size() && query.symbols.size() < SearchIndex::kMaxQuery;) {
    const Character next = CharacterAt(typed, at);
    at = next.end;
    const char32_t code = Folded(next.code);
    if (!IsSymbol(code)) {
      if (code == U'\'' || code == kRightQuote) apostrophe = true;
      end_word();
      continue;
    }
    if (apostrophe) query.parted |= std::uint64_t{1} << query.symbols.size();
    apostrophe = false;
    query.symbols += code;
    query.ends.push_back(next.end);
    if (IsHan(code)) {
      query.has_han = true;
      end_word();
    } else {
      query.has_letters = true;
      AddWordLetter(word, code);
    }
  }
  end_word();
  return query;
}

Query WithoutFiller(const Query& query) {
  if (!query.has_han) return query;
  Query rest;
  for (std::size_t i = 0; i < query.symbols.size();) {
    const std::u32string_view ahead = std::u32string_view(query.symbols).substr(i);
    const auto& fillers = FillerWords();
    const auto filler = std::find_if(fillers.begin(), fillers.end(),
                                     [&](const auto& each) { return ahead.starts_with(each); });
    if (filler != fillers.end()) {
      i += filler->size();
      continue;
    }
    rest.symbols += query.symbols[i];
    rest.ends.push_back(query.ends[i]);
    (IsHan(query.symbols[i]) ? rest.has_han : rest.has_letters) = true;
    ++i;
  }
  if (rest.symbols.empty() || rest.symbols.size() == query.symbols.size()) return query;
  rest.words = query.words;
  return rest;
}

}  // namespace yichuang::catalogue
