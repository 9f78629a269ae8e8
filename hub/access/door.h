#pragma once

#include <cstdint>
#include <string>

#include "hub/access/secret.h"
#include "hub/access/vault.h"

/// Checking secrets against the vault. Slow on purpose (argon2id): never on the HTTP or the hall
/// thread.
namespace yichuang::access {

struct DoorRules {
  PasswordCost cost;
  LockoutRules lockout;
  std::chrono::hours code_life{24};
  std::chrono::hours set_up_code_life{24 * 7};
};

enum class Verdict : std::uint8_t {
  kRight,
  kWrong,      ///< number, password or code: which one is nobody's business
  kLockedOut,  ///< not even looked at
  kWeak,       ///< the code was right, the chosen password may not be chosen
};

struct Checked {
  Verdict verdict = Verdict::kWrong;
  core::Instant locked_until{};
  bool just_locked = false;   ///< by this very attempt
  std::string name;           ///< for screens, when right
  std::string password_hash;  ///< of the chosen password, when a code was right
};

/// Under what name failures of `number` are counted: of whatever may be no work number together.
std::string StrikeName(const std::string& number);
/// Counts a failure on top of `before`; the answer to it.
Checked Failed(Vault& vault, const DoorRules& rules, const std::string& number,
               const Strikes& before, core::Instant now);
/// The answer while `strikes` lock out.
Checked LockedOut(const Strikes& strikes);

/// A sign-in. Takes as long for a number without account as for one with, and counts both.
Checked CheckPassword(Vault& vault, const DoorRules& rules, const std::string& number,
                      const std::string& password, core::Instant now);

/// Somebody with a one-time code chooses a password. Nothing is changed but the strikes.
Checked CheckCode(Vault& vault, const DoorRules& rules, const std::string& number,
                  const std::string& code, const std::string& password, core::Instant now);

/// The same with the set-up code, for the first administrator.
Checked CheckSetUp(Vault& vault, const DoorRules& rules, const std::string& number,
                   const std::string& code, const std::string& password, core::Instant now);

/// After CheckCode: the code is used up.
void UseCode(Vault& vault, const std::string& number, const std::string& password_hash);
/// After CheckSetUp and once the account stands in the ledger.
void UseSetUpCode(Vault& vault, const std::string& number, const std::string& name,
                  const std::string& password_hash);

/// Makes a new set-up code, which replaces any other, and returns it: nobody can read it again.
std::string IssueSetUpCode(Vault& vault, const DoorRules& rules, core::Instant now);

}  // namespace yichuang::access
