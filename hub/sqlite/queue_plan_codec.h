#pragma once

#include "hub/core/queue_plan.h"
#include "hub/sqlite/body_reader.h"

/// JSON of groups and the policy of calling, as they stand in a plan. Faults go to the reader.
namespace yichuang::sqlite {

OrderedJson GroupsJson(const std::vector<core::PlannedGroup>& groups);
std::vector<core::PlannedGroup> ReadGroups(BodyReader& plan);

/// A policy that equals the default is not written: the defaults of QueuePolicy are part of the
/// format and never change.
OrderedJson QueuePolicyJson(const core::QueuePolicy& policy);
core::QueuePolicy ReadQueuePolicy(BodyReader& plan);

/// Ids of the groups a window serves; empty when it names none.
std::vector<std::string> ReadWindowGroups(BodyReader& window);

}  // namespace yichuang::sqlite
