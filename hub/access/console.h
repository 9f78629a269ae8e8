#pragma once

#include <optional>
#include <string>

#include "hub/access/door.h"

/// What `yichuang-hub user` does: it leaves an order in the vault, for the ledger has one writer.
namespace yichuang::access {

struct UserChange {
  std::string number;
  core::Account account;
  std::optional<std::string> name;
  bool new_code = false;  ///< a one-time code to choose a password with; the old password ends
};

/// Leaves the order. Returns the code, when one was asked for: nobody can read it again.
std::optional<std::string> Order(Vault& vault, const DoorRules& rules, const UserChange& change,
                                 core::Instant now);

/// An order whose account stands in the ledger: name and code become the credential's, and the
/// order is forgotten.
void Fulfil(Vault& vault, const ConsoleOrder& order);

}  // namespace yichuang::access
