#pragma once

#include <string>

#include "hub/config.h"

namespace yichuang::hub {

/// What stands behind `yichuang-hub user …`.
struct UserOptions {
  std::string number;
  std::string roles;  ///< "duty_manager,guide"
  std::string name;
};

/// Each leaves an order for the hub, which carries it out within a second, or when it next starts;
/// prints what to do next and, where there is one, the one-time code. Returns the exit status.
/// Throws std::runtime_error with a sentence for a wrong number or role, and sqlite::StorageError.
int UserAdd(const Config& config, const UserOptions& options);
int UserRoles(const Config& config, const UserOptions& options);
int UserReset(const Config& config, const UserOptions& options);
int UserDisable(const Config& config, const UserOptions& options);
/// Prints every account with its roles, as the ledger has them.
int UserList(const Config& config);
/// Prints a new set-up code, which replaces the one before. 1 when there is an administrator.
int UserSetUpCode(const Config& config);

}  // namespace yichuang::hub
