#include "hub/client/outbox.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "hub/client/database.h"
#include "hub/contract/codec.h"

namespace yichuang::client {
namespace {

using contract::Entry;
using contract::EntryKey;
using contract::Head;
using contract::Millis;

constexpr std::int64_t kSchemaVersion = 1;

constexpr const char* kSchema = R"sql(
CREATE TABLE own (source TEXT PRIMARY KEY, epoch INTEGER NOT NULL, next_counter INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  source TEXT NOT NULL, epoch INTEGER NOT NULL, announced INTEGER NOT NULL,
  PRIMARY KEY (source, epoch)) STRICT, WITHOUT ROWID;
-- pending while retired_at is NULL; era and seq: the head whose receipt retired the row
CREATE TABLE entry (
  source TEXT NOT NULL, epoch INTEGER NOT NULL, counter INTEGER NOT NULL, body TEXT NOT NULL,
  retired_at INTEGER, era INTEGER, seq INTEGER,
  PRIMARY KEY (source, epoch, counter)) STRICT, WITHOUT ROWID;
CREATE INDEX entry_pending ON entry (source, epoch, counter) WHERE retired_at IS NULL;
CREATE INDEX entry_retired ON entry (retired_at) WHERE retired_at IS NOT NULL;
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, epoch INTEGER NOT NULL, counter INTEGER NOT NULL,
  at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), era INTEGER NOT NULL, seq INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
)sql";

// Files of older programs get it, too. One head of every kRowsPerKeptHead rows, the first that was
// told: a chain that is made anew later cannot take its place.
constexpr const char* kKeptHeads = R"sql(
CREATE TABLE IF NOT EXISTS kept_head (
  era INTEGER NOT NULL, part INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (era, part)) STRICT, WITHOUT ROWID;
)sql";

Head HeadOf(Statement& row) {
  Head head;
  head.era = static_cast<std::uint32_t>(row.Integer(0));
  head.seq = static_cast<std::uint64_t>(row.Integer(1));
  const auto hash = row.Blob(2);
  std::copy_n(hash.begin(), std::min(hash.size(), head.hash.size()), head.hash.begin());
  return head;
}

bool IsLater(const Head& a, const Head& b) {
  return std::tie(a.era, a.seq) > std::tie(b.era, b.seq);
}

std::uint32_t RandomEpoch() {
  std::random_device device;
  return std::uniform_int_distribution<std::uint32_t>(1, UINT32_MAX)(device);
}

/// The database with all its tables. Throws OutboxError.
Database Prepared(const std::filesystem::path& file) {
  Database database(file);
  const std::int64_t version = database.Integer("PRAGMA user_version");
  if (version > kSchemaVersion) {
    database.Fail("open", "it is of the newer version " + std::to_string(version) +
                              "; install the software that wrote it");
  }
  const std::string state = database.Text("PRAGMA quick_check(1)");
  if (state != "ok") {
    database.Fail("open", "it is damaged (" + state +
                              "); keep the file aside for the maker and start again without it");
  }
  if (version == 0) {
    Transaction transaction(database);
    database.Execute(kSchema);
    database.Execute("PRAGMA user_version=" + std::to_string(kSchemaVersion));
    transaction.Commit();
  }
  database.Execute(kKeptHeads);
  return database;
}

}  // namespace

struct Outbox::Impl {
  Impl(const std::filesystem::path& file, std::string own, std::uint32_t new_epoch)
      : own_source(std::move(own)), database(Prepared(file)) {
    OpenOwnSource(new_epoch != 0 ? new_epoch : RandomEpoch());
  }

  std::string own_source;
  Database database;
  std::uint32_t own_epoch = 0;
  std::optional<Head> seen;    ///< head of the last Witness: what Retire stamps rows with
  std::optional<Head> newest;  ///< as the table has it

