#include "hub/client/database.h"

#include <sqlite3.h>

#include "hub/client/outbox.h"

namespace yichuang::client {
namespace {

/// A killed predecessor's lock goes within this; a living one keeps it.
constexpr int kLockWaitMs = 2'000;

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Database::Database(const std::filesystem::path& file) : file_(file.string()) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int opened = sqlite3_open_v2(file_.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (opened != SQLITE_OK) Fail("open");
  sqlite3_busy_timeout(handle, kLockWaitMs);
  // Two processes on one outbox would give the same counter twice.
  Execute("PRAGMA locking_mode=EXCLUSIVE");
  if (Text("PRAGMA journal_mode=WAL") != "wal") Fail("open", "the file system does not allow WAL");
  Execute("PRAGMA synchronous=FULL");
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(outbox_without_sync)) Execute("PRAGMA synchronous=NORMAL");
#endif
}

void Database::Execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Fail("write");
}

std::int64_t Database::Integer(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.Step() ? statement.Integer(0) : 0;
}

std::string Database::Text(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.Step() ? statement.Text(0) : "";
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle()); }

void Database::Fail(const std::string& operation) const {
  const int code = handle() == nullptr ? SQLITE_NOMEM : sqlite3_errcode(handle());
  std::string cause = handle() == nullptr ? "no memory" : sqlite3_errmsg(handle());
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    cause = "another process uses it; end that one first";
  if (code == SQLITE_FULL) cause += "; free some space";
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
    cause +=
        "; keep the file aside for the maker and start again without it: a new epoch begins, and "
        "what the "
        "evaluators still hold is sent again";
  }
  Fail(operation, cause);
}

void Database::Fail(const std::string& operation, const std::string& cause) const {
  throw OutboxError("outbox " + file_ + ": cannot " + operation + ": " + cause);
}

Statement::Statement(const Database& database, std::string_view sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  const int prepared =
      sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  if (prepared != SQLITE_OK) database_.Fail("read");
}

void Statement::Reset() { sqlite3_reset(statement_.get()); }

bool Statement::Step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE)
    database_.Fail(sqlite3_stmt_readonly(statement_.get()) != 0 ? "read" : "write");
  Reset();  // ends the read, so that a commit or a checkpoint need not wait for it
  return false;
}

void Statement::Run() {
  while (Step()) {
  }
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return text == nullptr ? std::string() : std::string(text, size);
}

std::span<const std::uint8_t> Statement::Blob(int column) const {
  const auto* data =
      static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Statement::BindOne(int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), index, value) != SQLITE_OK) database_.Fail("bind");
}

void Statement::BindOne(int index, const std::string& value) {
  if (sqlite3_bind_text(statement_.get(), index, value.data(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT) != SQLITE_OK) {
    database_.Fail("bind");
  }
}

void Statement::BindOne(int index, std::span<const std::uint8_t> value) {
  if (sqlite3_bind_blob(statement_.get(), index, value.data(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT) != SQLITE_OK) {
    database_.Fail("bind");
  }
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.Execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::Commit() {
  database_.Execute("COMMIT");
  open_ = false;
}

}  // namespace yichuang::client
