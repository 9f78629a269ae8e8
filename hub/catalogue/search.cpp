#include "hub/catalogue/search.h"

#include "hub/catalogue/search_run.h"

namespace yichuang::catalogue {

struct SearchIndex::Parts : IndexParts {
  using IndexParts::IndexParts;
};

SearchIndex::SearchIndex(const Catalogue& catalogue)
    : parts_(std::make_unique<const Parts>(catalogue)) {}

SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

std::vector<Hit> SearchIndex::Find(std::string_view query, std::size_t limit) const {
  return SearchRun(*parts_, query).Find(limit);
}

std::vector<Candidate> SearchIndex::Candidates(std::string_view letters, std::size_t limit) const {
  return parts_->keyboard.Find(letters, limit, parts_->book);
}

}  // namespace yichuang::catalogue
