#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace yichuang::client {

/// One SQLite connection; private to the outbox. Every failure throws OutboxError naming file,
/// operation and cause.
class Database {
 public:
  /// Opens or makes the file: WAL, synchronous=FULL, locked against every other process.
  explicit Database(const std::filesystem::path& file);

  void Execute(const std::string& sql);
  std::int64_t Integer(const std::string& sql);
  std::string Text(const std::string& sql);
  /// Rows that the last statement inserted, changed or deleted.
  std::int64_t changes() const;
  /// Throws what SQLite says about its last failure.
  [[noreturn]] void Fail(const std::string& operation) const;
  /// The same with our own cause.
  [[noreturn]] void Fail(const std::string& operation, const std::string& cause) const;

  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::string file_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Bind all, then Step until it answers false; the next Bind starts anew.
class Statement {
 public:
  /// `database` outlives the statement.
  Statement(const Database& database, std::string_view sql);

  /// Values for ?1, ?2, … ; texts are copied.
  template <typename... Values>
  Statement& Bind(const Values&... values) {
    Reset();
    int index = 0;
    (BindOne(++index, values), ...);
    return *this;
  }
  /// True when a row is there.
  bool Step();
  /// For statements that answer no rows.
  void Run();

  std::int64_t Integer(int column) const;
  std::string Text(int column) const;
  std::span<const std::uint8_t> Blob(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void Reset();
  void BindOne(int index, std::int64_t value);
  void BindOne(int index, std::uint64_t value) { BindOne(index, static_cast<std::int64_t>(value)); }
  void BindOne(int index, std::uint32_t value) { BindOne(index, std::int64_t{value}); }
  void BindOne(int index, const std::string& value);
  void BindOne(int index, std::span<const std::uint8_t> value);

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Begins at once; rolls back unless Commit returned.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace yichuang::client
