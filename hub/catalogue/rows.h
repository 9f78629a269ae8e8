#pragma once

#include "hub/catalogue/fields.h"
#include "hub/catalogue/item.h"

/// One row of the catalogue from the fields of its object; private to the loader.
namespace yichuang::catalogue {

Item ReadItem(Fields& fields);
Department ReadDepartment(Fields& fields);
Theme ReadTheme(Fields& fields);
LifeEvent ReadLifeEvent(Fields& fields);
JointMatter ReadJointMatter(Fields& fields);

}  // namespace yichuang::catalogue
