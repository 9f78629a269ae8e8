#pragma once

#include "hub/core/ids.h"

/// What a new hall day and a changed board mean for the hall: parts of Apply.
namespace yichuang::core {

struct Hall;

/// Kiosks show the board: whatever changed on it, each is wanted to show a new version.
void MarkKiosks(Hall& hall);

/// The first record of a hall day finds yesterday's figures and starts at nothing. Visit numbers
/// begin anew as well.
void BeginDay(Hall& hall, Instant at);

}  // namespace yichuang::core
