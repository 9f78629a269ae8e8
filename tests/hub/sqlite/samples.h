#pragma once

#include <vector>

#include "hub/core/event.h"

namespace yichuang::sqlite {

/// One event of every kind, in the order of the variant, with a value in every field. The golden
/// files hold them.
std::vector<core::Event> SampleEvents();

}  // namespace yichuang::sqlite
