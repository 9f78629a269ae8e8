#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

/// Who somebody is in the hall. Roles are data: an account has any number of them.
namespace yichuang::core {

enum class Role : std::uint8_t {
  kGuide,          ///< 导办员
  kWindowStaff,    ///< 窗口人员
  kBackOffice,     ///< 后台审批人
  kUnitHead,       ///< 单位负责人
  kDutyManager,    ///< 值班长
  kHallManager,    ///< 大厅负责人
  kInspector,      ///< 督查员
  kRatingAdmin,    ///< 评价管理员: tag sets, never exclusions
  kLeader,         ///< 领导: reads
  kSystemAdmin,    ///< 系统管理员
  kSecurityAdmin,  ///< 安全管理员
  kAuditAdmin,     ///< 审计管理员
  kWall,           ///< a screen on the wall or another shared sign-in: nobody's own
};
inline constexpr int kRoleCount = static_cast<int>(Role::kWall) + 1;

/// "duty_manager"; in the ledger, the API and on the command line.
std::string_view Name(Role role);
std::optional<Role> RoleNamed(std::string_view name);

/// A set of roles; empty admits nobody.
class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const Role role : roles) Add(role);
  }
  static constexpr RoleSet All() {
    RoleSet all;
    all.bits_ = (1U << kRoleCount) - 1;
    return all;
  }

  constexpr void Add(Role role) { bits_ |= 1U << static_cast<unsigned>(role); }
  constexpr bool Has(Role role) const { return (bits_ >> static_cast<unsigned>(role) & 1U) != 0; }
  constexpr bool Meets(RoleSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace yichuang::core
