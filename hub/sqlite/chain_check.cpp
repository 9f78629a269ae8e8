#include "hub/sqlite/chain_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace yichuang::sqlite {
namespace {

/// How far a row is looked for from where it stands.
constexpr std::uint64_t kReach = 8;

std::uint64_t Moved(std::uint64_t seq, std::int64_t shift) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(seq) + shift);
}

std::string Rows(std::uint64_t first, std::uint64_t last) {
  return first == last ? fmt::format("row {}", first) : fmt::format("rows {}–{}", first, last);
}

}  // namespace

ChainCheck::ChainCheck(Database& database)
    : neighbours_(database.Prepare("SELECT hash FROM ledger WHERE seq BETWEEN ? AND ?")) {}

bool ChainCheck::Fits(const LedgerRow& row, const evidence::Hash& previous,
                      std::int64_t shift) const {
  LedgerRow written = row;
  written.seq = Moved(row.seq, shift);
  return CarriedHash(row.hash) == HashOf(previous, written);
}

std::optional<std::int64_t> ChainCheck::FindShift(const LedgerRow& row) {
  if (searches_left_ == 0) {
    return std::nullopt;
  }
  --searches_left_;
  std::vector<evidence::Hash> candidates;
  const std::uint64_t lowest = row.seq > kReach + 1 ? row.seq - kReach - 1 : 0;
  if (lowest == 0) {
    candidates.emplace_back();  // the first row follows from zeros
  }
  neighbours_.BindAll(lowest, row.seq + kReach);
  while (neighbours_.Step()) {
    if (const auto hash = CarriedHash(neighbours_.Blob(0))) {
      candidates.push_back(*hash);
    }
  }
  neighbours_.Reset();
  const auto reach = static_cast<std::int64_t>(kReach);
  const auto down = std::min(reach, static_cast<std::int64_t>(row.seq) - 1);
  for (std::int64_t shift = -down; shift <= reach; ++shift) {
    for (const evidence::Hash& previous : candidates) {
      if (Fits(row, previous, shift)) {
        return shift;
      }
    }
  }
  return std::nullopt;
}

void ChainCheck::Take(const LedgerRow& row) {
  ++rows_;
  if (row.seq != last_seq_ + 1) {
    CloseCluster();
    faults_.push_back({FaultKind::kMissing, last_seq_ + 1, row.seq - 1,
                       fmt::format("{}: missing; so row {} cannot be checked against the one "
                                   "before it",
                                   Rows(last_seq_ + 1, row.seq - 1), row.seq)});
    previous_known_ = false;
    shift_ = 0;
  }
  const auto carried = CarriedHash(row.hash);
  if (!carried) {
    CloseCluster();
    faults_.push_back({FaultKind::kAltered, row.seq, row.seq,
                       fmt::format("row {}: its hash was overwritten", row.seq)});
  } else if (!previous_known_ || (shift_ == 0 && Fits(row, last_hash_, 0))) {
    CloseCluster();
  } else if (shift_ != 0 && Fits(row, last_hash_, shift_)) {
    Note(row.seq, shift_);
  } else if (Fits(row, last_hash_, 0)) {
    shift_ = 0;
    CloseCluster();
  } else {
    const auto shift = FindShift(row);
    shift_ = shift.value_or(0);
    Note(row.seq, shift);
  }
  previous_known_ = carried.has_value();
  last_hash_ = carried.value_or(evidence::Hash{});
  last_seq_ = row.seq;
}

void ChainCheck::Note(std::uint64_t seq, std::optional<std::int64_t> shift) {
  if (!cluster_.empty() && cluster_.back().shift == shift) {
    cluster_.back().last = seq;
    return;
  }
  cluster_.push_back({seq, seq, shift});
}

void ChainCheck::TellAltered(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t seq = first; seq <= last; ++seq) {
    faults_.push_back({FaultKind::kAltered, seq, seq,
                       fmt::format("row {}: altered after it was written, or row {} was and was "
                                   "given a new hash",
                                   seq, seq - 1)});
  }
}

void ChainCheck::TellMoved(const Run& run) {
  const std::int64_t shift = run.shift.value_or(0);
  if (shift == 0) {
    return;  // in its place; only its neighbour is not
  }
  faults_.push_back({FaultKind::kMoved, run.first, run.last,
                     fmt::format("{}: written as {}", Rows(run.first, run.last),
                                 Rows(Moved(run.first, shift), Moved(run.last, shift)))});
}

void ChainCheck::TellStep(std::int64_t before, std::int64_t after, std::uint64_t at) {
  if (after > before) {
    const std::int64_t count = after - before;
    faults_.push_back({FaultKind::kMissing, at, at,
                       fmt::format("{} row{} taken out before row {}, and the rest was "
                                   "renumbered",
                                   count, count == 1 ? " was" : "s were", at)});
  }
  if (after < before) {
    const auto count = static_cast<std::uint64_t>(before - after);
    const std::uint64_t first = at > count ? at - count : 1;
    faults_.push_back(
        {FaultKind::kInserted, first, at - 1,
         fmt::format("{}: put in afterwards, and the rest was renumbered", Rows(first, at - 1))});
  }
}

void ChainCheck::CloseCluster() {
  const std::vector<Run> runs = std::exchange(cluster_, {});
  // Short runs that hold the same rows as their places: moved among themselves.
  std::set<std::uint64_t> places;
  std::set<std::uint64_t> written;
  bool small = true;
  for (const Run& run : runs) {
    small = small && run.shift && run.last - run.first <= kReach;
    for (std::uint64_t seq = run.first; small && seq <= run.last; ++seq) {
      places.insert(seq);
      written.insert(Moved(seq, *run.shift));
    }
  }
  if (small && places == written) {
    std::for_each(runs.begin(), runs.end(), [this](const Run& run) { TellMoved(run); });
    return;
  }
  std::int64_t shift = 0;
  const Run* unknown = nullptr;
  for (const Run& run : runs) {
    if (!run.shift) {
      unknown = &run;
      continue;
    }
    // Rows nobody can place, before rows that moved up or down: put in, or the first one behind a
    // removed row.
    std::uint64_t at = run.first;
    if (unknown && *run.shift > shift) {
      at = unknown->last;
      if (unknown->first < at) {
        TellAltered(unknown->first, at - 1);
      }
    }
    if (unknown && *run.shift <= shift) {
      const auto inserted = static_cast<std::uint64_t>(shift - *run.shift);
      const std::uint64_t count = unknown->last - unknown->first + 1;
      if (count > inserted) {
        TellAltered(unknown->first, unknown->last - inserted);
      }
    }
    unknown = nullptr;
    TellStep(shift, *run.shift, at);
    TellMoved(run);
    shift = *run.shift;
  }
  if (unknown) {
    TellAltered(unknown->first, unknown->last);
  }
}

std::vector<Fault> ChainCheck::Finish() {
  CloseCluster();
  return std::move(faults_);
}

}  // namespace yichuang::sqlite
