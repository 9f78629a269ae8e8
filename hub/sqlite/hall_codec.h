#pragma once

#include "hub/core/hall.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

/// The whole hall as it stands in a snapshot: ReadHall(HallJson(hall)) == hall.
OrderedJson HallJson(const core::Hall& hall);
/// A field that is wrong is told to the reader.
core::Hall ReadHall(BodyReader& body);

}  // namespace yichuang::sqlite
