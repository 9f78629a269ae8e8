#pragma once

#include <iosfwd>

#include "hub/evidence/chain.h"

namespace yichuang::evidence {

/// SM3 of all that can be read, piece by piece; after a fault the stream is bad() and the hash
/// means nothing.
Hash Sm3(std::istream& bytes);

}  // namespace yichuang::evidence