  Statement next_own{database,
                     "UPDATE own SET next_counter = next_counter + 1 WHERE source = ?1 RETURNING "
                     "next_counter - 1"};
  Statement insert{database,
                   "INSERT INTO entry (source, epoch, counter, body) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT DO UPDATE SET retired_at = NULL, era = NULL, seq = NULL WHERE "
                   "retired_at IS NOT NULL"};
  Statement announce{database,
                     "INSERT INTO source (source, epoch, announced) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT DO UPDATE SET announced = max(announced, excluded.announced)"};
  Statement find{database,
                 "SELECT body FROM entry WHERE source = ?1 AND epoch = ?2 AND counter = ?3"};
  Statement retire{database,
                   "UPDATE entry SET retired_at = ?4, era = ?5, seq = ?6 "
                   "WHERE source = ?1 AND epoch = ?2 AND counter = ?3 AND retired_at IS NULL"};
  Statement set_aside{database,
                      "INSERT INTO quarantine (source, epoch, counter, at, body) "
                      "SELECT source, epoch, counter, ?4, body FROM entry "
                      "WHERE source = ?1 AND epoch = ?2 AND counter = ?3 AND retired_at IS NULL"};
  Statement erase{
      database,
      "DELETE FROM entry WHERE source = ?1 AND epoch = ?2 AND counter = ?3 AND retired_at IS NULL"};
  Statement reopen{
      database,
      "UPDATE entry SET retired_at = NULL, era = NULL, seq = NULL "
      "WHERE retired_at IS NOT NULL AND (era <> ?1 OR seq > ?2) RETURNING source, epoch, counter"};
  Statement save_newest{database,
                        "INSERT OR REPLACE INTO head (id, era, seq, hash) VALUES (1, ?1, ?2, ?3)"};
  Statement keep_head{
      database, "INSERT OR IGNORE INTO kept_head (era, part, seq, hash) VALUES (?1, ?2, ?3, ?4)"};
  // What was set aside and has not come again is still without receipt.
  Statement announced{database, R"sql(
    SELECT source, epoch, max(announced),
      (SELECT count(*) FROM entry e WHERE e.source = s.source AND e.epoch = s.epoch AND e.retired_at IS NULL)
      + (SELECT count(DISTINCT q.counter) FROM quarantine q WHERE q.source = s.source AND q.epoch = s.epoch
         AND NOT EXISTS (SELECT 1 FROM entry e
                         WHERE e.source = q.source AND e.epoch = q.epoch AND e.counter = q.counter)) AS pending
    FROM (SELECT source, epoch, announced FROM source
          UNION ALL SELECT source, epoch, next_counter - 1 FROM own WHERE source = ?1) s
    GROUP BY source, epoch ORDER BY pending > 0 DESC, source, epoch LIMIT ?2)sql"};

  void OpenOwnSource(std::uint32_t new_epoch);
  bool Insert(const Entry& entry);
  Entry Decoded(const std::string& body);
  std::vector<EntryKey> Reopen(const Head& head);
  void SaveNewest(const Head& head);
};

void Outbox::Impl::OpenOwnSource(std::uint32_t new_epoch) {
  Transaction transaction(database);
  Statement(database, "INSERT INTO own VALUES (?1, ?2, 1) ON CONFLICT DO NOTHING")
      .Bind(own_source, new_epoch)
      .Run();
  Statement read(database, "SELECT epoch FROM own WHERE source = ?1");
  read.Bind(own_source).Step();
  own_epoch = static_cast<std::uint32_t>(read.Integer(0));
  transaction.Commit();
}

bool Outbox::Impl::Insert(const Entry& entry) {
  const EntryKey& key = entry.key;
  insert.Bind(key.source, key.epoch, key.counter, contract::EncodeEntry(entry)).Run();
  if (database.changes() == 0) return false;
  announce.Bind(key.source, key.epoch, key.counter).Run();
  return true;
}

Entry Outbox::Impl::Decoded(const std::string& body) {
  auto decoded = contract::DecodeEntry(body);
  if (const auto* error = std::get_if<contract::DecodeError>(&decoded)) {
    database.Fail("read", "a row is damaged (" + std::string(contract::Name(error->reason)) +
                              " at '" + error->where +
                              "'); keep the file aside for the maker and start again without it");
  }
  return std::get<Entry>(std::move(decoded));
}

