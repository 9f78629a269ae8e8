#pragma once

#include <optional>

#include "hub/core/decide.h"

/// What a joint matter has in common with a single case; private to the deciders of cases.
namespace yichuang::core {

/// Under which id a case is received, and as a part of what.
struct CasePlace {
  CaseId id{};
  std::optional<CaseId> joint = {};
};

/// The events that receive one case, as DecideOn(ReceiveCase) has them. A part of a joint matter
/// may be an 即办件: accepted, it is decided in the same commit and waits for the others.
Decision ReceiveAs(const Hall& hall, const ReceiveCase& command, const CasePlace& place,
                   Instant now);

CaseStep StepOf(const CaseAct& act);

/// A step of a whole joint matter.
Decision StepJoint(const Hall& hall, const StepCase& command, const OpenJoint& joint, Instant now);

}  // namespace yichuang::core
