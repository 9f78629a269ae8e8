#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace yichuang::sqlite {

/// A storage error. Nobody catches it before main: the process ends before a receipt is sent (law
/// 10).
class StorageError : public std::runtime_error {
 public:
  /// `code`: SQLite's extended result code; 0 when the fault is not SQLite's own (a lock held, a
  /// hash that fails).
  StorageError(std::string operation, int code, std::string text);

  const std::string& operation() const { return operation_; }
  int code() const { return code_; }
  const std::string& text() const { return text_; }

 private:
  std::string operation_;
  int code_;
  std::string text_;
};

/// One prepared statement. Must not outlive its Database. Used by the thread of its connection.
///
/// Texts and blobs are bound without a copy: they must live until the statement is stepped to its
/// end or reset.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  void Bind(int index, std::int64_t value);
  void Bind(int index, std::uint64_t value) { Bind(index, static_cast<std::int64_t>(value)); }
  void Bind(int index, std::uint32_t value) { Bind(index, static_cast<std::int64_t>(value)); }
  void Bind(int index, int value) { Bind(index, static_cast<std::int64_t>(value)); }
  void Bind(int index, std::string_view value);
  void Bind(int index, std::span<const std::uint8_t> value);
  void Bind(int index, std::nullptr_t);
  /// NULL when it is absent.
  template <typename Value>
  void Bind(int index, const std::optional<Value>& value) {
    value ? Bind(index, *value) : Bind(index, nullptr);
  }

  /// True when a row is there to be read, false at the end. Throws StorageError.
  bool Step();
  /// Ready for the next Bind; never throws.
  void Reset() noexcept;

  /// Binds every parameter in order, runs to the end and resets. Throws StorageError.
  template <typename... Values>
  void Run(const Values&... values) {
    BindAll(values...);
    while (Step()) {
    }
    Reset();
  }

  /// Binds every parameter in order, for a loop of Step. REQUIRES: reset, or stepped to the end.
  template <typename... Values>
  void BindAll(const Values&... values) {
    int index = 0;
    (Bind(++index, values), ...);
  }

  int columns() const;
  bool IsNull(int column) const;
  std::int64_t Integer(int column) const;
  /// Valid until the next Step or Reset.
  std::string_view Text(int column) const;
  std::span<const std::uint8_t> Blob(int column) const;

 private:
  [[noreturn]] void Fail(int code) const;

  sqlite3_stmt* statement_ = nullptr;
};

/// One connection. Used by one thread.
class Database {
 public:
  enum class Mode {
    kReadOnly,   ///< never writes, never checkpoints
    kReadWrite,  ///< the file must exist
    kCreate,     ///< makes the file when it is missing
  };

  /// Throws StorageError. An empty path with kCreate is a private temporary database.
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;

  /// Runs one or more statements and drops their rows. Throws StorageError.
  void Execute(const std::string& sql);
  Statement Prepare(std::string_view sql);
  /// Ends an open transaction without it; nothing to do when SQLite has rolled back by itself, as
  /// it does after a full disk or an I/O error. Throws StorageError.
  void RollBack();
  /// Copies what this connection sees at this moment into a new file, page by page, while others
  /// may write; tells pages done and in all after each stride. Throws StorageError.
  /// REQUIRES: `file` does not exist, no transaction is open.
  void CopyInto(const std::filesystem::path& file,
                const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);
  /// First column of the first row; 0 when there is none. Throws StorageError.
  std::int64_t Integer(std::string_view sql);

 private:
  sqlite3* connection_ = nullptr;
};

/// Rolls back unless Commit was called: for jobs within one scope. The Store keeps its transaction
/// by hand.
class Transaction {
 public:
  /// Throws StorageError. `database` must outlive the transaction.
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void Commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace yichuang::sqlite
