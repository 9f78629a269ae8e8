#pragma once

#include "hub/catalogue/findings.h"
#include "hub/catalogue/item.h"

namespace yichuang::catalogue {

/// What one item must keep by itself, without the rest of the catalogue. `findings` stands at it.
void CheckItem(const Item& item, Findings& findings);

/// A joint matter of the catalogue; its own id is looked at elsewhere.
void CheckJointMatter(const JointMatter& matter, const Catalogue& catalogue, Findings& findings);

}  // namespace yichuang::catalogue
