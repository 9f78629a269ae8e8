#include "hub/user_command.h"

#include <fmt/format.h>

#include <iostream>
#include <stdexcept>

#include "hub/access/console.h"
#include "hub/clock.h"
#include "hub/sqlite/accounts.h"

namespace yichuang::hub {
namespace {

core::RoleSet RolesIn(const std::string& names) {
  core::RoleSet roles;
  std::size_t begin = 0;
  while (begin <= names.size()) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    const std::string name = names.substr(begin, end - begin);
    const auto role = core::RoleNamed(name);
    if (!role) {
      std::string known;
      for (int i = 0; i < core::kRoleCount; ++i)
        known += (i > 0 ? ", " : "") + std::string(core::Name(static_cast<core::Role>(i)));
      throw std::runtime_error(fmt::format("\"{}\" is no role; roles are: {}", name, known));
    }
    roles.Add(*role);
    begin = end + 1;
  }
  return roles;
}

std::string NamesOf(core::RoleSet roles) {
  std::string names;
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (roles.Has(role)) names += (names.empty() ? "" : ",") + std::string(core::Name(role));
  }
  return names;
}

core::Account Known(const Config& config, const std::string& number) {
  const core::Accounts accounts = sqlite::ReadAccounts(config.database());
  const auto found = accounts.find(number);
  if (found == accounts.end()) {
    throw std::runtime_error(
        fmt::format("there is no account {}; make it with: yichuang-hub user add", number));
  }
  return found->second;
}

int Leave(const Config& config, const access::UserChange& change) {
  if (!core::IsWorkNumber(change.number)) {
    throw std::runtime_error(fmt::format(
        "\"{}\" is no work number; expected 1 to 10 letters and digits", change.number));
  }
  access::Vault vault(config.vault());
  const access::DoorRules rules;
  const auto code = access::Order(vault, rules, change, Clock().Now());
  std::cout << fmt::format(
      "account {}: the hub carries this out within a second, or at its next start\n",
      change.number);
  if (!code) return 0;
  std::cout << fmt::format(
      "one-time code: {}\nIt is shown this once and ends in {} hours. Give it to its owner, who "
      "chooses a password with it on the sign-in page.\n",
      *code, rules.code_life.count());
  return 0;
}

}  // namespace

int UserAdd(const Config& config, const UserOptions& options) {
  return Leave(config, {options.number, {RolesIn(options.roles), true}, options.name, true});
}

int UserRoles(const Config& config, const UserOptions& options) {
  core::Account account = Known(config, options.number);
  account.roles = RolesIn(options.roles);
  return Leave(config, {options.number, account, std::nullopt, false});
}

int UserReset(const Config& config, const UserOptions& options) {
  core::Account account = Known(config, options.number);
  account.enabled = true;
  return Leave(config, {options.number, account, std::nullopt, true});
}

int UserDisable(const Config& config, const UserOptions& options) {
  core::Account account = Known(config, options.number);
  account.enabled = false;
  return Leave(config, {options.number, account, std::nullopt, false});
}

int UserList(const Config& config) {
  const auto names = access::Vault(config.vault()).Names();
  std::cout << fmt::format("{:<12} {:<9} {:<40} {}\n", "number", "state", "roles", "name");
  for (const auto& [number, account] : sqlite::ReadAccounts(config.database())) {
    const auto name = names.find(number);
    std::cout << fmt::format("{:<12} {:<9} {:<40} {}\n", number,
                             account.enabled ? "enabled" : "disabled", NamesOf(account.roles),
                             name == names.end() ? "" : name->second);
  }
  return 0;
}

int UserSetUpCode(const Config& config) {
  const core::Accounts accounts = sqlite::ReadAccounts(config.database());
  if (core::AnyoneHas(accounts, core::Role::kSystemAdmin)) {
    std::cout << "there is an administrator already; to help with a lost password use: "
                 "yichuang-hub user reset\n";
    return 1;
  }
  access::Vault vault(config.vault());
  std::cout << fmt::format("set-up code: {}\n",
                           access::IssueSetUpCode(vault, access::DoorRules{}, Clock().Now()));
  return 0;
}

}  // namespace yichuang::hub
