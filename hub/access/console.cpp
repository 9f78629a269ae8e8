#include "hub/access/console.h"

namespace yichuang::access {

std::optional<std::string> Order(Vault& vault, const DoorRules& rules, const UserChange& change,
                                 core::Instant now) {
  ConsoleOrder order{0, change.number, change.account, change.name, std::nullopt};
  std::optional<std::string> code;
  if (change.new_code) {
    code = OneTimeCode();
    order.code = KeptCode{CodeDigest(*code), now + rules.code_life};
  }
  vault.PutOrder(order);
  return code;
}

void Fulfil(Vault& vault, const ConsoleOrder& order) {
  Credential credential = vault.Find(order.number).value_or(Credential{order.number, {}, {}, {}});
  if (order.name) credential.name = *order.name;
  if (order.code) {
    credential.password_hash.clear();
    credential.code = order.code;
    vault.PutStrikes(order.number, {});
  }
  vault.Put(credential);
  vault.DropOrder(order.id);
}

}  // namespace yichuang::access
