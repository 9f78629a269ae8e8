#include "hub/personal_commands.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <span>
#include <utility>
#include <vector>

#include "hub/clock.h"
#include "hub/console.h"
#include "hub/person/key_rotation.h"
#include "hub/person/sealer.h"
#include "hub/query/retention_rules.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/expired_persons.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/writer_lock.h"

namespace yichuang::hub {
namespace {

constexpr std::size_t kValuesPerCommit = 500;

struct SealedValue {
  std::string handle;
  std::string value;
};

/// The next values behind a handle, in their order.
std::vector<SealedValue> ValuesAfter(sqlite::Database& database, const std::string& handle) {
  std::vector<SealedValue> values;
  sqlite::Statement rows = database.Prepare(
      "SELECT handle, value FROM personal WHERE handle > ? ORDER BY handle LIMIT ?");
  rows.BindAll(std::string_view(handle), std::uint64_t{kValuesPerCommit});
  while (rows.Step()) {
    const auto bytes = rows.Blob(1);
    values.push_back({std::string(rows.Text(0)), {bytes.begin(), bytes.end()}});
  }
  return values;
}

int Rotate(const Config& config) {
  const sqlite::WriterLock lock(config.database());  // no hub seals meanwhile
  const std::uint64_t unread =
      RotatePersonalKey(config.vault(), config.person_key(),
                        [](const std::string& step) { std::cerr << step << '\n'; });
  if (unread > 0)
    std::cout << fmt::format("{} values open with no key, as before; they stay as they are\n",
                             unread);
  std::cout << fmt::format(
      "{}: the data of persons are sealed with a new key. Backups of before hold the former key "
      "and "
      "what it sealed\n",
      config.person_key().string());
  return 0;
}

struct Expired {
  std::vector<std::uint64_t> applicants;  ///< cases
  std::vector<std::uint64_t> words;       ///< matters
  std::vector<std::uint64_t> contacts;    ///< matters
  std::vector<std::uint64_t> appeals;
};

int EraseExpired(const Config& config) {
  const core::Instant now = Clock().Now();
  const query::RetentionRules& rules =
      query::RetentionOn(std::chrono::floor<std::chrono::days>(now));
  const auto before = [now](std::chrono::days kept) { return core::MillisOf(now - kept); };
  Expired expired;
  {
    sqlite::Database database =
        sqlite::OpenHall(config.database(), sqlite::Database::Mode::kReadOnly);
    expired.applicants = sqlite::ExpiredApplicants(database, before(rules.applicant));
    expired.words = sqlite::ExpiredWords(database, before(rules.words));
    expired.appeals = sqlite::ExpiredAppeals(database, before(rules.words));
    expired.contacts = sqlite::ExpiredContacts(database, before(rules.contact));
  }
  const auto erase = [&config](const char* path, const std::vector<std::uint64_t>& ids) {
    for (const std::uint64_t id : ids)
      AskHub(config.data_dir, "DELETE", fmt::format(fmt::runtime(path), id),
             nlohmann::json::object());
  };
  erase("/api/v1/cases/{}/applicant", expired.applicants);
  erase("/api/v1/matters/{}/words", expired.words);
  erase("/api/v1/appeals/{}/words", expired.appeals);
  erase("/api/v1/matters/{}/contact", expired.contacts);
  std::cout << fmt::format(
      "erased {} applicants whose last case was over for {} days, what was said about {} matters "
      "and {} appeals over for {}, and {} people to call back about matters over for {}\n",
      expired.applicants.size(), rules.applicant.count(), expired.words.size(),
      expired.appeals.size(), rules.words.count(), expired.contacts.size(), rules.contact.count());
  return 0;
}

}  // namespace

std::uint64_t RotatePersonalKey(const std::filesystem::path& vault,
                                const std::filesystem::path& key_file,
                                const std::function<void(const std::string&)>& tell) {
#ifdef YICHUANG_DEFECT
  // Begun and ended at once: what is sealed with the former key is lost by a death from here on.
  if (YICHUANG_DEFECT(key_dropped_early)) {
    person::BeginRotation(key_file);
    person::EndRotation(key_file);
  }
#endif
  const bool again = person::RotationOf(key_file) == person::Rotation::kUnderway;
  person::BeginRotation(key_file);
  tell(again ? "1 of 3: a new key was made before; going on" : "1 of 3: made a new key");
  const person::Sealer sealer(key_file);
  sqlite::Database database(vault, sqlite::Database::Mode::kReadWrite);
  // What was sealed with the former key is overwritten, and the new values are on disk before that
  // key goes.
  database.Execute("PRAGMA secure_delete = ON; PRAGMA synchronous = FULL");
  const std::int64_t total = database.Integer("SELECT count(*) FROM personal");
  sqlite::Statement put = database.Prepare("UPDATE personal SET value = ? WHERE handle = ?");
  std::uint64_t done = 0;
  std::uint64_t unread = 0;
  std::string handle;
  for (auto values = ValuesAfter(database, handle); !values.empty();
       values = ValuesAfter(database, handle)) {
    sqlite::Transaction transaction(database);
    for (const SealedValue& each : values) {
      handle = each.handle;
      ++done;
      const auto plain = sealer.Open(each.value, each.handle);
      if (!plain) {
        ++unread;
        continue;
      }
      const std::string sealed = sealer.Seal(*plain, each.handle);
      const auto* first = reinterpret_cast<const std::uint8_t*>(sealed.data());
      put.Run(std::span<const std::uint8_t>(first, sealed.size()), std::string_view(each.handle));
    }
    transaction.Commit();
    tell(fmt::format("2 of 3: sealed {} of {} values anew", done, total));
  }
  database.Integer("PRAGMA wal_checkpoint(TRUNCATE)");
  person::EndRotation(key_file);
  tell("3 of 3: dropped the former key");
  return unread;
}

void AddPersonalCommands(CLI::App& app, Deed& deed) {
  const auto add = [&](const char* name, const char* help, int (*carry)(const Config&)) {
    app.add_subcommand(name, help)->callback([&deed, carry] { deed = carry; });
  };
  add("rotate-personal-key",
      "seal the data of persons with a new key; the hub must not run. Goes on where it was stopped",
      Rotate);
  add("erase-expired",
      "erase what is kept of persons whose time is over; daily, while the hub runs", EraseExpired);
}

}  // namespace yichuang::hub
