#include "hub/access/vault.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <system_error>

#include "hub/access/secret.h"

namespace yichuang::access {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS credential(
  number TEXT PRIMARY KEY, name TEXT NOT NULL, password_hash TEXT NOT NULL,
  code_digest TEXT, code_until INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS strike(
  number TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL,
  locked_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setup_code(
  id INTEGER PRIMARY KEY CHECK (id = 1), digest TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS session(
  digest TEXT PRIMARY KEY, number TEXT NOT NULL, begun INTEGER NOT NULL,
  active INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS console_order(
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, roles TEXT NOT NULL,
  enabled INTEGER NOT NULL, name TEXT, code_digest TEXT, code_until INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS staff_card(
  card TEXT PRIMARY KEY, name TEXT NOT NULL, photo TEXT NOT NULL,
  stars INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pin(number TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known_browser(
  digest TEXT NOT NULL, number TEXT NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY(digest, number)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS day_key(day TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS personal(
  handle TEXT PRIMARY KEY, value BLOB NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS picture(handle TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
)sql";

core::Instant InstantOf(std::int64_t millis) { return core::Instant(core::Millis(millis)); }

std::string TextOf(const sqlite::Statement& row, int column) {
  return std::string(row.Text(column));
}

std::optional<KeptCode> CodeOf(const sqlite::Statement& row, int digest, int until) {
  if (row.IsNull(digest)) return std::nullopt;
  return KeptCode{TextOf(row, digest), InstantOf(row.Integer(until))};
}

void BindCode(sqlite::Statement& statement, int index, const std::optional<KeptCode>& code) {
  if (code) {
    statement.Bind(index, std::string_view(code->digest));
    statement.Bind(index + 1, core::MillisOf(code->until));
  } else {
    statement.Bind(index, nullptr);
    statement.Bind(index + 1, nullptr);
  }
}

void Finish(sqlite::Statement& statement) {
  while (statement.Step()) {
  }
  statement.Reset();
}

std::string NamesOf(core::RoleSet roles) {
  std::string names;
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (roles.Has(role)) names += (names.empty() ? "" : ",") + std::string(core::Name(role));
  }
  return names;
}

core::RoleSet RolesOf(std::string_view names) {
  core::RoleSet roles;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    if (const auto role = core::RoleNamed(names.substr(0, comma))) roles.Add(*role);
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return roles;
}

/// Exists with the right mode before SQLite writes a byte into it.
const fs::path& MadeForOwner(const fs::path& file) {
  std::error_code ignored;
  if (fs::exists(file, ignored)) return file;
  { const sqlite::Database made(file, sqlite::Database::Mode::kCreate); }
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
  return file;
}

/// A file of before staff had stars.
void AddStars(sqlite::Database& database) {
  sqlite::Statement column =
      database.Prepare("SELECT 1 FROM pragma_table_info('staff_card') WHERE name = 'stars'");
  if (!column.Step())
    database.Execute("ALTER TABLE staff_card ADD COLUMN stars INTEGER NOT NULL DEFAULT 0");
}

}  // namespace

Vault::Vault(const fs::path& file)
    : database_(MadeForOwner(file), sqlite::Database::Mode::kCreate) {
  database_.Execute(
      "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; "
      "PRAGMA secure_delete = ON");
  database_.Execute(kTables);
  AddStars(database_);
  std::error_code ignored;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
}

std::optional<Credential> Vault::Find(const std::string& number) {
  sqlite::Statement find = database_.Prepare(
      "SELECT number, name, password_hash, code_digest, code_until FROM credential WHERE number = "
      "?");
  find.BindAll(std::string_view(number));
  if (!find.Step()) return std::nullopt;
  return Credential{TextOf(find, 0), TextOf(find, 1), TextOf(find, 2), CodeOf(find, 3, 4)};
}

void Vault::Put(const Credential& credential) {
  sqlite::Statement put =
      database_.Prepare("INSERT OR REPLACE INTO credential VALUES (?, ?, ?, ?, ?)");
  put.BindAll(std::string_view(credential.number), std::string_view(credential.name),
              std::string_view(credential.password_hash));
  BindCode(put, 4, credential.code);
  Finish(put);
}

std::map<std::string, std::string> Vault::Names() {
  std::map<std::string, std::string> names;
  sqlite::Statement all = database_.Prepare("SELECT number, name FROM credential");
  while (all.Step()) names.emplace(TextOf(all, 0), TextOf(all, 1));
  return names;
}

StaffCards Vault::Cards() {
  StaffCards cards;
  sqlite::Statement all = database_.Prepare("SELECT card, name, photo, stars FROM staff_card");
  while (all.Step()) {
    const std::int64_t stars = std::clamp<std::int64_t>(all.Integer(3), 0, kMostStars);
    cards.emplace(TextOf(all, 0),
                  StaffCard{TextOf(all, 1), TextOf(all, 2), static_cast<std::uint8_t>(stars)});
  }
  return cards;
}

Pictures Vault::StaffPictures() {
  Pictures pictures;
  sqlite::Statement all = database_.Prepare("SELECT handle, bytes FROM picture");
  while (all.Step()) {
    const auto bytes = all.Blob(1);
    pictures.emplace(TextOf(all, 0), std::string(bytes.begin(), bytes.end()));
  }
  return pictures;
}

void Vault::PutCards(const StaffCards& cards, const Pictures& pictures) {
  sqlite::Transaction transaction(database_);
  sqlite::Statement put_card =
      database_.Prepare("INSERT OR REPLACE INTO staff_card VALUES (?, ?, ?, ?)");
  for (const auto& [handle, card] : cards)
    put_card.Run(std::string_view(handle), std::string_view(card.name),
                 std::string_view(card.photo), std::int64_t{card.stars});
  sqlite::Statement put_picture = database_.Prepare("INSERT OR REPLACE INTO picture VALUES (?, ?)");
  for (const auto& [handle, bytes] : pictures) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    put_picture.Run(std::string_view(handle), std::span<const std::uint8_t>(first, bytes.size()));
  }
  transaction.Commit();
}

void Vault::DropCards(const std::vector<std::string>& handles) {
  sqlite::Transaction transaction(database_);
  sqlite::Statement drop = database_.Prepare("DELETE FROM staff_card WHERE card = ?");
  for (const std::string& handle : handles) drop.Run(std::string_view(handle));
  database_.Execute("DELETE FROM picture WHERE handle NOT IN (SELECT photo FROM staff_card)");
  transaction.Commit();
}

Strikes Vault::StrikesOf(const std::string& number) {
  sqlite::Statement find =
      database_.Prepare("SELECT failures, last, locked_until FROM strike WHERE number = ?");
  find.BindAll(std::string_view(number));
  if (!find.Step()) return {};
  return {static_cast<int>(find.Integer(0)), InstantOf(find.Integer(1)),
          InstantOf(find.Integer(2))};
}

void Vault::PutStrikes(const std::string& number, const Strikes& strikes) {
  if (strikes == Strikes{}) {
    database_.Prepare("DELETE FROM strike WHERE number = ?").Run(std::string_view(number));
    return;
  }
  database_.Prepare("INSERT OR REPLACE INTO strike VALUES (?, ?, ?, ?)")
      .Run(std::string_view(number), strikes.failures, core::MillisOf(strikes.last),
           core::MillisOf(strikes.locked_until));
  database_
      .Prepare(
          "DELETE FROM strike WHERE number IN "
          "(SELECT number FROM strike ORDER BY last DESC LIMIT -1 OFFSET ?)")
      .Run(kMostStrikes);
}

std::optional<KeptCode> Vault::SetUpCode() {
  sqlite::Statement find = database_.Prepare("SELECT digest, until FROM setup_code");
  if (!find.Step()) return std::nullopt;
  return CodeOf(find, 0, 1);
}

void Vault::PutSetUpCode(const std::optional<KeptCode>& code) {
  database_.Execute("DELETE FROM setup_code");
  if (!code) return;
  database_.Prepare("INSERT INTO setup_code VALUES (1, ?, ?)")
      .Run(std::string_view(code->digest), core::MillisOf(code->until));
}

std::string Vault::KeyOfDay(const std::string& day) {
  {
    sqlite::Statement known = database_.Prepare("SELECT key FROM day_key WHERE day = ?");
    known.BindAll(std::string_view(day));
    if (known.Step()) return TextOf(known, 0);
  }
  std::string key = RandomToken();
  database_.Prepare("DELETE FROM day_key").Run();
  database_.Prepare("INSERT INTO day_key VALUES (?, ?)")
      .Run(std::string_view(day), std::string_view(key));
  return key;
}

std::string Vault::PersonalOf(const std::string& handle) {
  sqlite::Statement known = database_.Prepare("SELECT value FROM personal WHERE handle = ?");
  known.BindAll(std::string_view(handle));
  if (!known.Step()) return {};
  const auto bytes = known.Blob(0);
  return {bytes.begin(), bytes.end()};
}

void Vault::OfferPersonal(const std::string& handle, const std::string& sealed) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(sealed.data());
  database_.Prepare("INSERT OR IGNORE INTO personal VALUES (?, ?, 0)")
      .Run(std::string_view(handle), std::span<const std::uint8_t>(first, sealed.size()));
}

void Vault::PutPersonal(const std::string& handle, const std::string& sealed) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(sealed.data());
  database_.Prepare("INSERT OR REPLACE INTO personal VALUES (?, ?, 1)")
      .Run(std::string_view(handle), std::span<const std::uint8_t>(first, sealed.size()));
}

void Vault::WithdrawPersonal(const std::string& handle) {
  database_.Prepare("DELETE FROM personal WHERE handle = ? AND kept = 0")
      .Run(std::string_view(handle));
}

void Vault::ErasePersonal(const std::string& handle) {
  database_.Prepare("DELETE FROM personal WHERE handle = ?").Run(std::string_view(handle));
}

void Vault::KeepPersonalOf(const std::vector<std::string>& handles) {
  sqlite::Transaction transaction(database_);
  database_.Execute("CREATE TEMP TABLE IF NOT EXISTS told(handle TEXT PRIMARY KEY) WITHOUT ROWID");
  database_.Execute("DELETE FROM told");
  sqlite::Statement tell = database_.Prepare("INSERT OR IGNORE INTO told VALUES (?)");
  for (const std::string& handle : handles) tell.Run(std::string_view(handle));
  // Words of papers are nobody's and stay.
  database_.Execute(
      "DELETE FROM personal WHERE handle NOT IN (SELECT handle FROM told) AND handle NOT LIKE "
      "'paper/%'; UPDATE personal SET kept = 1");
  transaction.Commit();
}

std::string Vault::PinOf(const std::string& number) {
  sqlite::Statement known = database_.Prepare("SELECT hash FROM pin WHERE number = ?");
  known.BindAll(std::string_view(number));
  return known.Step() ? TextOf(known, 0) : std::string();
}

void Vault::PutPin(const std::string& number, const std::string& hash, const std::string& before,
                   const std::string& browser, core::Instant until) {
  sqlite::Transaction transaction(database_);
  database_.Prepare("INSERT OR REPLACE INTO pin VALUES (?, ?)")
      .Run(std::string_view(number), std::string_view(hash));
  if (!before.empty())
    database_.Prepare("UPDATE known_browser SET digest = ? WHERE digest = ?")
        .Run(std::string_view(browser), std::string_view(before));
  database_.Prepare("INSERT OR REPLACE INTO known_browser VALUES (?, ?, ?)")
      .Run(std::string_view(browser), std::string_view(number), core::MillisOf(until));
  transaction.Commit();
}

bool Vault::KnowsBrowser(const std::string& browser, const std::string& number, core::Instant now) {
  sqlite::Statement known = database_.Prepare(
      "SELECT 1 FROM known_browser WHERE digest = ? AND number = ? AND until > ?");
  known.BindAll(std::string_view(browser), std::string_view(number), core::MillisOf(now));
  return known.Step();
}

void Vault::ForgetBrowsersOf(const std::string& number) {
  database_.Prepare("DELETE FROM known_browser WHERE number = ?").Run(std::string_view(number));
}

void Vault::DropPin(const std::string& number) {
  database_.Prepare("DELETE FROM pin WHERE number = ?").Run(std::string_view(number));
  ForgetBrowsersOf(number);
}

void Vault::PutSession(const std::string& digest, const Session& session) {
  database_.Prepare("INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)")
      .Run(std::string_view(digest), std::string_view(session.number),
           core::MillisOf(session.begun), core::MillisOf(session.active));
}

void Vault::DropSession(const std::string& digest) {
  database_.Prepare("DELETE FROM session WHERE digest = ?").Run(std::string_view(digest));
}

void Vault::DropSessions() { database_.Execute("DELETE FROM session"); }

std::vector<std::pair<std::string, Session>> Vault::Sessions() {
  std::vector<std::pair<std::string, Session>> sessions;
  sqlite::Statement all = database_.Prepare(
      "SELECT digest, session.number, name, begun, active FROM session JOIN credential "
      "USING(number)");
  while (all.Step()) {
    sessions.emplace_back(TextOf(all, 0),
                          Session{TextOf(all, 1), TextOf(all, 2), InstantOf(all.Integer(3)),
                                  InstantOf(all.Integer(4)), false});
  }
  return sessions;
}

void Vault::PutOrder(const ConsoleOrder& order) {
  sqlite::Statement put = database_.Prepare(
      "INSERT INTO console_order(number, roles, enabled, name, code_digest, code_until) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  const std::string roles = NamesOf(order.account.roles);
  put.BindAll(std::string_view(order.number), std::string_view(roles),
              order.account.enabled ? 1 : 0);
  if (order.name) {
    put.Bind(4, std::string_view(*order.name));
  } else {
    put.Bind(4, nullptr);
  }
  BindCode(put, 5, order.code);
  Finish(put);
}

std::vector<ConsoleOrder> Vault::Orders() {
  std::vector<ConsoleOrder> orders;
  sqlite::Statement all = database_.Prepare(
      "SELECT id, number, roles, enabled, name, code_digest, code_until FROM console_order ORDER "
      "BY id");
  while (all.Step()) {
    ConsoleOrder order;
    order.id = all.Integer(0);
    order.number = TextOf(all, 1);
    order.account = {RolesOf(all.Text(2)), all.Integer(3) != 0};
    if (!all.IsNull(4)) order.name = TextOf(all, 4);
    order.code = CodeOf(all, 5, 6);
    orders.push_back(std::move(order));
  }
  return orders;
}

void Vault::DropOrder(std::int64_t id) {
  database_.Prepare("DELETE FROM console_order WHERE id = ?").Run(id);
}

}  // namespace yichuang::access
