#pragma once

#include <string>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/contract/reasons.h"

namespace yichuang::http {

/// A joint matter in the form of an item, for its one-time notice: every paper of all its parts
/// once, with what it is for. `catalogue` is one in which this item stands.
struct MatterAsItem {
  catalogue::Catalogue catalogue;
  catalogue::Item item;
  std::vector<catalogue::Text> parts;  ///< names of its items
};

/// `answers`: "item/question=option". Reason::kUnknownItem when the catalogue has no such joint
/// matter, Reason::kMissingField while a question is open on which a material depends.
std::variant<MatterAsItem, contract::Reason> AsItem(const catalogue::Catalogue& catalogue,
                                                    const std::string& matter,
                                                    const std::vector<std::string>& answers);

}  // namespace yichuang::http
