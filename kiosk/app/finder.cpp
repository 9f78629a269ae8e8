#include "kiosk/app/finder.h"

#include <cctype>

namespace yichuang::app {
namespace {

constexpr std::size_t kMostItems = 20;
constexpr std::size_t kMostWords = 12;

/// Where the letters at the end begin: "营业zhi" → 6.
std::size_t LettersAt(const std::string& query) {
  std::size_t at = query.size();
  while (at > 0 &&
         (std::isalpha(static_cast<unsigned char>(query[at - 1])) != 0 || query[at - 1] == '\''))
    --at;
  return at;
}

}  // namespace

model::Found Finder::Find(const CataloguePtr& catalogue, const std::string& query) {
  model::Found found;
  found.query = query;
  if (!catalogue) return found;
  if (catalogue != indexed_) {
    index_.emplace(*catalogue);
    indexed_ = catalogue;
  }
  for (const catalogue::Hit& hit : index_->Find(query, kMostItems))
    found.items.push_back(catalogue->items[hit.item].id);
  const std::size_t at = LettersAt(query);
  const std::string before = query.substr(0, at);
  const std::string letters = query.substr(at);
  if (letters.empty()) return found;
  for (const catalogue::Candidate& candidate : index_->Candidates(letters, kMostWords))
    found.words.push_back(
        {candidate.word, before + candidate.word + letters.substr(candidate.consumed)});
  return found;
}

}  // namespace yichuang::app
