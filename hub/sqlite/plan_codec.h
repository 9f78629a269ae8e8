#pragma once

#include "hub/core/plan.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

/// One window; a field that is wrong is told to the reader.
OrderedJson PlannedWindowJson(const core::PlannedWindow& window);
core::PlannedWindow ReadPlannedWindow(BodyReader& body);

/// The hall's plan as it stands in hall_configured(1) and in a snapshot.
OrderedJson PlanJson(const core::Plan& plan);
/// A field that is wrong is told to the reader.
core::Plan ReadPlan(BodyReader& body);

}  // namespace yichuang::sqlite
