#include "hub/sqlite/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace yichuang::sqlite {
namespace {

std::string Describe(const std::string& operation, int code, const std::string& text) {
  if (code == SQLITE_OK) {
    return fmt::format("{}: {}", operation, text);
  }
  return fmt::format("{}: {} (SQLite code {})", operation, text, code);
}

/// The start of a statement is enough to find it, and a log line stays a line.
std::string Shortened(std::string_view sql) {
  constexpr std::size_t kLength = 60;
  return sql.size() <= kLength ? std::string(sql) : std::string(sql.substr(0, kLength)) + "…";
}

std::string FileOf(sqlite3* connection) {
  const char* file = sqlite3_db_filename(connection, "main");
  return file == nullptr || *file == '\0' ? "temporary database" : file;
}

[[noreturn]] void FailOn(sqlite3* connection, std::string_view sql) {
  throw StorageError(fmt::format("{}: {}", FileOf(connection), Shortened(sql)),
                     sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
}

}  // namespace

StorageError::StorageError(std::string operation, int code, std::string text)
    : std::runtime_error(Describe(operation, code, text)),
      operation_(std::move(operation)),
      code_(code),
      text_(std::move(text)) {}

Statement::Statement(sqlite3* connection, std::string_view sql) {
  const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) {
    FailOn(connection, sql);
  }
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(statement_, other.statement_);
  return *this;
}

void Statement::Fail(int code) const {
  sqlite3* connection = sqlite3_db_handle(statement_);
  const StorageError error(
      fmt::format("{}: {}", FileOf(connection), Shortened(sqlite3_sql(statement_))),
      sqlite3_extended_errcode(connection) == SQLITE_OK ? code
                                                        : sqlite3_extended_errcode(connection),
      sqlite3_errmsg(connection));
  sqlite3_reset(statement_);
  throw error;
}

void Statement::Bind(int index, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_, index, value); code != SQLITE_OK) {
    Fail(code);
  }
}

void Statement::Bind(int index, std::string_view value) {
  // A null pointer would bind NULL instead of the empty text.
  const char* data = value.data() == nullptr ? "" : value.data();
  if (const int code =
          sqlite3_bind_text(statement_, index, data, static_cast<int>(value.size()), SQLITE_STATIC);
      code != SQLITE_OK) {
    Fail(code);
  }
}

void Statement::Bind(int index, std::span<const std::uint8_t> value) {
  const void* data = value.data() == nullptr ? static_cast<const void*>("") : value.data();
  if (const int code =
          sqlite3_bind_blob(statement_, index, data, static_cast<int>(value.size()), SQLITE_STATIC);
      code != SQLITE_OK) {
    Fail(code);
  }
}

void Statement::Bind(int index, std::nullptr_t) {
  if (const int code = sqlite3_bind_null(statement_, index); code != SQLITE_OK) {
    Fail(code);
  }
}

bool Statement::Step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code == SQLITE_DONE) {
    return false;
  }
  Fail(code);
}

void Statement::Reset() noexcept { sqlite3_reset(statement_); }

int Statement::columns() const { return sqlite3_column_count(statement_); }

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) {
    return {};
  }
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::uint8_t> Statement::Blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) {
    return {};
  }
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Database::Database(const std::filesystem::path& file, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX;
  switch (mode) {
    case Mode::kReadOnly:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Mode::kReadWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::kCreate:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
  }
  const int code = sqlite3_open_v2(file.c_str(), &connection_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string text =
        connection_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection_);
    sqlite3_close_v2(std::exchange(connection_, nullptr));
    throw StorageError(fmt::format("{}: open", file.string()), code, text);
  }
  sqlite3_extended_result_codes(connection_, 1);
  // A reader meets the writer only while a WAL is recovered or reset: a short wait, then a loud
  // error.
  sqlite3_busy_timeout(connection_, 5'000);
  if (mode == Mode::kReadOnly) {
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
}

Database::~Database() { sqlite3_close_v2(connection_); }

Database::Database(Database&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

void Database::Execute(const std::string& sql) {
  if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    FailOn(connection_, sql);
  }
}

void Database::RollBack() {
  if (sqlite3_get_autocommit(connection_) == 0) {
    Execute("ROLLBACK");
  }
}

Statement Database::Prepare(std::string_view sql) { return {connection_, sql}; }

void Database::CopyInto(
    const std::filesystem::path& file,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
  constexpr int kPagesPerStride = 4096;
  Database copy(file, Mode::kCreate);
  // A read transaction holds the moment: without it every commit of the hub would begin the copy
  // anew.
  Execute("BEGIN; SELECT count(*) FROM sqlite_schema");
  sqlite3_backup* backup = sqlite3_backup_init(copy.connection_, "main", connection_, "main");
  if (backup == nullptr) FailOn(copy.connection_, "backup");
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup, kPagesPerStride);
    const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup));
    progress(total - static_cast<std::uint64_t>(sqlite3_backup_remaining(backup)), total);
  }
  const int finished = sqlite3_backup_finish(backup);
  RollBack();
  if (code != SQLITE_DONE || finished != SQLITE_OK) {
    throw StorageError(fmt::format("{}: backup", file.string()),
                       code == SQLITE_DONE ? finished : code, sqlite3_errstr(code));
  }
  // One file, without a log beside it.
  copy.Execute("PRAGMA journal_mode = DELETE");
}

std::int64_t Database::Integer(std::string_view sql) {
  Statement statement = Prepare(sql);
  return statement.Step() ? statement.Integer(0) : 0;
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.Execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) {
    return;
  }
  try {
    database_.RollBack();
  } catch (const StorageError&) {
    // The fault that brought us here is under way already, and closing the connection rolls back as
    // well.
  }
}

void Transaction::Commit() {
  database_.Execute("COMMIT");
  open_ = false;
}

}  // namespace yichuang::sqlite
