#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hub/evidence/chain.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/ledger.h"

namespace yichuang::sqlite {

/// Checks row after row that each follows from the hash the row before it carries, so that a row
/// that does not fit accuses itself and not everything behind it. For a row that does not fit, it
/// looks among its neighbours for the place at which the row was written: that tells altered rows
/// from moved, inserted and removed ones.
class ChainCheck {
 public:
  /// `database` is asked for neighbouring hashes and must outlive the check.
  explicit ChainCheck(Database& database);

  /// Rows in ascending order of seq.
  void Take(const LedgerRow& row);

  /// After the last row: what was found, in the order of rows. Call once.
  std::vector<Fault> Finish();

  std::uint64_t rows() const { return rows_; }
  /// Seq and carried hash of the last row taken.
  std::uint64_t last_seq() const { return last_seq_; }
  const evidence::Hash& last_hash() const { return last_hash_; }

 private:
  /// Rows next to each other that were written with the same distance from where they stand;
  /// `shift` is absent when no place fits them.
  struct Run {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::optional<std::int64_t> shift;
  };

  bool Fits(const LedgerRow& row, const evidence::Hash& previous, std::int64_t shift) const;
  /// How far from its place the row was written, by the hashes around it.
  std::optional<std::int64_t> FindShift(const LedgerRow& row);
  void Note(std::uint64_t seq, std::optional<std::int64_t> shift);
  void CloseCluster();
  void TellMoved(const Run& run);
  void TellAltered(std::uint64_t first, std::uint64_t last);
  /// Between rows of `before` and of `after` shift, ending before row `at`: rows came or went.
  void TellStep(std::int64_t before, std::int64_t after, std::uint64_t at);

  Statement neighbours_;
  std::uint64_t rows_ = 0;
  std::uint64_t last_seq_ = 0;
  evidence::Hash last_hash_{};
  bool previous_known_ = true;  ///< false behind a gap or a row without a hash
  std::int64_t shift_ = 0;      ///< of the row before, when it was found at another place
  int searches_left_ = 2000;    ///< a search costs about a millisecond
  std::vector<Run> cluster_;    ///< runs without a sound row between them
  std::vector<Fault> faults_;
};

}  // namespace yichuang::sqlite
