#pragma once

#include <map>
#include <string>
#include <string_view>

#include "hub/core/role.h"

/// Personal accounts. The work number is the handle; name and password stand outside the ledger
/// (hub/access).
namespace yichuang::core {

struct Account {
  RoleSet roles;
  bool enabled = true;
  friend bool operator==(const Account&, const Account&) = default;
};

/// By work number.
using Accounts = std::map<std::string, Account>;

/// 1 to 10 letters and digits of ASCII: what national exchange interfaces take.
bool IsWorkNumber(std::string_view text);

/// Whether somebody else than the person a record is about decides on it. Nobody decides on a
/// record about himself: not on his own roles, later not on a bad rating of his own service. ""
/// stands for nobody in particular (the hub's own console) and may decide.
bool MayDecideOn(std::string_view decider, std::string_view subject);

/// Whether `accounts` has an enabled account with this role, `except` not looked at.
bool AnyoneHas(const Accounts& accounts, Role role, std::string_view except = {});

}  // namespace yichuang::core
