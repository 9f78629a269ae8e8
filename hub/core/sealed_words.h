#pragma once

#include <string>

namespace yichuang::core {

/// Words kept beside the ledger (question, answer, reason, what was filled in).
struct SealedWords {
  std::string handle;  ///< "": none were said
  std::string seal;    ///< keyed commitment to them
  friend bool operator==(const SealedWords&, const SealedWords&) = default;
};

}  // namespace yichuang::core
