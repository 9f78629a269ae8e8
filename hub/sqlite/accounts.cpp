#include "hub/sqlite/accounts.h"

#include "hub/sqlite/role_codec.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {

core::Accounts ReadAccounts(const std::filesystem::path& file) {
  Database database = OpenHall(file, Database::Mode::kReadOnly);
  // A database that was not opened by this version yet has no such table, and no accounts.
  if (ProjectionVersion(database) != kProjectionVersion) return {};
  core::Accounts accounts;
  Statement all = database.Prepare("SELECT number, roles, enabled FROM account");
  while (all.Step()) {
    const Json body{{"roles", Json::parse(all.Text(1), nullptr, false)}};
    BodyReader reader(body);
    accounts[std::string(all.Text(0))] = {ReadRoles(reader), all.Integer(2) != 0};
  }
  return accounts;
}

}  // namespace yichuang::sqlite
