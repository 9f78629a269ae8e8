#pragma once

#include <memory>
#include <optional>
#include <string>

#include "hub/catalogue/search.h"
#include "kiosk/model/message.h"

namespace yichuang::app {

/// Answers the model's searches. Keeps one index, for the catalogue asked last.
class Finder {
 public:
  using CataloguePtr = std::shared_ptr<const catalogue::Catalogue>;

  /// `catalogue` may be null: nothing is found.
  model::Found Find(const CataloguePtr& catalogue, const std::string& query);

 private:
  CataloguePtr indexed_;
  std::optional<catalogue::SearchIndex> index_;
};

}  // namespace yichuang::app
