#include "hub/sqlite/role_codec.h"

namespace yichuang::sqlite {

OrderedJson RolesJson(core::RoleSet roles) {
  OrderedJson names = OrderedJson::array();
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (roles.Has(role)) names.push_back(core::Name(role));
  }
  return names;
}

core::RoleSet ReadRoles(BodyReader& body) {
  core::RoleSet roles;
  for (const Json& item : body.Array("roles")) {
    const auto* name = item.get_ptr<const std::string*>();
    const auto role = name != nullptr ? core::RoleNamed(*name) : std::nullopt;
    if (!role) {
      body.Reject("roles");
      return roles;
    }
    roles.Add(*role);
  }
  return roles;
}

}  // namespace yichuang::sqlite