std::vector<EntryKey> Outbox::Impl::Reopen(const Head& head) {
  std::vector<EntryKey> keys;
  reopen.Bind(head.era, head.seq);
  while (reopen.Step()) {
    keys.push_back({reopen.Text(0), static_cast<std::uint32_t>(reopen.Integer(1)),
                    static_cast<std::uint64_t>(reopen.Integer(2))});
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

void Outbox::Impl::SaveNewest(const Head& head) {
  save_newest.Bind(head.era, head.seq, std::span<const std::uint8_t>(head.hash)).Run();
  const std::uint64_t part = head.seq / Outbox::kRowsPerKeptHead;
  keep_head.Bind(head.era, part, head.seq, std::span<const std::uint8_t>(head.hash)).Run();
  newest = head;
}

Outbox::Outbox(const std::filesystem::path& file, std::string own_source, std::uint32_t new_epoch)
    : impl_(std::make_unique<Impl>(file, std::move(own_source), new_epoch)) {
  impl_->newest = newest_head();
}
Outbox::~Outbox() = default;

Entry Outbox::AddOwn(contract::EntryBody body, Millis at) {
  Impl& impl = *impl_;
  Transaction transaction(impl.database);
  impl.next_own.Bind(impl.own_source).Step();
  const auto counter = static_cast<std::uint64_t>(impl.next_own.Integer(0));
  impl.next_own.Run();
  Entry entry{{impl.own_source, impl.own_epoch, counter}, at, std::move(body)};
  impl.Insert(entry);
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(outbox_before_commit);
#endif
  transaction.Commit();
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(outbox_after_commit);
#endif
  return entry;
}

bool Outbox::Add(const Entry& entry) {
  Transaction transaction(impl_->database);
  const bool added = impl_->Insert(entry);
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(outbox_before_commit);
#endif
  transaction.Commit();
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(outbox_after_commit);
#endif
  return added;
}

std::vector<Entry> Outbox::Pending() {
  std::vector<Entry> entries;
  Statement read(impl_->database,
                 "SELECT body FROM entry WHERE retired_at IS NULL ORDER BY source, epoch, counter");
  while (read.Step()) entries.push_back(impl_->Decoded(read.Text(0)));
  return entries;
}

std::optional<Entry> Outbox::Find(const EntryKey& key) {
  impl_->find.Bind(key.source, key.epoch, key.counter);
  if (!impl_->find.Step()) return std::nullopt;
  const std::string body = impl_->find.Text(0);
  impl_->find.Run();
  return impl_->Decoded(body);
}

void Outbox::Retire(const std::vector<EntryKey>& keys, Millis at) {
  if (keys.empty()) return;
  const Head head = impl_->seen.value_or(Head{.era = 0, .seq = 0, .hash = {}});
  Transaction transaction(impl_->database);
  for (const EntryKey& key : keys) {
    impl_->retire.Bind(key.source, key.epoch, key.counter, std::int64_t{at}, head.era, head.seq)
        .Run();
  }
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(retire_before_commit);
#endif
  transaction.Commit();
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(retire_after_commit);
#endif
}

void Outbox::Quarantine(const std::vector<EntryKey>& keys) {
  Transaction transaction(impl_->database);
  for (const EntryKey& key : keys) {
    if (key.source == impl_->own_source) continue;
    const auto entry = Find(key);
    if (!entry) continue;
    impl_->set_aside.Bind(key.source, key.epoch, key.counter, std::int64_t{entry->at}).Run();
    impl_->erase.Bind(key.source, key.epoch, key.counter).Run();
  }
  transaction.Commit();
}

std::vector<contract::SourceAnnounced> Outbox::Announced() {
  std::vector<contract::SourceAnnounced> sources;
  Statement& read = impl_->announced;
  read.Bind(impl_->own_source, std::uint64_t{contract::kMaxSources});
  while (read.Step()) {
    sources.push_back({read.Text(0), static_cast<std::uint32_t>(read.Integer(1)),
                       static_cast<std::uint64_t>(read.Integer(2)),
                       static_cast<std::uint64_t>(read.Integer(3))});
  }
  return sources;
}

std::vector<EntryKey> Outbox::Witness(const Head& head) {
  Impl& impl = *impl_;
  const bool may_be_older = !impl.seen || impl.seen->era != head.era || head.seq < impl.seen->seq;
  const bool is_newest = !impl.newest || IsLater(head, *impl.newest);
  std::vector<EntryKey> again;
  if (may_be_older || is_newest) {
    Transaction transaction(impl.database);
    if (may_be_older) again = impl.Reopen(head);
    if (is_newest) impl.SaveNewest(head);
    transaction.Commit();
  }
  impl.seen = head;
  return again;
}

std::optional<Head> Outbox::newest_head() {
  if (impl_->newest) return impl_->newest;
  Statement read(impl_->database, "SELECT era, seq, hash FROM head");
  if (!read.Step()) return std::nullopt;
  return HeadOf(read);
}

std::vector<Head> Outbox::KeptHeads() {
  std::vector<Head> heads;
  Statement read(impl_->database, "SELECT era, seq, hash FROM kept_head ORDER BY era, seq");
  while (read.Step()) heads.push_back(HeadOf(read));
  const auto newest = newest_head();
  if (newest && (heads.empty() || heads.back().seq != newest->seq)) heads.push_back(*newest);
  return heads;
}

void Outbox::Forget(Millis before) {
  Database& database = impl_->database;
  Transaction transaction(database);
  Statement(database, "DELETE FROM entry WHERE retired_at < ?1").Bind(std::int64_t{before}).Run();
  Statement(database,
            "DELETE FROM entry WHERE retired_at <= "
            "(SELECT retired_at FROM entry WHERE retired_at IS NOT NULL ORDER BY retired_at DESC "
            "LIMIT 1 OFFSET ?1)")
      .Bind(kMaxRetired)
      .Run();
  Statement(database, "DELETE FROM quarantine WHERE at < ?1").Bind(std::int64_t{before}).Run();
  // Evaluators that have left; the own counters stand in their own table.
  Statement(database,
            "DELETE FROM source WHERE NOT EXISTS "
            "(SELECT 1 FROM entry e WHERE e.source = source.source AND e.epoch = source.epoch)")
      .Bind()
      .Run();
  transaction.Commit();
}

std::uint32_t Outbox::own_epoch() const { return impl_->own_epoch; }

}  // namespace yichuang::client
