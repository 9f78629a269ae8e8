#include "hub/access/door.h"

#include <utility>

namespace yichuang::access {
namespace {

/// Stands in for the number of whoever tries set-up codes; no work number looks like it.
const std::string kSetUpStrikes = "#setup";

bool Fits(const std::optional<KeptCode>& kept, const std::string& typed, core::Instant now) {
  return kept && now < kept->until && SameSecret(kept->digest, CodeDigest(typed));
}

Checked Chosen(Vault& vault, const DoorRules& rules, const std::string& strikes,
               const std::string& number, const std::string& password) {
  if (!IsAcceptablePassword(password, number)) return {Verdict::kWeak, {}, false, {}, {}};
  vault.PutStrikes(strikes, {});
  return {Verdict::kRight, {}, false, {}, HashPassword(password, rules.cost)};
}

}  // namespace

std::string StrikeName(const std::string& number) {
  return core::IsWorkNumber(number) || number == kSetUpStrikes ? number : "#other";
}

Checked Failed(Vault& vault, const DoorRules& rules, const std::string& number,
               const Strikes& before, core::Instant now) {
  const Strikes after = AfterFailure(rules.lockout, before, now);
  vault.PutStrikes(StrikeName(number), after);
  Checked checked;
  checked.just_locked = IsLockedOut(after, now);
  return checked;
}

Checked LockedOut(const Strikes& strikes) {
  return {Verdict::kLockedOut, strikes.locked_until, false, {}, {}};
}

Checked CheckPassword(Vault& vault, const DoorRules& rules, const std::string& number,
                      const std::string& password, core::Instant now) {
  const Strikes strikes = vault.StrikesOf(StrikeName(number));
  if (IsLockedOut(strikes, now)) return LockedOut(strikes);
  const std::optional<Credential> known = vault.Find(number);
  if (!known || known->password_hash.empty()) {
    // The same work as for an account, so that the time tells nothing.
    (void)HashPassword(password, rules.cost);
    return Failed(vault, rules, number, strikes, now);
  }
  if (password.size() > kMostPassword || !IsPassword(known->password_hash, password))
    return Failed(vault, rules, number, strikes, now);
  if (strikes != Strikes{}) vault.PutStrikes(StrikeName(number), {});
  return {Verdict::kRight, {}, false, known->name, {}};
}

Checked CheckCode(Vault& vault, const DoorRules& rules, const std::string& number,
                  const std::string& code, const std::string& password, core::Instant now) {
  const Strikes strikes = vault.StrikesOf(StrikeName(number));
  if (IsLockedOut(strikes, now)) return LockedOut(strikes);
  const std::optional<Credential> known = vault.Find(number);
  if (!known || !Fits(known->code, code, now)) return Failed(vault, rules, number, strikes, now);
  return Chosen(vault, rules, StrikeName(number), number, password);
}

Checked CheckSetUp(Vault& vault, const DoorRules& rules, const std::string& number,
                   const std::string& code, const std::string& password, core::Instant now) {
  const Strikes strikes = vault.StrikesOf(kSetUpStrikes);
  if (IsLockedOut(strikes, now)) return LockedOut(strikes);
  if (!Fits(vault.SetUpCode(), code, now)) return Failed(vault, rules, kSetUpStrikes, strikes, now);
  return Chosen(vault, rules, kSetUpStrikes, number, password);
}

void UseCode(Vault& vault, const std::string& number, const std::string& password_hash) {
  std::optional<Credential> known = vault.Find(number);
  if (!known) return;
  known->password_hash = password_hash;
  known->code.reset();
  vault.Put(*known);
  vault.DropPin(number);  // whoever forgets a password may have lost more
}

void UseSetUpCode(Vault& vault, const std::string& number, const std::string& name,
                  const std::string& password_hash) {
  vault.Put({number, name, password_hash, std::nullopt});
  vault.PutSetUpCode(std::nullopt);
}

std::string IssueSetUpCode(Vault& vault, const DoorRules& rules, core::Instant now) {
  std::string code = OneTimeCode();
  vault.PutSetUpCode(KeptCode{CodeDigest(code), now + rules.set_up_code_life});
  return code;
}

}  // namespace yichuang::access
