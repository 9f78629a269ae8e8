#include "hub/catalogue/texts.h"

namespace yichuang::catalogue {

TextStore::TextStore(const Catalogue& catalogue, SoundBook& book) : begins_(1, 0) {
  for (std::uint32_t i = 0; i < catalogue.items.size(); ++i) {
    const Item& item = catalogue.items[i];
    Add(item.name.zh, {i, 0, Found::kName}, book);
    for (std::uint16_t s = 0; s < item.synonyms.size(); ++s) {
      Add(item.synonyms[s], {i, s, Found::kSynonym}, book);
    }
  }
  known_.clear();
}

void TextStore::Add(const std::string& text, Owner owner, SoundBook& book) {
  const auto [known, is_new] = known_.try_emplace(text, strings_.size());
  if (!is_new) {
    owners_[known->second].push_back(owner);
    return;
  }
  std::uint64_t letters = 0;
  std::uint64_t symbols = 0;
  for (const Cell cell : book.Read(text)) {
    letters |= book.letters_of(cell.sound);
    symbols |= SymbolBit(cell.symbol);
    cells_.push_back(cell);
  }
  begins_.push_back(static_cast<std::uint32_t>(cells_.size()));
  letters_.push_back(letters);
  symbols_.push_back(symbols);
  strings_.push_back(text);
  owners_.push_back({owner});
}

}  // namespace yichuang::catalogue
