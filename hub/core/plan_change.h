#pragma once

#include "hub/core/event.h"
#include "hub/core/hall.h"

namespace yichuang::core {

/// Ends what cannot go on under `plan`, so that the ledger tells it and no work hangs in the air.
/// Ratings stay possible: a press for a closed invitation is judged by the past.
void EndWhatIsGone(const Hall& hall, const Plan& plan, Events& events);

}  // namespace yichuang::core
