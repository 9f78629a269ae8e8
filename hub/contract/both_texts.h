#pragma once

#include <string>

namespace yichuang::contract {

/// One text in both languages; `en` may be empty, then `zh` is shown.
struct BothTexts {
  std::string zh;
  std::string en;
  friend bool operator==(const BothTexts&, const BothTexts&) = default;
};

}  // namespace yichuang::contract
