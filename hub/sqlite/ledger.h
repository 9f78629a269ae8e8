#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "hub/contract/messages.h"
#include "hub/core/event.h"
#include "hub/evidence/chain.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// A ledger row as it stands in the file. The views are valid until the next row is read.
struct LedgerRow {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::string_view actor;
  std::string_view kind;
  std::string_view body;
  std::span<const std::uint8_t> hash;  ///< 32 bytes, unless somebody damaged it
};

/// SM3 of a row after `previous`, whatever hash it carries.
evidence::Hash HashOf(const evidence::Hash& previous, const LedgerRow& row);

/// The hash in a row's hash column; absent when it is not 32 bytes long.
std::optional<evidence::Hash> CarriedHash(std::span<const std::uint8_t> column);

/// Rows read between two chances to commit, to let the writer's WAL start over, or to tell the
/// operator.
inline constexpr std::int64_t kRowsPerStride = 50'000;

/// Calls `visit` with every row above `after` up to and with `until`, in the order of their seq,
/// and `between` with the seq reached after every stride, while no statement is open on the
/// connection. Throws StorageError when a page cannot be read.
void ForEachRow(Database& database, std::uint64_t after, std::uint64_t until,
                const std::function<void(const LedgerRow&)>& visit,
                const std::function<void(std::uint64_t)>& between = {});

/// Era, seq and hash of the last row; seq 0 and a zero hash in an empty ledger. Throws
/// StorageError.
contract::Head ReadHead(Database& database);

/// Hash that row `seq` carries; absent when there is no such row.
std::optional<evidence::Hash> HashAt(Database& database, std::uint64_t seq);

/// The record of a row. Throws StorageError naming the row when this version does not know it.
core::Record RecordOf(const LedgerRow& row);

/// Applies every record above `after` in turn, checking that each row follows from the one before
/// it; throws StorageError naming the first that does not. `between`: as in ForEachRow.
void Replay(Database& database, std::uint64_t after,
            const std::function<void(const core::Record&)>& apply,
            const std::function<void(std::uint64_t)>& between = {});

/// The writing end.
class Ledger {
 public:
  /// `database` must outlive the ledger.
  explicit Ledger(Database& database);

  /// Hashes the record into the chain and inserts its row. REQUIRES: record.seq == head().seq + 1.
  void Append(const core::Record& record);

  /// Rows from the next one on are of this era.
  void EnterEra(std::uint32_t era) { head_.era = era; }

  const contract::Head& head() const { return head_; }
  /// After a rollback: the head as it was.
  void RestoreHead(const contract::Head& head) { head_ = head; }

 private:
  Statement insert_;
  contract::Head head_;
};

}  // namespace yichuang::sqlite
