#pragma once

#include "hub/core/role.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

/// Names of the roles, in the order of the enumeration.
OrderedJson RolesJson(core::RoleSet roles);
/// The field "roles"; a name this version does not know is a fault.
core::RoleSet ReadRoles(BodyReader& body);

}  // namespace yichuang::sqlite
