#pragma once

#include <vector>

#include "hub/documents/strip.h"

namespace yichuang::documents {

/// A strip and the distance of its top from the top of the page.
struct PlacedStrip {
  Strip strip;
  double y = 0;
};

using Page = std::vector<PlacedStrip>;

/// Stacks strips on pages of `height`: every strip once and in order, table heads again where a
/// page begins within the table. What must be kept together goes to the next page together; only
/// what no page could hold is broken, between two strips. Never without a page.
std::vector<Page> Paginate(const Strips& strips, double height);

}  // namespace yichuang::documents
