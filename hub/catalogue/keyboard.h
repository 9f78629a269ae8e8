#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/search.h"
#include "hub/catalogue/sounds.h"

namespace yichuang::catalogue {

/// The words behind SearchIndex::Candidates.
class Keyboard {
 public:
  Keyboard(const Catalogue& catalogue, SoundBook& book);

  std::vector<Candidate> Find(std::string_view letters, std::size_t limit,
                              const SoundBook& book) const;

 private:
  std::span<const Cell> cells(std::size_t word) const {
    return {cells_.data() + begins_[word], cells_.data() + begins_[word + 1]};
  }

  std::vector<std::string> words_;
  std::vector<std::size_t> weights_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace yichuang::catalogue
