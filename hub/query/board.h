#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/contract/kiosk_desired.h"

/// What the hall tells everybody, for pages and for the console.
namespace yichuang::query {

/// The catalogue the kiosks are wanted to show.
struct CatalogueRow {
  std::uint64_t version = 0;
  std::string sm3;  ///< hex
  std::uint64_t bytes = 0;
  std::uint32_t items = 0;
  std::int64_t imported_ms = 0;
  friend bool operator==(const CatalogueRow&, const CatalogueRow&) = default;
};

struct BoardRow {
  std::vector<contract::Notice> notices;  ///< hanging ones, newest first
  std::optional<contract::BothTexts> emergency;
  std::optional<CatalogueRow> catalogue;
  friend bool operator==(const BoardRow&, const BoardRow&) = default;
};

}  // namespace yichuang::query
