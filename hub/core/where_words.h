#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hub/contract/both_texts.h"

namespace yichuang::core {

/// Runs of window numbers, first and last, in order.
using Runs = std::vector<std::pair<unsigned, unsigned>>;

/// "一层A区 3–6号、9号窗口" from a zone (its id, or "" for none), its name (may be empty) and the
/// windows there (none: any of them).
contract::BothTexts WhereText(const std::string& zone, const contract::BothTexts& name,
                              const Runs& windows);
/// The same without naming windows: too many.
contract::BothTexts WhereText(const std::string& zone, const contract::BothTexts& name);

}  // namespace yichuang::core
