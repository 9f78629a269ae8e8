#pragma once

#include <vector>

#include "hub/core/plan.h"

/// The hall as a map: where each window stands, and which zones there are.
namespace yichuang::core {

/// Places in the order of plan.windows, each once. A window without a place of its own is put below
/// those that have one: every zone begins a row, in the order of ZonesOf, and no row grows longer
/// than kRowLength.
std::vector<Place> FloorOf(const Plan& plan);
inline constexpr std::uint16_t kRowLength = 6;

/// The zones that have a window: first those the plan names, in its order, then the others as they
/// appear, without a name. Windows without a zone belong to none.
std::vector<PlannedZone> ZonesOf(const Plan& plan);

}  // namespace yichuang::core
