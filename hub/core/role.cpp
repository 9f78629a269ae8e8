#include "hub/core/role.h"

namespace yichuang::core {
namespace {

constexpr std::array<std::string_view, kRoleCount> kNames{
    "guide",          "window_staff", "back_office",  "unit_head", "duty_manager",
    "hall_manager",   "inspector",    "rating_admin", "leader",    "system_admin",
    "security_admin", "audit_admin",  "wall"};

}  // namespace

std::string_view Name(Role role) { return kNames[static_cast<std::size_t>(role)]; }

std::optional<Role> RoleNamed(std::string_view name) {
  for (int i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (Name(role) == name) return role;
  }
  return std::nullopt;
}

}  // namespace yichuang::core
